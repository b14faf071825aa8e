import type { ServeWords } from '../serve-words.ts';

const wayWords = { command: 'プログラム', http: 'サービス', module: 'モジュール' } as const;

const health = { healthy: '正常', troubled: '障害', unknown: '不明' } as const;

const because = (why: string | null): string => (why === null ? '' : `（${why}）`);

/** Words of `ozma serve` in Japanese. */
export const serveWords: ServeWords = {
  detained: '一時停止中のため、processing/ に置いたままにしています',
  detainedTotal: (count) => `一時停止中のため、判定済みのフォルダ ${count} 件は processing/ に置いたままです。`,
  letGo: (count) => `一時停止のため置いたままだったフォルダ ${count} 件を、行き先に移しました。`,
  opening: {
    serving: (dir) => `窓口 ${dir} の運用を始めます。`,
    watches: (inbox, settle, scan) =>
      `フォルダ: ${inbox} を ${scan} 秒ごとに確認し、${settle} 秒間変更のないものから判定します。`,
    way: (kind, way, by) => `修理: ${kind} は${wayWords[way]} ${by} で行います。`,
    byHand: (kinds) => `手作業: ${kinds}（ozma queue claim のあと ozma queue finish）`,
    missing: {
      module: (kind, name) => `警告: ${kind} の修理はすべて失敗します。窓口にファイル ${name} がありません。`,
      program: (kind, name) => `警告: ${kind} の修理はすべて失敗します。実行できるプログラム ${name} がありません。`,
      variable: (kind, name) => `警告: ${kind} の修理はすべて失敗します。環境変数 ${name} が設定されていません。`,
    },
    noRepairs: '修理: ここでは行いません（--no-repairs）。',
    sources: (names) => `プラットフォーム: ${names} を監視します。`,
    noSources: 'プラットフォーム: 監視していません（ozma.yaml の stability）。',
    howToStop:
      'Ctrl-C または SIGTERM で終了します。進行中の修理は、終えるか列に戻します。もう一度送ると、すぐに終了します。',
  },
  repairs: {
    claimed: ({ item, ticket, attempt, isTest }) =>
      `修理開始: ${item}（${ticket}）${attempt > 1 ? `、${attempt} 回目` : ''}${isTest ? '、プラットフォームの試験を兼ねます' : ''}`,
    fulfilled: ({ item, ticket, note }) => `修理完了: ${item}（${ticket}）${because(note)}`,
    unrepairable: ({ item, ticket, why }) => `修理不可: ${item}（${ticket}）${because(why)}`,
    postponed: ({ item, ticket, why, when, isFree }) =>
      `修理延期: ${item}（${ticket}）${because(why)} ${when === null ? '順番はそのままです' : `${when} 以降にやり直します`}${isFree ? '（回数に数えません）' : ''}`,
    escalated: ({ item, ticket, why }) => `担当者の確認が必要: ${item}（${ticket}）${because(why)}`,
    refused: ({ item, ticket }) => `時間切れ: ${item}（${ticket}）はほかに引き継がれたため、結果は記録していません`,
    altered: ({ item, ticket, found }) => `保留: ${item}（${ticket}）は判定時と異なります（${found}）`,
    released: ({ item, ticket, why }) => `修理返上: ${item}（${ticket}）${because(why)}`,
    takenOver: (repair, next) =>
      `修理 ${repair} の担当プロセスがなくなりました。${next === 'queued' ? '元の順番に戻しました' : '担当者の確認が必要です'}`,
  },
  kept: '一時停止中のため processing/ に待機',
  intakeStopped: (why) => `受付を中断し、再開を試みます: ${why}`,
  intakeResumed: '受付を再開しました',
  paused: (id, kind, scope, why) => `一時停止 ${id}（${kind}）対象: ${scope}。理由: ${why}`,
  ended: (id, why) => `一時停止 ${id} が終わりました: ${why}`,
  staged: {
    testing: (id) => `一時停止 ${id}: 落ち着いたため、修理 1 件で試します`,
    holding: (id) => `一時停止 ${id}: 引き続き停止します`,
  },
  health: (source, to, why) => `${source}: ${health[to]}。${why}`,
  overruled: (source) => `${source}: 担当者が一時停止を終わらせました`,
  fault: (why) => `障害が起きました。再試行します: ${why}`,
  lost: (submission, files) => `${submission} のファイルが、元の場所にも行き先にもありません: ${files}`,
  unmoved: (submission, why) => `${submission} を移動できませんでした。再試行します: ${why}`,
  leftOut: (count) => `（読み手がいなかったため、${count} 行を省略しました）`,
  stopping: '終了します。進行中のものは、終えるか列に戻します。',
  stopped: '終了しました。',
};
