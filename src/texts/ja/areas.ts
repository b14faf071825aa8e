import type { AreaWords, Decision } from '../area-words.ts';

const heads: Readonly<Record<Decision, string>> = {
  accepted: '修理に受理しました',
  rejected: '不受理とし、返却します',
  restored: 'ゴミ箱から戻し、保留にしました',
  purged: 'ゴミ箱から完全に削除しました',
};

/** Words for held and trashed things and for waivers in Japanese. */
export const areaWords: AreaWords = {
  empty: { held: '保留中のものはありません。', trash: 'ゴミ箱は空です。' },
  heads: {
    since: '日時',
    items: 'アイテム',
    codes: 'コード',
    grace: '猶予',
    code: 'コード',
    for: '対象',
    by: '承認者',
    until: '期限',
    why: '理由',
    ticket: 'チケット',
  },
  noItems: 'なし',
  daysLeft: (days) => `あと ${days} 日は戻せます`,
  graceOver: '終了（戻せません。完全に削除できます）',
  decided: (decision, label, items) =>
    `${heads[decision]}: ${label}${items.length === 0 ? '' : `（${items.join('、')}）`}`,
  refusals: {
    unknown: 'その受付はありません。一覧: ozma held list、ozma trash list',
    'not-there': 'すでにそこにはありません。ほかの担当者が処理した可能性があります。ozma why で確認してください。',
    paused: '現在は移動できません。',
    detained: '一時停止のため、フォルダはまだ processing/ にあります。移動が済んでから処理してください。',
    'in-repair': '先に届いた同じアイテムが修理中、または返送待ちです。修理が終わってから処理してください。',
    'no-ticket': '該当するチケットがないため、受理できません。不受理にすれば返却できます。',
    'ticket-closed': 'チケットが解決済み、または終了しています。先にチケットを再開してください。',
    'was-rejected':
      '不受理と判定されたものは、手動では受理できません。不受理にすれば返却できます。特例（ozma waive）を承認すれば、送り直していただけます。',
    'file-gone': 'ファイルがないか、読み取れません。不受理にできます。',
    'grace-over': '31 日の猶予が過ぎたため、戻せません。完全に削除できます。',
    'grace-runs': '31 日の猶予が残っていて戻せるため、まだ完全に削除できません。',
  },
  pausedBy: (pauses) => `一時停止: ${pauses.join('、')}（理由は ozma queue pauses で確認できます）`,
  notThere: (area, query) =>
    area === 'held'
      ? `「${query}」に保留中のものはありません。一覧: ozma held list`
      : `「${query}」のものはゴミ箱にありません。一覧: ozma trash list`,
  several: (area, query) =>
    area === 'held'
      ? `「${query}」には保留中の受付が複数あります。ID で指定してください:`
      : `「${query}」の受付はゴミ箱に複数あります。ID で指定してください:`,
  noSuchItem: (word, items) =>
    `「${word}」はそこにありません（あるもの: ${items.length === 0 ? 'なし' : items.join('、')}）。`,
  nothingExpired: 'ゴミ箱に 31 日の猶予を過ぎたものはありません。',
  given: (id, code, ticket) => `特例 ${id}: チケット ${ticket} では ${code} を問いません`,
  forAnybody:
    'この特例はチケットに対するもので、どなたからの送付も認めます。一人だけに認める場合は --for NAME を指定してください。',
  forEverything: 'チケットに届くすべて',
  noWaivers: '特例はありません。',
  inForce: (until) => `${until} まで`,
  ended: (until) => `${until} に終了`,
  notWaivable: {
    unsafe: '取り扱いが危険なもの、または偽造であり、特例の対象になりません。',
    unrecognised: 'チケットまたはお客様がわからず、特例を認める相手がいません。',
    closed: '終了したチケットは、特例ではなく再開で対応します。',
    unreadable: '何も判定できず、ほかのすべてを認めることになってしまいます。',
    repeated: '同じものがすでに届いています。',
    held: '担当者が ozma held accept または reject で決めます。',
    undecided: '判定に影響しません。',
    batch: '送り主の一覧についてのものです。例外は `ozma check --manifest --waivers FILE` で指定します。',
  },
  waived: ({ by, why, until }) => `特例（承認: ${by}、期限: ${until}、理由: ${why}）`,
  passedByWaiver: '特例',
};
