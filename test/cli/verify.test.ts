import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportInto, makePlace, makeSampleDesk, ozma, removePlace } from '../audit/verify/exports.ts';
import { documentsIn } from './desk.ts';

let place = '';
let desk = '';
let manifest = '';
let seal = '';

beforeAll(async () => {
  place = await makePlace();
  desk = await makeSampleDesk(place);
  manifest = join(place, 'manifest');
  const [told] = documentsIn((await ozma('--desk', desk, '--json', 'export', 'manifest', '--out', manifest)).out);
  seal = String(told?.['seal']);
  await exportInto(desk, join(place, 'ledger'), ['ledger']);
}, 60_000);
afterAll(() => removePlace(place));

const verify = (...argv: readonly string[]) => ozma('verify', ...argv);

/** The same, as documents: those of a kind. */
const told = async (kind: string, ...argv: readonly string[]) =>
  documentsIn((await ozma('--json', 'verify', ...argv)).out).filter((one) => one['kind'] === kind);

/** A copy of the export in which one cell says something else. */
const tampered = async (name: string): Promise<string> => {
  const copy = join(place, name);
  await cp(manifest, copy, { recursive: true });
  const file = join(copy, 'data', 'manifest.csv');
  await writeFile(file, (await readFile(file, 'utf8')).replace(',accepted,', ',rejected,'));
  return copy;
};

const headOf = async (): Promise<string> => {
  const [head] = documentsIn((await ozma('--desk', desk, '--json', 'ledger', 'head')).out);
  return `${head?.['seq']}:${head?.['hash']}`;
};

