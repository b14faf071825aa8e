import type { ClockWords } from '../clock-words.ts';
import { timeUnits } from '../time-units.ts';

const names = ['日', '時間', '分', '秒'] as const;

const duration = (seconds: number): string =>
  timeUnits(seconds)
    .flatMap((count, unit) => (count === 0 ? [] : [`${count}${names[unit]}`]))
    .join('') || '0秒';

/** Words for whose time it was in Japanese. */
export const clockWords: ClockWords = {
  heading: '所要時間',
  ticket: 'チケット',
  submission: '受付',
  duration,
  running: (wall, from) => `${from} から ${wall}（継続中）`,
  ended: (wall, from, to) => `${from} から ${to} まで ${wall}`,
  sides: ({ ours, customer, platform }) => `当方 ${ours}、お客様 ${customer}、プラットフォーム ${platform}`,
  closed: (time) => `途中で終了していた時間: ${time}（どこにも数えません）`,
  untold: '不明（取り込む前に終了していました）',
  ofOpenTickets: (count) => `未終了のチケット ${count} 件`,
};
