import { expect, test } from 'vitest';
import { submissionId } from '../../src/domain/ids.ts';
import { labelDifferences } from '../../src/domain/label-differences.ts';
import type { Reason } from '../../src/domain/reason.ts';
import { staffSentence } from '../../src/texts/words-in.ts';
import { reasons } from './reasons.ts';

const file = 'bunny-1.object';

const labelled = (label: string, asked: string): Reason => ({
  code: 'LABEL_MISMATCH',
  label,
  asked,
  differences: labelDifferences(label, asked),
});

const cases: readonly (readonly [reason: Reason, english: string, japanese: string])[] = [
  [
    reasons.LABEL_MISMATCH,
    `The label is "Ｔ-1042", asked was "T-1042 - Dora Quillfeather"; position 1: 'Ｔ' U+FF34 where 'T' U+0054 was asked, position 7: nothing where ' ' U+0020 was asked.`,
    `ラベルは「Ｔ-1042」、案内したのは「T-1042 - Dora Quillfeather」です（1文字目: 指定は 'T' U+0054、実際は 'Ｔ' U+FF34、7文字目: 指定は ' ' U+0020、実際は 文字なし）。`,
  ],
  [
    labelled('T-1051 - kaede.momiji', 'T-1051 - kaede.momiji - bunny'),
    'The label is "T-1051 - kaede.momiji", asked was "T-1051 - kaede.momiji - bunny"; position 22: nothing where " - bunny" was asked.',
    'ラベルは「T-1051 - kaede.momiji」、案内したのは「T-1051 - kaede.momiji - bunny」です（22文字目: 指定は 「 - bunny」、実際は 文字なし）。',
  ],
  [
    labelled('my T–1042 - Dora Quillfeather (new)', 'T-1042 - Dora Quillfeather'),
    `The label is "my T–1042 - Dora Quillfeather (new)", asked was "T-1042 - Dora Quillfeather"; position 1: "my " where nothing was asked, position 5: '–' U+2013 where '-' U+002D was asked, position 30: " (new)" where nothing was asked.`,
    `ラベルは「my T–1042 - Dora Quillfeather (new)」、案内したのは「T-1042 - Dora Quillfeather」です（1文字目: 指定は 文字なし、実際は 「my 」、5文字目: 指定は '-' U+002D、実際は '–' U+2013、30文字目: 指定は 文字なし、実際は 「 (new)」）。`,
  ],
  [
    labelled('T-1042 - Dora Quillfeathe', 'T-1042 - Dora Quillfeather!'),
    `The label is "T-1042 - Dora Quillfeathe", asked was "T-1042 - Dora Quillfeather!"; position 26: nothing where 'r' U+0072 was asked, position 26: nothing where '!' U+0021 was asked.`,
    `ラベルは「T-1042 - Dora Quillfeathe」、案内したのは「T-1042 - Dora Quillfeather!」です（26文字目: 指定は 'r' U+0072、実際は 文字なし、26文字目: 指定は '!' U+0021、実際は 文字なし）。`,
  ],
  [
    labelled('T-1042', 'T-1042 - Dora Quillfeather'),
    'The label is "T-1042", asked was "T-1042 - Dora Quillfeather"; position 7: nothing where " - Dora Quillfeather" was asked.',
    'ラベルは「T-1042」、案内したのは「T-1042 - Dora Quillfeather」です（7文字目: 指定は 「 - Dora Quillfeather」、実際は 文字なし）。',
  ],
  [
    { ...reasons.LABEL_MISMATCH, differences: [] },
    'The label is "Ｔ-1042", asked was "T-1042 - Dora Quillfeather".',
    'ラベルは「Ｔ-1042」、案内したのは「T-1042 - Dora Quillfeather」です。',
  ],
  [
    { ...reasons.OWNER_MISMATCH, by: 'sender', lookAlikeOf: null },
    'The receipt proves the sender to be "Ember Fenwick", but the ticket’s owner is "Dora Quillfeather".',
    '受領証で証明された送り主は「Ember Fenwick」ですが、チケットの名義は「Dora Quillfeather」です。',
  ],
  [
    reasons.OWNER_MISMATCH,
    'The label names "Ember Fenwick", but the ticket’s owner is "Dora Quillfeather"; the spelling imitates the known customer "Dora Quillfeather".',
    'ラベルのお名前は「Ember Fenwick」（登録のあるお客様「Dora Quillfeather」に似せた表記です）ですが、チケットの名義は「Dora Quillfeather」です。',
  ],
  [
    reasons.DUPLICATE,
    'Same content as "T-1042 - Dora Quillfeather" (received 2010-08-20 00:30:00 UTC, 0190a000-0000-7000-8000-000000000001), place 3 in the queue.',
    '「T-1042 - Dora Quillfeather」（受領 2010-08-20 00:30:00 UTC、0190a000-0000-7000-8000-000000000001）と同じ内容です（修理の順番は3番目）。',
  ],
  [
    { ...reasons.RESEND_CHANGED, submission: null },
    'Same items as "T-1042 - Dora Quillfeather" (received 2010-08-20 00:30:00 UTC, checked only, not received), but other content.',
    '「T-1042 - Dora Quillfeather」（受領 2010-08-20 00:30:00 UTC、確認のみで未受領）と同じアイテムですが、内容が違います。',
  ],
  [
    { ...reasons.ITEM_DUPLICATE, submission: null, because: 'twice-in-folder', first: 'a.object' },
    `The item in "${file}" is in this folder twice, first as "a.object".`,
    `「${file}」のアイテムはこのフォルダに二度入っています。最初のものは「a.object」です。`,
  ],
  [
    reasons.ITEM_DUPLICATE,
    `The item in "${file}" is already held or in repair (submission 0190a000-0000-7000-8000-000000000001).`,
    `「${file}」のアイテムはすでに保留中または修理中です（受付 0190a000-0000-7000-8000-000000000001）。`,
  ],
  [
    { ...reasons.ITEM_DUPLICATE, submission: submissionId('dry-run-3'), because: 'finished-before' },
    `The item in "${file}" was already finished under this instruction.`,
    `「${file}」のアイテムはこの送付案内ですでに修理が終わっています。`,
  ],
  [
    { ...reasons.NOT_INSTRUCTED, consumedAt: null },
    'No instruction is outstanding for ticket "T-1042".',
    'チケット「T-1042」に、有効な送付案内がありません。',
  ],
  [reasons.TICKET_CLOSED, 'Ticket "T-1042" is Resolved.', 'チケット「T-1042」は「解決済み」です。'],
  [reasons.NOTE_FIELD_MISSING, 'The note has no "Date".', 'ノートに「日付」がありません。'],
  [
    { ...reasons.NOTE_FIELD_MISSING, field: 'Shoe size' },
    'The note has no "Shoe size".',
    'ノートに「Shoe size」がありません。',
  ],
  [
    { ...reasons.NOTE_DATE_INVALID, why: 'in-the-future' },
    'The note’s date "2010-13-40" lies too far in the future.',
    'ノートの日付「2010-13-40」は、未来すぎます。',
  ],
  [
    { ...reasons.ITEM_BOXED, by: 'content' },
    `"${file}" is an archive, as its first bytes show.`,
    `「${file}」は圧縮ファイルです（先頭のバイト列で判定）。`,
  ],
  [{ ...reasons.ITEM_DAMAGED, why: 'unreadable' }, `"${file}" is unreadable.`, `「${file}」は読み取れません。`],
  [
    { ...reasons.ITEM_WITHOUT_FAULT, why: 'no-problem' },
    `The note names no problem for "${file}".`,
    `ノートに「${file}」の不具合が書かれていません。`,
  ],
  [
    { ...reasons.ITEM_OWNER_UNKNOWN, why: 'no-owner' },
    `The registry has no owner for "${file}".`,
    `登録簿に「${file}」の持ち主が書かれていません。`,
  ],
  [
    { ...reasons.ITEM_OWNER_MISMATCH, by: 'receipt' },
    'The receipt names "Ember Fenwick" as the item’s owner, the ticket’s owner is "Dora Quillfeather".',
    '受領証ではアイテムの持ち主は「Ember Fenwick」ですが、チケットの持ち主は「Dora Quillfeather」です。',
  ],
  [
    { ...reasons.ITEM_MISSING, namedBy: 'note' },
    'The note names bunny:B-SECRET, which is not in the folder.',
    'ノートにあるbunny:B-SECRETが、フォルダにありません。',
  ],
  [
    { ...reasons.STEPS_PENDING, steps: '' },
    'The problem is "missing", and the standard steps are not noted in the ticket.',
    '問題は「missing」で、標準の手順はチケットに記録がありません。',
  ],
];

