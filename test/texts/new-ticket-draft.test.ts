import { expect, test } from 'vitest';
import { newTicketDraft } from '../../src/texts/new-ticket-draft.ts';

const items = [
  { item: { kind: 'bunny', id: '7' }, name: 'Snow\ndrop', status: 'off-world', problem: 'vanishes' },
  { item: { kind: 'nest', id: 'N-9' }, name: '', status: '', problem: '' },
];

test('a draft lists the items as tickets.csv takes them, and what the note said of each', () => {
  expect(newTicketDraft(items, 'en')).toBe(
    [
      'Draft for a new ticket',
      'These items came in a folder whose ticket does not name them, so they need a ticket of their own.',
      'Items: bunny:7 nest:N-9',
      '- bunny:7',
      '  Name: Snow\\u{A}drop',
      '  Status: off-world',
      '  Problem: vanishes',
      '- nest:N-9',
      '  Name: (not in the note)',
      '  Status: (not in the note)',
      '  Problem: (not in the note)',
    ].join('\n'),
  );
});

test('a draft speaks Japanese', () => {
  expect(newTicketDraft(items.slice(0, 1), 'ja')).toBe(
    [
      '新しいチケットの下書き',
      '次のアイテムは、届いたフォルダのチケットに書かれていないため、別のチケットが必要です。',
      'アイテム：bunny:7',
      '・bunny:7',
      '  名前：Snow\\u{A}drop',
      '  状態：off-world',
      '  症状：vanishes',
    ].join('\n'),
  );
});

test('without items there is no draft', () => {
  expect(newTicketDraft([], 'en')).toBe('');
});
