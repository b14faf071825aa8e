import type { ReportWords } from '../report-words.ts';
import { timeUnits } from '../time-units.ts';

const units = ['日', '時間', '分', '秒'] as const;

const roughly = (seconds: number): string =>
  timeUnits(seconds)
    .map((count, unit) => [count, units[unit]] as const)
    .slice(timeUnits(seconds).findIndex((count, unit) => count > 0 || unit === units.length - 1))
    .slice(0, 2)
    .filter(([count], place) => count > 0 || place === 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join('');

/** Words of reports in Japanese. */
export const reportWords: ReportWords = {
  titles: {
    reasons: '理由',
    times: '所要時間',
    pauses: '一時停止',
    repeats: '再送',
    arrivals: '到着',
    explanations: '説明',
  },
  nothing: {
    reasons: '理由はひとつも示されていません。',
    times: '届いたフォルダーはありません。',
    pauses: '一時停止はありませんでした。',
    repeats: '再送した人はいません。',
    arrivals: '届いたフォルダーはありません。',
    explanations: '説明を求めた人はいません。',
  },
  range: (from, to) => `${from === null ? '' : `${from} から`}${to === null ? '' : `${to} より前まで`}`,
  clocks: (timeZone) => `時計: ${timeZone}`,
  weeks: (first, last) => (first === last ? `${first} の週` : `グラフ: ${first} から ${last} の週`),
  more: (count, command) => `ほか ${count} 件: ${command}`,
  roughly,
  reasons: { folder: 'フォルダーについて', item: 'アイテムについて', waived: '例外として認めたもの' },
  times: {
    verdict: (folders) => `受領から判定まで（${folders} 件）`,
    back: (folders) => `受領から返却まで（${folders} 件）`,
    median: '中央値',
    p95: '95 % 以内',
    max: '最長',
    apart: (notBack, inTrash) => `未返却: ${notBack} 件、ごみ箱: ${inTrash} 件`,
  },
  pauses: {
    inForce: (duration, since, ended) =>
      `${duration}、${since} から${ended === null ? '（継続中）' : ` ${ended} まで`}`,
    waited: (repairs, duration) => `修理 ${repairs} 件が計 ${duration} 待機`,
    kept: (folders) => `フォルダー ${folders} 件を留め置き`,
    nobody: '待ったものはありません',
  },
  repeats: {
    of: (repeated, submissions) => `${submissions} 件中 ${repeated} 件`,
    duplicates: (count) => `重複 ${count} 件`,
    changedResends: (count) => `内容を変えた再送 ${count} 件`,
    reusedNotes: (count) => `ノートの使い回し ${count} 件`,
    itemsSentTwice: (count) => `二度送られたアイテム ${count} 件`,
  },
  arrivals: {
    weekdays: ['月', '火', '水', '木', '金', '土', '日'],
    most: (count) => `█ は同じ曜日と時間帯に最大 ${count} 件、· はなし`,
  },
  explanations: {
    ways: { submission: '受付', ticket: 'チケット', label: 'ラベル', item: 'アイテム', owner: '飼い主' },
    askedBy: (ways) => `尋ね方: ${ways.map(([way, count]) => `${way} ${count} 件`).join('、')}`,
  },
  comma: '、',
  written: (file) => `${file} に書き出しました`,
};