describe('verify of an export', () => {
  it('says what was proven, what was not, and in one sentence that nothing is wrong', async () => {
    const { status, out } = await verify(manifest);
    expect(status).toBe(0);
    expect(out).toMatch(
      /^The export says that it is: manifest, 39 rows, of desk .+, without a filter\.\n\nProven\n {2}Every file is there with the hash listed for it/su,
    );
    expect(out).toContain('no seal that was kept elsewhere is given');
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^Nothing is wrong/u);
  });

  it('proves every row by the desk, up to the event with which the export ends', async () => {
    const { status, out } = await ozma('--desk', desk, 'verify', manifest, '--seal', seal, '--head', await headOf());
    expect(status).toBe(0);
    expect(out).toMatch(/\d+ rows are those of the ledger up to event \d+\./u);
    expect(out).toContain('The export is the one whose seal was kept.');
    expect(out.trimEnd().split('\n').at(-1)).toBe('Nothing is wrong.');
  });

  it('names file, line and column of what was changed, and exits with 1', async () => {
    const copy = await tampered('one-cell');
    const { status, out } = await ozma('--desk', desk, 'verify', copy);
    expect(status).toBe(1);
    expect(out).toMatch(/data\/manifest\.csv line \d+, (?:item_)?verdict: changed: found rejected, expected accepted/u);
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/things are wrong: this is not what ozma recorded\.$/u);
  });

  it('says one changed cell once, the row first, and both hashes of its file whole', async () => {
    const { out } = await ozma('--desk', desk, 'verify', await tampered('told-once'));
    const wrong = out.slice(out.indexOf('\nWrong\n')).split('\n').slice(2, -3);
    expect(wrong).toEqual([
      expect.stringMatching(/^ {2}data\/manifest\.csv line \d+, (?:item_)?verdict: changed: found /u),
      '  data/manifest.csv: changed:',
      expect.stringMatching(/^ {4}found sha256:[0-9a-f]{64}$/u),
      expect.stringMatching(/^ {4}expected sha256:[0-9a-f]{64}$/u),
      '      (manifest-sha256.txt)',
    ]);
  });

  it('says what a file that a spreadsheet saved lacks, its first row whole and the others in brief', async () => {
    const copy = await tampered('quoted');
    const file = join(copy, 'data', 'manifest.csv');
    const [header = '', ...rows] = (await readFile(join(manifest, 'data', 'manifest.csv'), 'utf8')).split('\n');
    const quoted = rows.map((row) =>
      row.replace(/,rejected,|,accepted,|,partial,|,held,|,duplicate,/u, (cell) => `,"${cell.slice(1, -1)}",`),
    );
    await writeFile(file, [header, ...quoted].join('\n'));
    const { out } = await ozma('verify', copy);
    const [, first = '', second = ''] = out.split(/: not as ozma writes it:\n/u);
    const [whole = ''] = first.split('    expected ');
    expect(whole.replace(/\s/gu, '')).toMatch(/^found1,/u);
    expect(whole.trimEnd().slice(-8)).toBe(quoted[0]?.slice(-8));
    expect(first).toContain('expected quotes only where a cell needs them');
    expect(second).toMatch(/^ {4}found [^…]*…$/mu);
  });

  it('says of a description that says otherwise what it says, and what is so', async () => {
    const copy = await tampered('other-count');
    await cp(join(manifest, 'data', 'manifest.csv'), join(copy, 'data', 'manifest.csv'));
    const description = join(copy, 'datapackage.json');
    await writeFile(description, (await readFile(description, 'utf8')).replace(/("accepted": ?)\d+/u, '$199'));
    const { out } = await ozma('verify', copy);
    expect(out).toMatch(/^ {2}datapackage\.json, verdicts accepted: says 99, in fact \d+$/mu);
  });

  it('says it in Japanese', async () => {
    const { status, out } = await ozma('--desk', desk, '--lang', 'ja', 'verify', await tampered('japanese'));
    expect([status, out.includes('証明されたこと'), out.includes('本来 accepted')]).toEqual([1, true, true]);
  });

  it('ends its documents with a summary', async () => {
    const facts = expect.objectContaining({ export: 'manifest', rows: 39, people: 'named' });
    expect(await told('summary', manifest)).toEqual([
      { kind: 'summary', ok: true, proven: 4, unproven: 5, wrong: 0, export: facts },
    ]);
    expect(await told('wrong', join(place, 'ledger'))).toEqual([]);
  });

  it('names the first 20 wrong things and counts the rest', async () => {
    const copy = join(place, 'many');
    await cp(manifest, copy, { recursive: true });
    for (let index = 0; index < 30; index += 1) await writeFile(join(copy, `more-${index}.txt`), '');
    const { out } = await verify(copy);
    expect(out.split('\n').filter((line) => line.startsWith('  more-'))).toHaveLength(20);
    expect(out).toContain('… and 10 more');
    expect(await told('wrong', copy)).toHaveLength(30);
  });

  it('is 1 where the description or all else but it is gone, for it was an export', async () => {
    const copy = join(place, 'described-no-more');
    await cp(manifest, copy, { recursive: true });
    await rm(join(copy, 'datapackage.json'));
    expect(await verify(copy)).toMatchObject({ status: 1, out: expect.stringContaining('datapackage.json: missing') });
    await mkdir(join(place, 'emptied', 'data'), { recursive: true });
    expect(await verify(join(place, 'emptied'))).toMatchObject({ status: 1 });
  });

  it('finds by a kept head, without the desk, that the ledger of an export was made anew', async () => {
    const [seq = ''] = (await headOf()).split(':');
    const other = `${seq}:${'a'.repeat(64)}`;
    for (const name of ['manifest', 'ledger']) {
      const wrong = await told('wrong', join(place, name), '--head', other);
      expect(wrong).toEqual([expect.objectContaining({ claim: 'heads', expected: 'a'.repeat(64) })]);
    }
    expect(await told('wrong', manifest, '--head', await headOf())).toEqual([]);
  });

  it('is of another desk where that is at hand, which is no error', async () => {
    const other = join(place, 'other-desk');
    await ozma('init', other);
    await ozma('--desk', other, 'status');
    const unproven = (await told('unproven', manifest, '--desk', other)).map(({ because }) => because);
    expect(unproven).toContain('other-desk');
    expect((await ozma('--desk', other, 'verify', manifest)).status).toBe(0);
  });
});

