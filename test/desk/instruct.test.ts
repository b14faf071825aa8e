import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/config.ts';
import { importTickets } from '../../src/desk/import-csv.ts';
import { type InstructRequest, instruct } from '../../src/desk/instruct.ts';
import { noteForm } from '../../src/desk/note-form.ts';
import { instantAt } from '../../src/domain/instant.ts';
import { currentInstruction } from '../../src/domain/ticket.ts';
import { readNote } from '../../src/formats/note.ts';
import { openScratch, type Scratch } from './scratch.ts';

const config = defaultConfig();
const now = instantAt(1_282_300_000_000);
const tickets = `ticket,owner,status,problem,items
T-1042,Dora Quillfeather,Pending-Customer,off-world,bunny:483920 nest:N-1182
T-7,Ember Fenwick,Open,undelivered,
T-8,Ember Fenwick,Closed,other,bunny:1
T-9,Ember Fenwick,Resolved,other,bunny:2
`;

const openDesk = async (): Promise<Scratch> => {
  const scratch = await openScratch();
  await importTickets(scratch.store, { file: await scratch.write('t.csv', tickets), config, now });
  return scratch;
};

const request = (over: Partial<InstructRequest>): InstructRequest => ({
  ticket: 'T-1042',
  items: [],
  by: 'Kay',
  now,
  ...over,
});

const english = `Ticket: T-1042
Owner: Dora Quillfeather
Date:

Bunny:
ID: 483920
Status:
Previous owner:
Problem:

Nest:
ID: N-1182
Status:
Parents:
Problem:
`;

const japanese = `チケット：T-1042
飼い主：Dora Quillfeather
日付：

バニー：
ID番号：483920
ステータス：
前の飼い主：
症状：

巣：
ID番号：N-1182
ステータス：
両親：
症状：
`;

describe('an instruction', () => {
  test('answers the exact label and a note form in both languages', async () => {
    await using desk = await openDesk();
    const instructed = await instruct(desk.store, config, request({ ticket: ' t-1042 ' }));
    expect(instructed.label).toBe('T-1042 - Dora Quillfeather');
    expect(instructed.noteForm).toEqual({ en: english, ja: japanese });
  });

  test('is recorded with its items, its label and its instant', async () => {
    await using desk = await openDesk();
    const { items } = await instruct(desk.store, config, request({ items: ['うさぎ:483920', 'BUNNY:483920'] }));
    expect(items).toEqual([{ kind: 'bunny', id: '483920' }]);
    const stored = await desk.store.reads.ticket('T-1042');
    expect(stored === null ? null : currentInstruction(stored.ticket)).toEqual({
      at: now,
      label: 'T-1042 - Dora Quillfeather',
      items: [{ kind: 'bunny', id: '483920' }],
      consumed: [],
      isWithdrawn: false,
    });
  });

  test('for a ticket that names no items says so by having none', async () => {
    await using desk = await openDesk();
    const { items, noteForm: form } = await instruct(desk.store, config, request({ ticket: 'T-7' }));
    expect(items).toEqual([]);
    expect(form.en).toBe('Ticket: T-7\nOwner: Ember Fenwick\nDate:\n');
  });

  test('for undelivered goods asks for the transaction', async () => {
    await using desk = await openDesk();
    const { noteForm: form } = await instruct(desk.store, config, request({ ticket: 'T-7', items: ['nest:N-1'] }));
    expect(form.en).toContain('Parents:\nTransaction:\nProblem:\n');
    expect(form.ja).toContain('両親：\n取引：\n症状：\n');
  });

  test.each([
    ['an unknown ticket', { ticket: 'T-1' }, 'There is no ticket T-1.'],
    ['a closed ticket', { ticket: 'T-8' }, 'T-8 is Closed'],
    ['a resolved ticket', { ticket: 'T-9' }, 'T-9 is Resolved'],
    ['items that are none', { items: ['dog:1', 'bunny:1', 'nest:7', ''] }, "Not an item: 'dog:1', 'nest:7', ''."],
  ])('is refused for %s, and nothing is recorded', async (_, over, message) => {
    await using desk = await openDesk();
    await expect(instruct(desk.store, config, request(over))).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(message),
    });
    expect((await desk.store.reads.figures()).instructed).toBe(0);
  });
});

test('a filled-in form is a note that says everything, in either language', async () => {
  await using desk = await openDesk();
  const { noteForm: form } = await instruct(desk.store, config, request({}));
  const filled = (text: string) =>
    text.replaceAll(/([:：])$/gmu, '$1 1, 2').replace(/^(Date|日付)([:：]).*$/mu, '$1$2 2010-08-20');
  const notes = [form.en, form.ja].map((text) => readNote(new TextEncoder().encode(filled(text)), config.policy));
  expect(notes[1]).toEqual({ ...notes[1], kind: 'read' });
  const fields = { Status: '1, 2', Problem: '1, 2' };
  for (const read of notes) {
    expect(read).toMatchObject({
      kind: 'read',
      note: {
        header: { Ticket: 'T-1042', Owner: 'Dora Quillfeather', Date: '2010-08-20' },
        blocks: [
          { kind: 'bunny', name: '1, 2', fields: { ...fields, ID: '483920', 'Previous owner': '1, 2' } },
          { kind: 'nest', fields: { ...fields, ID: 'N-1182', Parents: '1, 2' } },
        ],
        other: [],
      },
    });
  }
});

test("a form names a desk's own kinds and keys by its own words", async () => {
  await using desk = await openDesk();
  const known = await desk.store.reads.ticket('T-1042');
  if (known === null) throw new Error('the ticket is there');
  const pump = { name: 'pump', aliases: ['P', 'ポンプ'], idPattern: '[0-9]+', needsName: false, required: ['Serial'] };
  const policy = { ...config.policy, kinds: [pump], noteAliases: { Serial: ['S/N'] } };
  const refs = [
    { kind: 'pump', id: '7' },
    { kind: 'bunny', id: '1' },
  ];
  const form = noteForm({ ticket: known.ticket, refs, policy });
  expect(form.en).toContain('\n\nPump:\nID: 7\nSerial:\nProblem:\n');
  expect(form.ja).toContain('\n\nポンプ：\nID：7\nSerial：\nProblem：\n');
});
