import { readdirSync, readlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultConfig } from '../../src/config.ts';
import { importTickets } from '../../src/desk/import-csv.ts';
import { instantAt } from '../../src/domain/instant.ts';
import { openScratch, type Scratch } from './scratch.ts';

const now = instantAt(1_282_300_000_000);
const config = defaultConfig();

const targetOf = (fd: string): string => {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return '';
  }
};

const opened = (file: string): number => readdirSync('/proc/self/fd').filter((fd) => targetOf(fd) === file).length;

/** More than is read at once, so that the end of the file closes nothing. */
const rows = Array.from({ length: 12_000 }, (_, index) => `T-${index},Dora Quillfeather\n`).join('');

const importing = async ({ store }: Pick<Scratch, 'store'>, file: string): Promise<string> =>
  importTickets(store, { file, config, now }).then(
    ({ skipped }) => (skipped ? 'skipped' : 'imported'),
    (error: unknown) => (error instanceof Error ? error.message : ''),
  );

/** `serve` reads its tables again and again: what one reading leaves open adds up. */
test('an import leaves its file closed, whether it loads, skips, refuses or breaks off', async () => {
  await using scratch = await openScratch();
  const good = await scratch.write('good.csv', `ticket,owner\n${rows}`);
  const bad = await scratch.write('bad.csv', `number,owner\n${rows}`);
  const broken: typeof scratch.store.importTickets = () => Promise.reject(new Error('the disk is gone'));
  const told = [
    await importing({ store: { ...scratch.store, importTickets: broken } }, good),
    await importing(scratch, good),
    await importing(scratch, good),
    await importing(scratch, bad),
  ];
  expect(told).toEqual([
    'the disk is gone',
    'imported',
    'skipped',
    expect.stringContaining('column ticket is missing'),
  ]);
  await expect.poll(() => [opened(good), opened(bad)]).toEqual([0, 0]);
});
