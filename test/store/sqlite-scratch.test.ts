import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { everySubmission } from '../../src/store/reads.ts';
import { openScratchStore } from '../../src/store/sqlite/open.ts';
import { collect, entry, importTickets, record, rejected, rules, ticketRow } from './builders.ts';
import { codeOf, open, place, stocked } from './files.ts';

describe('a private copy', () => {
  const stateOf = (directory: string) =>
    readdirSync(directory).map((name) => {
      const stat = statSync(join(directory, name), { bigint: true });
      const bytes = readFileSync(join(directory, name)).toString('base64');
      return [name, stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs, bytes];
    });

  const everything = everySubmission;

  it('knows what the desk knows and leaves the desk as it is, whatever is written', async () => {
    using at = place();
    await stocked(at.file);
    const before = stateOf(at.directory);
    {
      await using scratch = openScratchStore({ copyOf: at.file, rules });
      expect(await collect(scratch.reads.submissions(everything))).toHaveLength(4);
      await record(scratch, [rejected(5)]);
    }
    expect(stateOf(at.directory)).toEqual(before);
  });

  it('has what stands in the write-ahead log alone', async () => {
    using at = place();
    using dead = place();
    {
      await using store = open(at.file);
      await importTickets(store, [ticketRow('T-1')]);
      await record(store, [entry(1), rejected(2)]);
      for (const name of ['', '-wal']) copyFileSync(`${at.file}${name}`, `${dead.file}${name}`);
    }
    expect(statSync(`${dead.file}-wal`).size).toBeGreaterThan(0);
    const before = stateOf(dead.directory);
    {
      await using scratch = openScratchStore({ copyOf: dead.file, rules });
      expect(await collect(scratch.reads.submissions(everything))).toHaveLength(2);
    }
    expect(stateOf(dead.directory)).toEqual(before);
  });

  it('of a desk at work knows what was recorded last, and is apart from it from then on', async () => {
    using at = place();
    await using store = open(at.file);
    await record(store, [rejected(1, { ticket: null })]);
    const before = stateOf(at.directory);
    await using scratch = openScratchStore({ copyOf: at.file, rules });
    expect(stateOf(at.directory)).toEqual(before);
    await record(store, [rejected(2, { ticket: null })]);
    expect(await collect(scratch.reads.submissions(everything))).toHaveLength(1);
  });

  it('of nothing is an empty desk', async () => {
    await using scratch = openScratchStore({ copyOf: null, rules });
    expect(await scratch.reads.figures()).toMatchObject({ tickets: 0, claims: 0 });
  });

  it('is gone when it is disposed of, and when it could not be opened', async () => {
    using at = place();
    using temporary = place();
    vi.stubEnv('TMPDIR', temporary.directory);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    writeFileSync(at.file, 'not a database');
    expect(codeOf(() => openScratchStore({ copyOf: at.file, rules }))).toBe('database-damaged');
    const scratch = openScratchStore({ copyOf: null, rules });
    expect(readdirSync(temporary.directory)).toHaveLength(1);
    await scratch[Symbol.asyncDispose]();
    expect(readdirSync(temporary.directory)).toEqual([]);
  });
});
