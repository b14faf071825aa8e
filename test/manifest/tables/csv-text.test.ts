import { describe, expect, it } from 'vitest';
import type { CsvStyle } from '../../../src/csv/cell.ts';
import { csvPieces, type Export } from '../../../src/manifest/tables/csv-text.ts';
import type { RecordedSubmission } from '../../../src/store/reads.ts';
import { entryItem, minute, submissionNumbered } from '../../store/builders.ts';
import { aRecorded } from '../recorded.ts';

const plain: CsvStyle = { bom: false, crlf: false };

async function* pagesOf(
  ...pages: readonly (readonly RecordedSubmission[])[]
): AsyncGenerator<readonly RecordedSubmission[]> {
  yield* pages;
}

const textOf = async (
  what: Export,
  style: CsvStyle,
  ...pages: readonly (readonly RecordedSubmission[])[]
): Promise<string> => {
  let text = '';
  for await (const piece of csvPieces(what, pagesOf(...pages), style)) text += piece.text;
  return text;
};

describe('a CSV file of submissions', () => {
  it('numbers the rows of the manifest from 1 through all pages', async () => {
    const two = aRecorded({
      submission: submissionNumbered(2),
      items: [entryItem('1'), entryItem('2')],
      repairs: [null, null],
    });
    const text = await textOf('manifest', plain, [aRecorded()], [two]);
    const lines = text.trimEnd().split('\n');
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
    expect(await textOf('submissions', plain)).toBe(
      'submission,received_at,decided_at,label,path,ticket,ticket_status,owner,owner_id,verdict,disposition,codes,items,accepted,held,rejected,duplicate_of,digest,ruleset,ledger_seq\n',
    );
  });

  it('begins with a byte order mark and ends lines with CR LF where that is asked for', async () => {
    const text = await textOf('submissions', { bom: true, crlf: true }, [aRecorded()]);
    expect(text.startsWith('\uFEFFsubmission,')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
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
    const row = (await textOf('submissions', plain, [recorded])).split('\n')[1]?.split(',') ?? [];
    expect(row.slice(9, 16)).toEqual(['partial', 'repair', 'ITEM_UNREFERENCED STEPS_PENDING', '2', '1', '0', '1']);
  });

  it('tells a code that was found after the verdict among the others', async () => {
    const altered = { code: 'ITEM_ALTERED', file: 'bunny-1.object', judged: 'a', found: 'b' } as const;
    const recorded = aRecorded({ later: [{ file: 'bunny-1.object', at: minute(60), reason: altered }] });
    const row = (await textOf('submissions', plain, [recorded])).split('\n')[1]?.split(',') ?? [];
    expect(row.slice(9, 12)).toEqual(['accepted', 'repair', 'ITEM_ALTERED']);
  });

  it('is the same bytes for the same submissions, however they come in pages', async () => {
    const all = [1, 2, 3].map((n) => aRecorded({ submission: submissionNumbered(n) }));
    expect(await textOf('manifest', plain, all)).toBe(await textOf('manifest', plain, ...all.map((one) => [one])));
  });
});
