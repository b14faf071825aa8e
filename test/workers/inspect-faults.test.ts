import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { identityReader } from '../../src/formats/item-identity.ts';
import { inspectTarget } from '../../workers/inspect/inspect-target.ts';
import { petDesk } from '../formats/pet-desk.ts';
import { inspect, readerWith } from './inspecting.ts';
import { openScratch } from './scratch.ts';

describe('what cannot be judged', () => {
  const result = (path: string) => inspectTarget({ path, label: 'f' }, readerWith({}));
  const isRoot = process.getuid?.() === 0;

  test('is said to have vanished when nothing is there', () => {
    using scratch = openScratch();
    expect(result(`${scratch.dir}/f`)).toEqual({ kind: 'vanished' });
  });

  test.skipIf(isRoot)('is a folder that the system does not let ozma read: a fault, not a finding', () => {
    using scratch = openScratch();
    chmodSync(scratch.makeDir('f'), 0);
    expect(result(`${scratch.dir}/f`)).toMatchObject({ kind: 'failed' });
  });

  test.skipIf(isRoot)('but one unreadable file is damage of that item alone', () => {
    using scratch = openScratch();
    chmodSync(scratch.write('f/bunny-1'), 0);
    expect(inspect(`${scratch.dir}/f`).items).toMatchObject([{ bytes: 1, sha256: null, damage: 'unreadable' }]);
  });
});

test('a folder that changes while it is read is read again, and given up when it goes on changing', () => {
  using scratch = openScratch();
  scratch.write('f/bunny-1', 'one');
  let changes = 0;
  const meddling = (limit: number) => ({
    ...readerWith({}),
    identify: (fileName: string, document: Uint8Array | null) => {
      if (changes < limit) writeFileSync(`${scratch.dir}/f/more-${changes}`, 'x');
      changes += 1;
      return identityReader(petDesk)(fileName, document);
    },
  });
  const once = inspectTarget({ path: `${scratch.dir}/f`, label: 'f' }, meddling(1));
  expect(once.kind === 'inspected' && once.inspection.items.map(({ file }) => file)).toEqual(['bunny-1', 'more-0']);
  expect(inspectTarget({ path: `${scratch.dir}/f`, label: 'f' }, meddling(99))).toEqual({
    kind: 'failed',
    why: 'the folder changed while it was read',
  });
});

test('a folder that is removed while it is read has vanished', () => {
  using scratch = openScratch();
  scratch.write('f/bunny-1', 'one');
  const identify = () => {
    rmSync(`${scratch.dir}/f`, { recursive: true, force: true });
    return { kind: 'unidentified', why: 'no-pattern' } as const;
  };
  expect(inspectTarget({ path: `${scratch.dir}/f`, label: 'f' }, { ...readerWith({}), identify })).toEqual({
    kind: 'vanished',
  });
});

test('a parser that breaks costs its own folder only', () => {
  using scratch = openScratch();
  scratch.write('f/bunny-1');
  const identify = () => {
    throw new RangeError('a bug');
  };
  expect(inspectTarget({ path: `${scratch.dir}/f`, label: 'f' }, { ...readerWith({}), identify })).toEqual({
    kind: 'failed',
    why: 'a bug',
  });
});
