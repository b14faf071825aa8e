import { expect, test } from 'vitest';
import { submissionId } from '../../src/domain/ids.ts';
import type { Reason } from '../../src/domain/reason.ts';
import { staffSentence } from '../../src/texts/words-in.ts';
import { reasons } from './reasons.ts';

const file = 'bunny-1.object';

const cases: readonly (readonly [reason: Reason, english: string, japanese: string])[] = [
  [
    reasons.LABEL_MISMATCH,
    `The label is "Ｔ-1042", asked was "T-1042 - Dora Quillfeather"; position 1: 'Ｔ' U+FF34 where 'T' U+0054 was asked, position 7: nothing where ' ' U+0020 was asked.`,
    `ラベルは「Ｔ-1042」、案内したのは「T-1042 - Dora Quillfeather」です（1文字目: 指定は 'T' U+0054、実際は 'Ｔ' U+FF34、7文字目: 指定は ' ' U+0020、実際は 文字なし）。`,
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

test('a long list of evidence is cut and counted', () => {
  const hazards = Array.from({ length: 12 }, (_, index) => ({ path: `l${index}`, what: 'fifo' }) as const);
  expect(staffSentence({ code: 'UNSAFE_CONTENT', hazards }, 'en')).toContain('"l9" (named pipe) and 2 more;');
  expect(staffSentence({ code: 'UNSAFE_CONTENT', hazards }, 'ja')).toContain('「l9」（名前付きパイプ）、ほか2件');
});

test('a name cannot forge a line of a sentence', () => {
  const sentence = staffSentence({ code: 'BARE_NOTE', file: 'note\n\u202etxt.\u0007' }, 'en');
  expect(sentence).toBe('The note "note\\u{A}\\u{202E}txt.\\u{7}" lay loose in the inbox.');
});