test.each(cases)('$code is told to staff with its evidence', (reason, english, japanese) => {
  expect(staffSentence(reason, 'en')).toBe(english);
  expect(staffSentence(reason, 'ja')).toBe(japanese);
});

test('differences of labels are cut and counted where there are many, and a run of them that is cut says so', () => {
  const many = staffSentence(labelled('abcdefghijkl', '123456789012'), 'en');
  expect(many).toContain('and 2 more.');
  const long = staffSentence(labelled(`T-1042${'x'.repeat(100)}`, 'T-1042'), 'en');
  expect(long).toMatch(/position 7: "x{64}…" where nothing was asked\.$/u);
});

test('a long list of evidence is cut and counted', () => {
  const hazards = Array.from({ length: 12 }, (_, index) => ({ path: `l${index}`, what: 'fifo' }) as const);
  expect(staffSentence({ code: 'UNSAFE_CONTENT', hazards }, 'en')).toContain('"l9" (named pipe) and 2 more;');
  expect(staffSentence({ code: 'UNSAFE_CONTENT', hazards }, 'ja')).toContain('「l9」（名前付きパイプ）、ほか2件');
});

test('a name cannot forge a line of a sentence', () => {
  const sentence = staffSentence({ code: 'BARE_NOTE', file: 'note\n\u202etxt.\u0007' }, 'en');
  expect(sentence).toBe('The note "note\\u{A}\\u{202E}txt.\\u{7}" lay loose in the inbox.');
});
