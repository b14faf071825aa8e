import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  appendKeptHead,
  keptHeadsIn,
  readHeadsToKeep,
  readKeptHeads,
} from '../../../src/audit/verify/kept-head-file.ts';
import { instantAt } from '../../../src/domain/instant.ts';
import type { LedgerHead } from '../../../src/domain/ledger.ts';
import { place } from '../../store/files.ts';

const desk = 'ab'.repeat(16);
const head = (seq: number, over: Partial<LedgerHead> = {}): LedgerHead => ({
  desk,
  seq,
  hash: String(seq).padStart(64, '0'),
  at: instantAt(Date.UTC(2026, 9, 3, 12)),
  ...over,
});
const lineOf = (one: LedgerHead): string => `${JSON.stringify(one)}\n`;
const other = 'cd'.repeat(16);

describe('the text of kept heads', () => {
  it('is one head a line, empty lines, a byte order mark and CRLF aside', () => {
    const text = `\uFEFF${lineOf(head(1))}\n${JSON.stringify(head(2))}\r\n`;
    expect(keptHeadsIn(text)).toEqual({
      heads: [
        { line: 1, head: head(1) },
        { line: 3, head: head(2) },
      ],
      unreadable: [],
      lines: 3,
      isEnded: true,
    });
  });

  it('hides no head behind a line that cannot be read', () => {
    const { heads, unreadable, isEnded } = keptHeadsIn(`${lineOf(head(1))}{"desk":"\u0007ab\n${lineOf(head(2))}{"de`);
    expect(heads.map(({ line }) => line)).toEqual([1, 3]);
    expect(unreadable).toEqual([
      { line: 2, why: 'expected one JSON object', beginning: '{"desk":"\\u{7}ab' },
      { line: 4, why: 'expected one JSON object', beginning: '{"de' },
    ]);
    expect(isEnded).toBe(false);
  });

  it('counts a last head that has no end', () => {
    expect(keptHeadsIn(JSON.stringify(head(3)))).toMatchObject({ heads: [{ line: 1, head: head(3) }], isEnded: false });
  });
});

describe('a file of kept heads', () => {
  it('is made with its first head, readable for everybody', async () => {
    using at = place();
    const file = join(at.directory, 'heads.jsonl');
    expect(await appendKeptHead(file, head(1))).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(lineOf(head(1)));
    expect(statSync(file).mode & 0o777 & ~process.umask()).toBe(0o644 & ~process.umask());
  });

  it('gets no line where the newest head of the desk says as much already, whatever other desks say', async () => {
    using at = place();
    const file = join(at.directory, 'heads.jsonl');
    const text = lineOf(head(5)) + lineOf(head(9, { desk: other }));
    writeFileSync(file, text);
    expect(await appendKeptHead(file, head(5))).toBe(false);
    expect(await appendKeptHead(file, head(4))).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(await appendKeptHead(file, head(6))).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(text + lineOf(head(6)));
  });

  it('keeps a torn last line as it is, and a whole one without an end counts', async () => {
    using at = place();
    const file = join(at.directory, 'heads.jsonl');
    writeFileSync(file, `${lineOf(head(1))}{"desk":"ab`);
    await appendKeptHead(file, head(2));
    expect(readFileSync(file, 'utf8')).toBe(`${lineOf(head(1))}{"desk":"ab\n${lineOf(head(2))}`);
    writeFileSync(file, JSON.stringify(head(3)));
    expect(await appendKeptHead(file, head(3))).toBe(false);
    await appendKeptHead(file, head(4));
    expect(readFileSync(file, 'utf8')).toBe(lineOf(head(3)) + lineOf(head(4)));
  });

  it('loses and mixes no line when processes append at once', async () => {
    using at = place();
    const file = join(at.directory, 'heads.jsonl');
    const source = `const { appendKeptHead } = await import(${JSON.stringify(new URL('../../../src/audit/verify/kept-head-file.ts', import.meta.url).href)});
      for (let seq = 1; seq <= 60; seq += 1) await appendKeptHead(process.argv[1], { desk: process.argv[2].repeat(32), seq, hash: 'e'.repeat(64), at: '2026-10-03T12:00:00.000Z' });`;
    const append = (digit: string) =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', source, file, digit]);
    await Promise.all(['1', '2', '3', '4'].map(append));
    const { heads, unreadable } = await readKeptHeads(file);
    expect(unreadable).toEqual([]);
    const byDesk = Map.groupBy(heads, ({ head: kept }) => kept.desk[0]);
    const all = Array.from({ length: 60 }, (_, index) => index + 1);
    expect([...byDesk.values()].map((kept) => kept.map(({ head: { seq } }) => seq))).toEqual([all, all, all, all]);
  });

  it('is refused where there is none, where it is none, and where it holds something else', async () => {
    using at = place();
    const readme = join(at.directory, 'README.md');
    writeFileSync(readme, '# Title\n\nText\n');
    await expect(readKeptHeads(join(at.directory, 'gone'))).rejects.toMatchObject({ code: 'path-missing' });
    await expect(readHeadsToKeep(join(at.directory, 'gone'))).resolves.toMatchObject({ heads: [], isEnded: true });
    await expect(readHeadsToKeep(readme)).rejects.toMatchObject({ code: 'file-invalid' });
    mkdirSync(join(at.directory, 'folder'));
    await expect(readHeadsToKeep(join(at.directory, 'folder'))).rejects.toMatchObject({ code: 'file-invalid' });
    await expect(appendKeptHead(join(at.directory, 'no', 'heads'), head(1))).rejects.toMatchObject({
      code: 'path-missing',
    });
  });

  it('says what the disk refuses', async () => {
    await expect(appendKeptHead('/dev/full', head(1))).rejects.toMatchObject({ code: 'file-invalid' });
    using at = place();
    await expect(appendKeptHead(at.directory, head(1))).rejects.toMatchObject({ code: 'disk-fault' });
  });
});
