import type { RepairWords, ToldAttempt, ToldPause } from '../repair-words.ts';

const endings = {
  fulfilled: '修理済み',
  unrepairable: '修理不能',
  retry: '要再試行',
  fault: '障害',
  released: '順番待ちに戻した',
  lapsed: '引き取り',
  altered: '変更を検出',
} as const;

const [counts, countsNot] = ['回数に数える', '回数に数えない'];

const pause = ({ id, kind, scope, who, why, since, until, stage }: ToldPause): string => {
  const end = until === null ? '' : `、${until} まで`;
  const test = stage === null ? '' : `、${stage}`;
  return `#${id}（${kind}、${scope}、${who}、${since} から${end}${test}）: ${why}`;
};

const attempt = ({ holder, ending, why, isCounted }: ToldAttempt): string => {
  if (ending === null) return `${holder}: 作業中`;
  const isAnswer = ending === 'fulfilled' || ending === 'unrepairable';
  const count = isAnswer ? '' : `（${isCounted ? counts : countsNot}）`;
  return `${holder}: ${endings[ending]}${why === null ? '' : `: ${why}`}${count}`;
};

/** Words for repairs and pauses in a story in Japanese. */
export const repairWords: RepairWords = {
  pause,
  pausedBy: (told) => `一時停止 ${pause(told)}`,
  itsTurn: '次の順番',
  ahead: (count) => `順番待ち（前に ${count} 件）`,
  again: (when, why) => `${when} 以降に再試行${why === null ? '' : `（理由: ${why}）`}`,
  byHand: '手作業で修理（担当者の着手待ち）',
  held: (holder, since) => `${since} から ${holder} が担当`,
  needsPerson: (why) => `担当者の対応が必要${why === null ? '' : `: ${why}`}`,
  withdrawn: (why) => `外した理由: ${why}`,
  said: (why) => `結果の説明: ${why}`,
  process: (pid, host) => `ozma（${host} のプロセス ${pid}）`,
  lapses: { 'holder-gone': '担当プロセスが終了', 'lease-over': '持ち時間切れ' },
  endings,
  attempt,
  counts,
  countsNot,
  goesBack: '一時停止が終わり次第、返却',
  detained: '判定済みですが、一時停止が終わるまで processing/ に置かれます。',
  waiting: ({ ticket, count, place }) => `${ticket} の修理待ち ${count} 件（先頭の順番は ${place} 番目）`,
  foundLater: (when) => `判定後の ${when} に判明`,
};
