import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, exactCell } from '../../../src/csv/cell.ts';
import { openTable } from '../../../src/manifest/tables/open-table.ts';
import { headerLine, tableDocuments, tableLines } from '../../../src/manifest/tables/table-text.ts';
import { countTable } from '../../../src/manifest/tables/tally.ts';
import { type ExportedSubmission, everySubmission } from '../../../src/store/reads.ts';
import type { LinkedEvent } from '../../../src/store/snapshot.ts';
import { collect, entryItem, minute, submissionNumbered } from '../../store/builders.ts';
import { aRecorded } from '../recorded.ts';

async function* pagesOf<T>(...pages: readonly (readonly T[])[]): AsyncGenerator<readonly T[]> {
  yield* pages;
}

const tableOf = (what: 'manifest' | 'submissions', ...pages: readonly (readonly ExportedSubmission[])[]) =>
  openTable(what, { reads: { exported: () => pagesOf(...pages) }, events: () => pagesOf() }, everySubmission);

const linesOf = async (what: 'manifest' | 'submissions', ...pages: readonly (readonly ExportedSubmission[])[]) => {
  const table = tableOf(what, ...pages);
  return [headerLine(table), ...(await collect(tableLines(table, 'guarded')))];
};

describe('a CSV file of submissions', () => {
  it('numbers the rows of the manifest from 1 through all pages', async () => {
    const two = aRecorded({
      submission: submissionNumbered(2),
      items: [entryItem('1'), entryItem('2')],
      repairs: [null, null],
    });
    const lines = await linesOf('manifest', [aRecorded()], [two]);
    expect(lines[0]).toBe(
      'line,submission,received_at,label,ticket,ticket_status,owner,owner_id,verdict,item_kind,item_id,item_name,file,bytes,sha256,expected,received,item_verdict,codes,disposition,duplicate_of,queue_place,repair_state,finished_at,ruleset,ledger_seq',
    );
    expect(lines.slice(1).map((line) => line.split(',', 2))).toEqual([
      ['1', submissionNumbered(1)],
      ['2', submissionNumbered(2)],
      ['3', submissionNumbered(2)],
    ]);
  });

  it('is its header alone where there is no submission', async () => {
    expect(await linesOf('submissions')).toEqual([
      'submission,received_at,decided_at,label,path,ticket,ticket_status,owner,owner_id,verdict,disposition,codes,items,accepted,held,rejected,duplicate_of,digest,ruleset,ledger_seq',
    ]);
  });

  it('counts items by verdict and tells every code of a submission in its one row', async () => {
    const recorded = aRecorded({
      verdict: 'partial',
      items: [entryItem('1'), entryItem('9', { verdict: 'rejected' })],
      trace: {
        ruleset: '1',
        subjects: [
          ['submission', null, '+!'],
          ['bunny:9', 'bunny-9.object', '!-'],
        ],
        reasons: [
          [0, 1, { code: 'STEPS_PENDING', problem: 'missing', steps: 'open' }],
          [1, 0, { code: 'ITEM_UNREFERENCED', file: 'bunny-9.object', ticket: 'T-1' }],
        ],
      },
    });
    const row = (await linesOf('submissions', [recorded]))[1]?.split(',') ?? [];
    expect(row.slice(9, 16)).toEqual(['partial', 'repair', 'ITEM_UNREFERENCED STEPS_PENDING', '2', '1', '0', '1']);
  });

  it('tells a code that was found after the verdict among the others', async () => {
    const altered = { code: 'ITEM_ALTERED', file: 'bunny-1.object', judged: 'a', found: 'b' } as const;
    const recorded = aRecorded({ later: [{ file: 'bunny-1.object', at: minute(60), reason: altered }] });
    const row = (await linesOf('submissions', [recorded]))[1]?.split(',') ?? [];
    expect(row.slice(9, 12)).toEqual(['accepted', 'repair', 'ITEM_ALTERED']);
  });

  it('is the same lines for the same submissions, however they come in pages', async () => {
    const all = [1, 2, 3].map((n) => aRecorded({ submission: submissionNumbered(n) }));
    expect(await linesOf('manifest', all)).toEqual(await linesOf('manifest', ...all.map((one) => [one])));
  });

  it('guards what a spreadsheet would run, or has every text as it is', async () => {
    const pages = [aRecorded({ label: '=1+1' })];
    const guarded = await collect(tableLines(tableOf('submissions', pages), 'guarded'));
    const exact = await collect(tableLines(tableOf('submissions', pages), 'exact'));
    expect([guarded[0]?.split(',')[3], exact[0]?.split(',')[3]]).toEqual(["'=1+1", '=1+1']);
  });

  it('is the same rows as JSON Lines, with null where a cell is empty and nothing guarded', async () => {
    const recorded = aRecorded({ label: '=1+1', verdict: 'rejected', duplicateOf: null });
    const [line = ''] = await collect(tableDocuments(tableOf('submissions', [recorded])));
    expect(JSON.parse(line)).toMatchObject({ label: '=1+1', owner_id: null, verdict: 'rejected', items: '1' });
  });
});