describe('verify of one CSV file', () => {
  it('proves what a file alone can tell, and by the desk the columns that never change', async () => {
    for (const name of ['manifest', 'ledger']) {
      const file = join(place, name, 'data', `${name}.csv`);
      expect(await verify(file)).toMatchObject({ status: 0 });
      expect(await told('wrong', file, '--desk', desk)).toEqual([]);
    }
  });

  it('names the row that is not written as ozma writes one', async () => {
    const file = join(place, 'loose.csv');
    const text = await readFile(join(manifest, 'data', 'manifest.csv'), 'utf8');
    await writeFile(file, text.replace(',1,1,accepted,OK,', ', 1,1,accepted,OK,'));
    const [wrong] = await told('wrong', file);
    expect(wrong).toMatchObject({ claim: 'rows', how: 'malformed', row: expect.any(String) });
  });

  it('takes cells as they are with --exact', async () => {
    const file = join(place, 'exact.csv');
    await ozma('--desk', desk, 'export', 'manifest', '--exact', '--out', file);
    expect((await verify(file)).status).toBe(1);
    expect((await verify(file, '--exact')).status).toBe(0);
  });

  it('refuses a file that no export has', async () => {
    const file = join(place, 'tickets.csv');
    await writeFile(file, 'ticket,owner\nT-1,Dora\n');
    expect(await verify(file)).toMatchObject({ status: 2, err: expect.stringContaining('is no export') });
  });
});

describe('verify of a desk', () => {
  it('proves ledger and tables', async () => {
    const { status, out } = await ozma('--desk', desk, 'verify');
    expect(status).toBe(0);
    expect(out).toContain('The ledger of this desk is chained');
    expect(out).toContain('The tables of this desk are as its ledger tells');
  });

  it('finds by heads that were kept that the ledger was made anew, and counts those of other desks', async () => {
    const file = join(place, 'heads.jsonl');
    await ozma('--desk', desk, 'ledger', 'head', '--append', file);
    const kept = await readFile(file, 'utf8');
    await appendFile(file, kept.replace(/"desk":"[0-9a-f]{32}"/u, `"desk":"${'0'.repeat(32)}"`));
    expect(await told('wrong', '--desk', desk, '--heads', file)).toEqual([]);
    const others = (await told('unproven', '--desk', desk, '--heads', file)).find(({ claim }) => claim === 'heads');
    expect(others).toMatchObject({ because: 'other-desk', count: 1 });
    await writeFile(file, kept.replace(/"hash":"[0-9a-f]{64}"/u, `"hash":"${'0'.repeat(64)}"`));
    const wrong = await told('wrong', '--desk', desk, '--heads', file);
    expect(wrong).toEqual([expect.objectContaining({ claim: 'heads', how: 'changed' })]);
  });

  it('works on one that real work would refuse, and names event and row', async () => {
    const copy = join(place, 'tampered-desk');
    await cp(desk, copy, { recursive: true });
    const db = new Database(join(copy, 'ozma.db'));
    db.exec(`drop trigger if exists event_update; update event set body = replace(body, '"accepted"', '"rejected"')
      where seq = (select min(seq) from event where kind = 'submission-judged' and body like '%"verdict":"accepted"%')`);
    db.close();
    const claims = (await told('wrong', manifest, '--desk', copy, '--ledger')).map(({ claim }) => claim);
    expect(claims).toEqual(expect.arrayContaining(['chain', 'rows-in-ledger', 'tables']));
  });
});

describe('verify with what it cannot use', () => {
  it.each([
    ['nothing to verify', [], 'give an export directory'],
    ['a path that is not there', ['nowhere'], 'There is no nowhere'],
    ['a seal that is none', ['.', '--seal', 'abc'], '64 hex digits'],
    ['a head that is none', ['.', '--head', '12'], 'a colon and its hash'],
    ['heads that are not there', ['.', '--heads', 'nowhere'], 'nowhere'],
  ] as const)('refuses %s', async (_, argv, message) => {
    expect(await verify('--no-desk', ...argv)).toMatchObject({ status: 2, err: expect.stringContaining(message) });
  });

  it('names the line of a file of heads that is none', async () => {
    const file = join(place, 'torn.jsonl');
    await writeFile(file, '\n{"desk":\n');
    const { status, err } = await verify(manifest, '--heads', file);
    expect([status, err.includes('line 2')]).toEqual([2, true]);
  });

  it('says what an export is where a directory is none', async () => {
    await mkdir(join(place, 'nothing'));
    const { status, err } = await verify(join(place, 'nothing'));
    expect([status, err.includes('datapackage.json, bagit.txt and data/')]).toEqual([2, true]);
  });
});
