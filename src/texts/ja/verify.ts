import { counted } from '../counted.ts';
import type { VerifyWords } from '../verify-words.ts';

const upToEvent = (upTo: number | null): string => (upTo === null ? '' : `記録 #${upTo} までの`);

/** Words of `ozma verify` in Japanese. */
export const verifyWords: VerifyWords = {
  exported: ({ name, rows: count, desk, upTo, at, filter }) =>
    `このエクスポートの説明: ${name}、${counted(count)}行、窓口 ${desk}、記録 ${counted(upTo)}（${at}）まで、${filter === null ? '絞り込みなし' : `絞り込み ${filter}`}。`,
  headings: { proven: '証明されたこと', unproven: '証明されていないこと', wrong: '誤り' },
  proven: {
    bag: ({ count }) => `ファイル${counted(count)}件はすべて記載どおりのハッシュで存在し、余分なファイルはありません。`,
    description: ({ count }) => `説明は実物と一致しています（ファイル${counted(count)}件の列、サイズ、ハッシュ）。`,
    rows: ({ count }) => `${counted(count)}行は ozma が書く形式どおりです（型、既知のコード、番号の連続）。`,
    counts: ({ count }) => `${counted(count)}行の受付、判定、コードの件数は説明と一致しています。`,
    seal: () => '封印が控えてあるエクスポートそのものです。',
    chain: ({ count, of }) =>
      of === 'desk'
        ? `この窓口の台帳の記録${counted(count)}件は、すべて直前の記録に鎖状につながっています。`
        : `記録${counted(count)}件のハッシュは内容と一致し、直前の記録があるものはそれにつながっています。`,
    end: () => '台帳の末尾は窓口の記録どおりです。',
    heads: ({ count }) => `外に取った控え${counted(count)}件は、鎖の中にあります。`,
    'export-head': ({ upTo }) => `エクスポートの最後の記録 #${upTo ?? 0} は、この窓口の台帳にあります。`,
    tables: ({ count }) => `この窓口の表は台帳どおりです（受付${counted(count)}件）。`,
    evidence: ({ count }) => `判定の対象と過程は、当時の記録どおりです（判定${counted(count)}件）。`,
    'rows-in-ledger': ({ count, upTo, of }) =>
      `${of === 'file' ? '変わることのない列について、' : ''}${counted(count)}行は${upToEvent(upTo)}台帳のとおりです。`,
    complete: ({ count, upTo }) =>
      `条件に合う${upToEvent(upTo)}${counted(count)}件がすべてあり、余分なものはありません。`,
  },
  claims: {
    bag: 'ファイルがエクスポートのものであり、過不足がないこと',
    description: 'エクスポート自身の説明',
    rows: '行の形式',
    counts: '件数がエクスポート時のとおりであること',
    seal: 'エクスポート全体が作り直されていないこと',
    chain: '記録の鎖',
    end: '台帳の末尾',
    heads: '台帳が切り詰め、巻き戻し、全体の再計算をされていないこと',
    'export-head': 'エクスポートの最後の記録が窓口の台帳にあること',
    tables: '窓口の表',
    evidence: '判定の対象と過程',
    'rows-in-ledger': '行が台帳のとおりであること',
    complete: '過不足がないこと',
  },
  because: {
    'no-desk': '窓口が手元にありません（--desk DIR）',
    'other-desk': '手元の窓口とは別の窓口のものです',
    'no-heads': '外に取った控えが指定されていません（--head、--heads FILE）',
    'no-seal': '外部に控えた封印が指定されていません（--seal HEX）',
    'moved-on': 'その後の出来事により、当時の状態はもう窓口に残っていません',
    redacted: '名前が伏せられており、ハッシュの元の内容がありません',
    'not-recorded-then': '古い ozma が判定したもので、当時はまだ記録していませんでした',
    'from-a-table': 'tickets.csv または registry.csv から来たもので、台帳はその行を持っていません',
    'no-event': 'それについての記録が台帳にありません',
    'not-in-file': 'このファイルだけでは分かりません',
    'part-of-ledger': '間の記録がここにありません',
    'wrong-before': 'その前提にすでに誤りがあります',
  },
  unproven: (claim, part) => (part === null ? claim : `${claim}（${part}）`),
  unprovenFor: (unproven, why) => `${unproven}：${why}。`,
  allUnprovenFor: (why) => `${why}。そのため証明されていないこと：`,
  how: {
    changed: '変更されています',
    missing: 'ありません',
    added: '余分です',
    misplaced: '位置が違います',
    malformed: 'ozma が書く形式ではありません',
    'unknown-word': 'ozma の知らない語です',
  },
  line: (file, line) => `${file} ${line}行目`,
  event: (seq) => `記録 #${seq}`,
  tableRow: (table, row) => `${table} ${row}`,
  found: (found) => `実際 ${found}`,
  expected: (expected) => `本来 ${expected}`,
  forms: {
    'not-utf-8': 'UTF-8 の文字列',
    quotes: '閉じた引用符',
    'end-of-line': '見出し行と同じ改行',
    width: '列と同じ数のセル',
    form: '必要なセルだけの引用符（表計算ソフトで保存すると変わります）',
  },
  says: (said) => `説明 ${said}`,
  inFact: (fact) => `実物 ${fact}`,
  more: (count) => `… ほか${counted(count)}件（すべて見るには --json）。`,
  progress: { export: '検証', file: '検証', desk: '台帳', tables: '表' },
  nothingWrong: (unproven) =>
    unproven === 0
      ? '誤りは見つかりませんでした。'
      : '証明できた範囲に誤りはありません。証明できなかったことは上のとおりです。',
  somethingWrong: (wrong) => `誤りが${counted(wrong)}件あります。ozma が記録したものではありません。`,
};