describe('the figures of a table', () => {
  it('count rows, submissions, verdicts and each word of the codes', async () => {
    const waived = aRecorded({
      ticket: null,
      verdict: 'rejected',
      codes: ['NOTE_STALE', 'NOTE_REUSED'],
      items: [entryItem('1'), entryItem('2', { codes: ['ITEM_UNREFERENCED'] })],
      repairs: [null, null],
    });
    const { table, figures } = countTable(tableOf('manifest', [aRecorded()], [waived, aRecorded()]));
    await collect(tableLines(table, 'exact'));
    expect(figures()).toEqual({
      rows: 4,
      submissions: 3,
      verdicts: { accepted: 2, rejected: 1 },
      codes: { ITEM_UNREFERENCED: 1, NOTE_REUSED: 2, NOTE_STALE: 2, OK: 2 },
    });
    expect(Object.keys(figures().codes)).toEqual(['ITEM_UNREFERENCED', 'NOTE_REUSED', 'NOTE_STALE', 'OK']);
  });
});

describe('the ledger as a table', () => {
  const event: LinkedEvent = {
    ...{ seq: 7, at: minute(3), kind: 'pause-opened', actor: 'Ada', submission: null, ticket: 'T-1' },
    ...{ body: '{"why":"a, b"}', previous: '0'.repeat(64), hash: 'a'.repeat(64) },
  };

  it('has every field of an event as it is stored, and counts kinds', async () => {
    const source = { reads: { exported: () => pagesOf<ExportedSubmission>() }, events: () => pagesOf([event]) };
    const { table, figures } = countTable(openTable('ledger', source, everySubmission));
    const [line = ''] = await collect(tableLines(table, 'guarded'));
    expect([headerLine(table), line]).toEqual([
      'seq,at,kind,actor,submission,ticket,body,previous,hash',
      `7,2010-08-20T00:03:00.000Z,pause-opened,Ada,,T-1,"{""why"":""a, b""}",${'0'.repeat(64)},${'a'.repeat(64)}`,
    ]);
    expect(figures()).toEqual({ rows: 1, submissions: 1, verdicts: {}, codes: { 'pause-opened': 1 } });
  });
});

describe('the lines of a table', () => {
  const word = fc.constantFrom('', 'a', 'b', "'=1", '=1', ' a', 'a,b', 'say "a"', 'a\nb', '巣', '\u3000a', '-');
  const rows = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(word, { minLength: width, maxLength: width }), { maxLength: 12 }));

  it('are each cell as it is written alone, whatever stands in the row above', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, fc.constantFrom('exact' as const, 'guarded' as const), async (some, more, cells) => {
        const pages = pagesOf(...[some, more].map((page) => [{ rows: page, told: page.length, verdicts: [] }]));
        async function* onePage() {
          for await (const page of pages) yield* page;
        }
        const lines = await collect(tableLines({ ...tableOf('manifest'), pages: onePage() }, cells));
        const cell = cells === 'exact' ? exactCell : csvCell;
        expect(lines).toEqual([...some, ...more].map((row) => row.map(cell).join(',')));
      }),
      { numRuns: 300 },
    );
  });
});
