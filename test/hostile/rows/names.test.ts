import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noteOf } from '../../../src/torture/subject.ts';
import { type Document, documentsOf } from '../complaints.ts';
import { type Run, runOzma } from '../run-ozma.ts';
import { customer, openRowDesk } from './row-desk.ts';

/** What steers a terminal or hides what is written. */
const steering = /[\p{Cc}\p{Cf}]/u;

const names = ['\n', '\t', '\u001b[2J\u001b[31m', '\u202egnp.exe', '\u200b\u2066', 'x'.repeat(230)] as const;
const paths = ['C:\\Windows', 'CON', '\\\\host\\share', '~', '~root', 'up\\..\\up', 'T-1 ..', '-rf', '*'] as const;

describe('a desk of folders with odd names', () => {
  const desk = openRowDesk(20);
  let checked: Run;
  let ingested: Run;
  let documents: readonly Document[] = [];

  const documentOf = (end: string): Document | undefined => documents.find(({ path }) => path.endsWith(end));

  const fill = (): void => {
    for (const [index, name] of names.entries()) {
      const folder = desk.deliver(customer(index + 1));
      renameSync(join(folder, `bunny-${index + 1}.object`), join(folder, `bunny-${index + 1} ${name}`));
    }
    desk.deliver(customer(7), `@1/${customer(7).label}\n\u001b[31m`);
    const folder = desk.deliver(customer(8));
    for (const byte of ['\xfe', '\xff']) writeFileSync(Buffer.from(`${folder}/bunny-7 ${byte}`, 'latin1'), byte);
    for (const label of paths) {
      mkdirSync(join(desk.dir, 'inbox', '@2', label), { recursive: true });
      writeFileSync(join(desk.dir, 'inbox', '@2', label, '..\\bunny-1.object'), 'x');
    }
    desk.deliver(customer(9), `T-9 - ${customer(9).owner.replaceAll('a', '\u0430').replaceAll('e', '\u0435')}`);
    const note = noteOf(customer(10), { Owner: customer(10).owner.replaceAll('e', '3') });
    writeFileSync(join(desk.deliver(customer(10)), 'note.txt'), note);
  };

  beforeAll(async () => {
    fill();
    checked = await runOzma(['--desk', desk.dir, 'check', join(desk.dir, 'inbox')]);
    ingested = await desk.run(['ingest']);
    documents = documentsOf(ingested);
  }, 120_000);

  afterAll(() => desk[Symbol.dispose]());

  test('shows none that steers a terminal, and never makes two lines of one', () => {
    expect(steering.test(`${checked.stdout}${checked.stderr}`.replaceAll('\n', ''))).toBe(false);
    expect(documents).toHaveLength(names.length + 1 + 1 + paths.length + 2);
    expect(/\p{Cc}/u.test(ingested.stdout.replaceAll('\n', ''))).toBe(false);
  });

  test('keeps each to the byte', () => {
    const files = readdirSync(join(desk.dir, 'repair'), { recursive: true, encoding: 'utf8' });
    for (const [index, name] of names.entries()) {
      expect(files.filter((file) => file.endsWith(`bunny-${index + 1} ${name}`))).toHaveLength(1);
    }
  });

  test('tells two apart that are no text and become the same one, and sends both back as they came', () => {
    const told = JSON.stringify(documentOf(customer(8).label)?.findings);
    expect([told.includes('"bunny-7 \\\\xfe"'), told.includes('"bunny-7 \\\\xff"')]).toEqual([true, true]);
    const name = readdirSync(join(desk.dir, 'returned')).find((one) => one.endsWith(customer(8).label)) ?? '';
    const back = readdirSync(join(desk.dir, 'returned', name), 'latin1');
    expect(back.sort()).toEqual(['bunny-7 \xfe', 'bunny-7 \xff', 'bunny-8.object', 'note.txt']);
  });

  test('takes those that are paths elsewhere for names: nothing is made beside the desk', () => {
    expect(readdirSync(desk.root)).toEqual(['desk']);
    const placed = ['returned', 'trash'].flatMap((area) => readdirSync(join(desk.dir, area)));
    for (const label of paths) expect(placed.filter((name) => name.slice(38) === label)).toHaveLength(1);
  });

  test('takes none that looks like the owner’s for it, and tells staff whose it was made to look like', () => {
    const [label] = documents.filter(({ path }) => path.startsWith('inbox/T-9 '));
    expect(label?.findings).toMatchObject([
      { code: 'LABEL_NAME_MISSING', evidence: { lookAlikeOf: customer(9).owner } },
    ]);
    expect(documentOf(customer(10).label)?.findings).toMatchObject([{ code: 'NOTE_AUTHOR_STRANGER' }]);
  });
});

test('names that JavaScript objects have are customers, items and columns like any other', async () => {
  using desk = openRowDesk(0);
  desk.put(
    'tickets.csv',
    'ticket,owner,status,problem,opened_at,instructed_at,items,__proto__,constructor,toString\n' +
      'T-1,__proto__,Pending-Customer,off-world,2026-09-01T00:00:00Z,2026-10-02T09:00:00Z,bunny:1,a,b,c\n',
  );
  const folder = desk.deliver({ ticket: 'T-1', owner: '__proto__', bunny: '1', label: 'T-1 - __proto__' });
  writeFileSync(join(folder, 'more.json'), '{"__proto__":{"kind":"bunny"},"kind":"constructor","id":"toString"}');
  const [document] = documentsOf(await desk.run(['ingest']));
  expect(document).toMatchObject({ verdict: 'partial', findings: [{ code: 'ITEM_UNIDENTIFIED' }] });
}, 60_000);
