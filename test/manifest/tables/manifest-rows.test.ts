import { describe, expect, it } from 'vitest';
import type { ItemRef } from '../../../src/domain/item.ts';
import type { PackedTrace } from '../../../src/domain/trace.ts';
import { manifestColumns, manifestRows } from '../../../src/manifest/tables/manifest-rows.ts';
import { entryItem, entryTicket, minute, submissionNumbered } from '../../store/builders.ts';
import { aRecorded, aRepair } from '../recorded.ts';

const names: readonly string[] = manifestColumns.slice(1);

const cellsOf = (recorded: Parameters<typeof manifestRows>[0], ...columns: readonly string[]) =>
  manifestRows(recorded).map((row) => columns.map((column) => row[names.indexOf(column)]));

const missing = (...items: readonly ItemRef[]): PackedTrace => ({
  ruleset: '1',
  subjects: [['submission', null, '+!']],
  reasons: items.map((item) => [0, 1, { code: 'ITEM_MISSING', item, namedBy: 'ticket' }]),
});

describe('rows of the manifest', () => {
  it('tell everything of one accepted item', () => {
    expect(manifestRows(aRecorded())).toEqual([
      [
        '019a0000-0000-7000-8000-000000000001',
        '2010-08-20T00:20:00.000Z',
        'T-1 - Dora Quillfeather',
        'T-1',
        'Pending-Item sent to Ozma',
        'Dora Quillfeather',
        '',
        'accepted',
        'bunny',
        '1',
        'Snowdrop',
        'bunny-1.object',
        '812',
        entryItem('1').sha256,
        '1',
        '1',
        'accepted',
        'OK',
        'repair',
        '',
        '3',
        'queued',
        '',
        '1',
        '7',
      ],
    ]);
  });

  it('join what was expected with what came, both ways', () => {
    const recorded = aRecorded({
      verdict: 'partial',
      ticket: entryTicket({
        expected: [
          { kind: 'bunny', id: '1' },
          { kind: 'nest', id: 'N-2' },
        ],
      }),
      items: [
        entryItem('1'),
        entryItem('9', { verdict: 'rejected', disposition: 'return', codes: ['ITEM_UNREFERENCED'], place: 'returned' }),
        entryItem('0', {
          ref: null,
          file: 'what is this',
          verdict: 'rejected',
          disposition: 'return',
          codes: ['ITEM_UNIDENTIFIED'],
        }),
      ],
      repairs: [aRepair({ state: 'fulfilled', queuePlace: null, finishedAt: minute(90) }), null, null],
      trace: missing({ kind: 'nest', id: 'n-2' }),
    });
    expect(
      cellsOf(
        recorded,
        'item_id',
        'expected',
        'received',
        'item_verdict',
        'codes',
        'disposition',
        'repair_state',
        'finished_at',
      ),
    ).toEqual([
      ['1', '1', '1', 'accepted', 'OK', 'repair', 'fulfilled', '2010-08-20T01:30:00.000Z'],
      ['9', '0', '1', 'rejected', 'ITEM_UNREFERENCED', 'return', '', ''],
      ['', '0', '1', 'rejected', 'ITEM_UNIDENTIFIED', 'return', '', ''],
      ['N-2', '1', '0', '', 'ITEM_MISSING', '', '', ''],
    ]);
  });

  it('do not call an item missing where nobody looked for it', () => {
    const expected = [
      { kind: 'bunny', id: '1' },
      { kind: 'bunny', id: '2' },
    ];
    const repeated = aRecorded({
      verdict: 'duplicate',
      disposition: 'return',
      codes: ['DUPLICATE'],
      duplicateOf: submissionNumbered(4),
      ticket: entryTicket({ expected }),
      items: [entryItem('1', { verdict: 'rejected', disposition: 'return', place: 'returned' })],
      repairs: [null],
      trace: {
        ruleset: '1',
        subjects: [['submission', null, '!A']],
        reasons: [
          [
            ...([0, 0] as const),
            { code: 'DUPLICATE', submission: submissionNumbered(4), label: '', receivedAt: minute(1), queuePlace: 1 },
          ],
        ],
      },
    });
    expect(cellsOf(repeated, 'item_id', 'expected', 'received', 'codes', 'disposition')).toEqual([
      ['1', '1', '1', 'DUPLICATE', 'return'],
      ['2', '1', '0', 'DUPLICATE', ''],
    ]);
    const fine = aRecorded({ ticket: entryTicket({ expected }) });
    expect(cellsOf(fine, 'item_id', 'codes')).toEqual([
      ['1', 'OK'],
      ['2', 'OK'],
    ]);
  });

  it('are one where nothing was expected and nothing came', () => {
    const recorded = aRecorded({
      ticket: null,
      statusNow: null,
      verdict: 'rejected',
      disposition: 'trash',
      codes: ['BARE_NOTE'],
      items: [],
      repairs: [],
    });
    expect(
      cellsOf(recorded, 'ticket', 'owner', 'item_kind', 'file', 'expected', 'received', 'codes', 'disposition'),
    ).toEqual([['', '', '', '', '0', '0', 'BARE_NOTE', 'trash']]);
  });

  it('put the codes of the folder before those of the item, each once', () => {
    const recorded = aRecorded({
      verdict: 'rejected',
      codes: ['NOTE_FIELD_MISSING', 'NOTE_FIELD_MISSING'],
      items: [entryItem('1', { codes: ['ITEM_FIELD_MISSING', 'ITEM_FIELD_MISSING'] })],
    });
    expect(cellsOf(recorded, 'codes')).toEqual([['NOTE_FIELD_MISSING ITEM_FIELD_MISSING']]);
  });

  it('hold one item that came in two files as two received ones', () => {
    const twice = aRecorded({
      items: [entryItem('1'), entryItem('1', { file: 'copy/bunny-1.object' })],
      repairs: [null, null],
    });
    expect(cellsOf(twice, 'file', 'expected', 'received')).toEqual([
      ['bunny-1.object', '1', '1'],
      ['copy/bunny-1.object', '1', '1'],
    ]);
  });

  it('name the submission of which a duplicate is one', () => {
    const again = aRecorded({
      verdict: 'duplicate',
      codes: ['DUPLICATE'],
      duplicateOf: submissionNumbered(4),
      repairs: [null],
    });
    expect(cellsOf(again, 'verdict', 'duplicate_of')).toEqual([['duplicate', submissionNumbered(4)]]);
  });
});
