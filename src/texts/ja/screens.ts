import type { Verdict } from '../../domain/verdict.ts';
import type { Answer, ScreenWords } from '../screen-words.ts';

const heads: Readonly<Record<Verdict, string>> = {
  accepted: '受理しました',
  partial: '一部を受理しました',
  duplicate: '重複のため返却しました',
  held: '担当者の確認待ちで保留しました',
  rejected: '不受理としました',
};

const answer = ({ verdict, when, ticket, reason, accepted, total }: Answer): string => {
  const head = `${when}、${ticket === null ? '' : `チケット ${ticket} について`}${heads[verdict]}`;
  const took =
    verdict === 'accepted' ? `アイテム ${total} 件を修理へ` : `アイテム ${total} 件のうち ${accepted} 件を修理へ`;
  const why = reason === null ? [] : [reason];
  const parts = verdict === 'accepted' || verdict === 'partial' ? [took, ...why] : why;
  return parts.length === 0 ? `${head}。` : `${head}：${parts.join('、')}。`;
};

/** Words for the screens of the command line in Japanese. */
export const screenWords: ScreenWords = {
  why: {
    answer,
    nothingToDo: '対応は不要です。',
    notFound: (query) => `「${query}」については何も記録がありません。`,
    askable: [
      '次のもので調べられます:',
      '  受付       ozma why 019a8f3c-…   （ID、または先頭の8桁以上）',
      '  チケット   ozma why T-1042',
      '  ラベル     ozma why "T-1042 - Dora Quillfeather"',
      '  アイテム   ozma why bunny:483920',
      '  名義       ozma why Dora Quillfeather',
      '受信箱に残っているものはまだ記録されていません。先に ozma ingest で判定してください。',
    ],
    unjudged: 'この受付は判定されていません。これまでの記録:',
    whenQuarantined:
      'quarantine/ にあるものは障害によるもので、却下ではありません。原因を取り除いたら、元のラベル名で inbox/ へ戻してください。',
    notUnique: (beginning) => `ID が ${beginning} で始まる受付は複数あります。どれか一つを指定してください:`,
    noSubmissions: 'このチケットではまだ何も受領していません。',
    otherSubmissions: '以前の受付（ID で調べられます）',
    itemPlace: (place) => ({ held: '保管中', repair: '修理', returned: '返却済み', trash: 'ゴミ箱' })[place],
    purged: 'ゴミ箱から完全に削除済み',
    queuePlace: (place) => `順番は ${place} 番目`,
    repairs: {
      queued: '修理待ち',
      claimed: '修理中',
      fulfilled: '修理済み',
      unrepairable: '修理不能',
      escalated: '修理に担当者の確認が必要',
      withdrawn: '待ち行列から外した',
    },
    finished: (when) => `${when} に完了`,
    customer: 'お客様への文面（担当者が自分の名前で送ります。ozma は送信しません）',
    draft: '新しいチケットの下書き',
    unread: '（フォルダが手元になく、読み取れません）',
    trace: 'すべての規則（判定した順）',
    passed: 'はい',
    reported: 'いいえ',
    moot: '–',
    mootBecause: (rule) => `判定なし（理由: ${rule}）`,
    by: (actor) => `実行: ${actor}`,
  },
  ticket: {
    state: '現在のチケット',
    opened: '作成日時',
    problems: '不具合',
    named: '記載のアイテム',
    expected: '送付を案内したアイテム',
    open: '未着のアイテム',
    instructed: '送付案内',
    notInstructed: '送付の案内はありません',
    outstanding: (when) => `${when} から有効`,
    consumed: (when) => `${when}（受領済み）`,
    replaced: (when) => `${when}（新しい案内に差し替え済み）`,
    withdrawn: (when) => `${when}（取り消し）`,
    kept: 'チケットのその他の項目',
    submissions: '受付',
    queued: '修理待ち',
    yes: 'あり',
    no: 'なし',
    unknown: (number) => `チケット ${number} はありません。一覧: ozma tickets list`,
    none: 'なし',
    total: (count) => `チケット ${count} 件`,
    ofOwner: (owner, count) => `${owner} 様のチケットは ${count} 件です。`,
  },
  status: {
    desk: '窓口',
    serve: '稼働',
    intake: '受け入れ',
    pauses: '一時停止',
    platform: 'プラットフォーム',
    detained: '待機中',
    clocks: '所要時間',
    notRunning: '停止中',
    noPause: 'なし',
    noSource: '監視なし',
    neverLooked: 'まだ確認していません',
    tickets: 'チケット',
    registry: '登録アイテム',
    submissions: '受付',
    items: 'アイテム',
    queue: '修理',
    processing: '判定中',
    quarantine: '隔離',
    ledger: '台帳',
    tables: '表',
    absent: 'ありません',
    unloaded: '未読み込み',
    loaded: '読み込み済み',
    instructed: (count) => `送付案内中 ${count} 件`,
    events: (seq) => `記録 ${seq} 件`,
    serving: (process, since, beat) => `${since} から稼働中: ${process}、最終応答 ${beat}`,
    gone: (process, beat) => `異常終了: ${process} はもうありません（最終応答 ${beat}）`,
    stopped: (why) => `停止中: ${why}`,
    source: ({ source, health, stage, lookedAt, unknownSince, why }) =>
      `${source}: ${health}${unknownSince === null ? '' : `（${unknownSince} から）`}、${stage}、確認 ${lookedAt}。${why}`,
    detainedFolders: (count) => `判定済みのフォルダ ${count} 件が、一時停止が終わるまで processing/ に置かれています`,
  },
  other: {
    imported: ({ rows, added, changed, unchanged, bad }) =>
      `${rows} 行: 追加 ${added}、変更 ${changed}、変更なし ${unchanged}、不正 ${bad}`,
    skipped: '前回の取り込みから変更がないため、何もしていません',
    vanished: (count, examples) => `前回あった ${count} 行がなくなりました（削除はしていません）: ${examples}`,
    unsettled: (count) => `書き込み中のフォルダ ${count} 件は、そのままにしました。あとでもう一度実行してください。`,
    made: (dir) =>
      `${dir} に窓口を作成しました。ozma.yaml、記入用の tickets.csv と registry.csv、フォルダを入れる inbox/ があります。`,
    madeSample: (dir) => `${dir} に見本の窓口を作成しました。チケット、登録簿、フォルダの入った受信箱があります。`,
    next: '次の手順:',
    nextEmpty: [
      ['tickets import FILE', 'チケットを取り込む（tickets.csv に書いても可）'],
      ['instruct TICKET', '送付を案内する（ラベルとノートの書式を表示）'],
      ['ingest', '受信箱を判定する'],
    ],
    nextSample: [
      ['check DIR/inbox', '何も変えずに受信箱を判定する'],
      ['ingest', '実際に判定する'],
      ['why T-1042', 'チケットの経緯をすべて見る'],
    ],
    noItems:
      'チケットにアイテムの記載がないため、届いたものはすべて返却になります。--item kind:id で送付するものを指定してください。',
    severity: '重大度',
    reportedBy: '報告する規則',
    customerText: 'お客様への文面',
    byNoRule: '規則なし（修理の着手時に判明）',
  },
};
