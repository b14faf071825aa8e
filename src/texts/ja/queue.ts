import type { QueueWords, Refusal } from '../queue-words.ts';
import { foundWords } from './found.ts';

const refusals: Readonly<Record<Refusal, string>> = {
  'unknown-repair': '該当する修理はありません。一覧: ozma queue list',
  'not-held': 'このトークンは現在の担当を示していません（引き取られたか、戻されたか、ほかの担当者が着手しています）。',
  'already-finished': 'すでに終了しています。',
  claimed: '修理中です。',
  finished: 'すでに終了しています。',
  withdrawn: '待ち行列から外されています。',
  'waits-already': '順番を待っているだけです。',
};

const some = (count: number, what: string): readonly string[] => (count === 0 ? [] : [`${what} ${count}`]);

/** Words of the repair queue in Japanese. */
export const queueWords: QueueWords = {
  heads: { repair: '番号', place: '順番', state: '状態', since: '開始', waits: '待っている理由' },
  states: {
    queued: '待ち',
    claimed: '修理中',
    fulfilled: '修理済み',
    unrepairable: '修理不能',
    escalated: '要対応',
    withdrawn: '取り外し',
  },
  counts: ({ queued, postponed, claimed, escalated, fulfilled, unrepairable, withdrawn }) =>
    [
      `待ち ${queued}${postponed === 0 ? '' : `（うち再試行待ち ${postponed}）`}`,
      `修理中 ${claimed}`,
      ...some(escalated, '要対応'),
      `修理済み ${fulfilled}`,
      ...some(unrepairable, '修理不能'),
      ...some(withdrawn, '取り外し'),
    ].join('、'),
  runs: '待ち行列は止まっていません。',
  stopped: '一時停止中:',
  more: (limit) => `${limit} 件より多くあります。続きを見るには: --limit N`,
  none: '該当する修理はありません。',
  pausedBy: (ids) => `一時停止 ${ids.map((id) => `#${id}`).join('、')}`,
  claim: {
    repair: '修理',
    token: 'トークン',
    item: 'アイテム',
    file: '置き場所',
    note: 'ノート',
    noNote: 'ありません',
    until: '期限',
    attempt: '試行',
    next: '終わったら',
  },
  finishIt: (repair, token) => `ozma queue finish ${repair} --token ${token} --outcome fulfilled`,
  empty: '修理待ちはありません。',
  noneNow: (queued) =>
    `修理待ちは ${queued} 件ありますが、今は手作業で着手できるものがありません。理由を見るには: ozma queue list`,
  noKinds: 'どの種類も ozma が自動で修理します。手作業で行う種類を --kind KIND で指定してください。',
  altered: (item, found) =>
    `${item} は判定時のものと違います（実際: ${foundWords(found)}）。担当者の確認待ちで保留しました。`,
  finished: (repair, outcome) => `修理 ${repair}: ${outcome}。`,
  liesIn: (path) => `置き場所: ${path}`,
  stays: '一時停止が解除されるまで repair/ に置かれます。',
  postponed: (repair, when) =>
    `修理 ${repair} は${when === null ? '' : ` ${when} 以降に`}再試行します。順番は変わりません。`,
  escalated: (repair) =>
    `修理 ${repair} は試行の上限に達し、担当者の対応が必要です。待ち行列に戻すには: ozma queue retry ${repair} --why TEXT`,
  released: (repair) => `修理 ${repair} を元の順番に戻しました。`,
  requeued: (repair) => `修理 ${repair} を元の順番に戻しました。試行は数え直します。`,
  refused: (repair, why) => `修理 ${repair}: ${refusals[why]}`,
  unmoved: (submission, why) => `${submission} のフォルダをまだ移動できていません。後でもう一度試します。${why}`,
  lost: (submission, files) => `${submission} の次のファイルが見つかりません: ${files}`,
};
