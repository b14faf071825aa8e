import { counted } from '../counted.ts';
import type { EvidenceWord, ReplayWords } from '../replay-words.ts';

const parts: Readonly<Record<EvidenceWord, string>> = {
  event: '台帳の判定の記録',
  ruleset: '判定に使った規則',
  policy: '判定時の設定',
  arrival: '届いた内容',
  trace: '判定した規則と結果',
};

/** Words of judging again in Japanese. */
export const replayWords: ReplayWords = {
  replaying: '再判定',
  differs: '記録と異なる結果になりました',
  rowsDiffer: '書き出しの行が再判定と異なります',
  otherwise: (ruleset) => `規則 ${ruleset} で判定されたものです。現在の規則では異なる決定になります`,
  altered: (all) =>
    `次のものが記録時と異なるため、再判定していません：${all.map((part) => parts[part]).join('、')}。ozma verify を参照してください`,
  unknown: (submission, line) => `${line}行目：受付 ${submission} の記録がありません`,
  malformed: (line) => `arrivals.jsonl の${line}行目：読み取れないため、再判定していません`,
  fields: {
    verdict: '判定',
    disposition: '行き先',
    codes: 'コード',
    items: 'アイテム',
    item_verdict: 'アイテムの判定',
    duplicateOf: '重複元',
    duplicate_of: '重複元',
    waived: '特例',
    expected: '届くはずのアイテム',
    rows: '行数',
    trace: '判定した規則と結果',
    at: '判定日時',
  },
  submission: '受付',
  change: (what, recorded, replayed) => `${what}：記録は ${recorded}、再判定は ${replayed}`,
  nothing: 'なし',
  answers: {
    passed: 'はい',
    reported: 'いいえ',
    waived: '特例',
    moot: '判定なし',
    'not-asked': '質問なし',
  },
  more: (count) => `… ほか${counted(count)}件（--json ですべて表示）`,
  summary: (all, isAnyway) => {
    const first = [
      `${counted(all.submissions)}件のうち${counted(all.judged)}件を再判定`,
      `相違${counted(all.differ)}件`,
      ...(all.altered === 0 ? [] : [`証拠の改変${counted(all.altered)}件`]),
      ...(all.notKept === 0 ? [] : [`内容を保存する前に判定されたもの${counted(all.notKept)}件`]),
      ...(all.otherRules === 0 ? [] : [`別の規則で判定されたもの${counted(all.otherRules)}件`]),
    ];
    return [
      `${first.join('、')}。`,
      ...(all.otherRules > 0 && isAnyway
        ? [`別の規則で判定されたもののうち、現在の規則では異なる決定になるもの${counted(all.otherwise)}件。`]
        : []),
      ...(all.otherRules > 0 && !isAnyway ? ['現在の規則での決定を見るには：--anyway'] : []),
      ...(all.decidedSince === 0
        ? []
        : [`${counted(all.decidedSince)}件は後から人が決定したもので、その部分は再判定の対象ではありません。`]),
      ...(all.unknown === 0 ? [] : [`書き出しにあって記録のない受付${counted(all.unknown)}件。`]),
      ...(all.malformed === 0 ? [] : [`arrivals.jsonl の読み取れない行${counted(all.malformed)}行。`]),
    ];
  },
};
