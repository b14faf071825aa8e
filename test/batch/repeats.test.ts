import { describe, expect, test } from 'vitest';
import { openScratch } from '../workers/scratch.ts';
import { faultLines, gathered, openCheck } from './checking.ts';

const nfc = 'ポ'.normalize('NFC');
const nfd = 'ポ'.normalize('NFD');
const faultsOf = async (...rows: readonly string[]): Promise<readonly string[]> => {
  using scratch = openScratch();
  await using check = await openCheck(scratch, ['folder,file', ...rows].join('\n'));
  return await faultLines(check);
};

describe('a row for a file that an earlier row lists', () => {
  test.each([
    ['the same', ['T-1,x', 'T-1,y', 'T-1,x'], ['4 same of 2: T-1/x']],
    ['the same by another way to write its path', ['T-1,sub/x', 'T-1,./sub//x'], ['3 same of 2: T-1/sub/x']],
    ['a twin in Unicode', [`T-1,${nfc}`, `T-1,${nfd}`], [`3 unicode-twin of 2: T-1/${nfd}`]],
    ['a folder that is a twin in Unicode', [`${nfc},x`, `${nfd},x`], [`3 unicode-twin of 2: ${nfd}/x`]],
    ['a twin in case', ['T-1,x', 'T-1,X'], ['3 case-twin of 2: T-1/X']],
    ['a folder that is a twin in case', ['T-1,x', 't-1,x'], ['3 case-twin of 2: t-1/x']],
    ['a twin in case beyond ASCII', ['T-1,straße', 'T-1,STRASSE'], ['3 case-twin of 2: T-1/STRASSE']],
    ['a twin in both', [`T-1,É`, `T-1,e\u0301`], [`3 case-twin of 2: T-1/e\u0301`]],
  ])('is told: %s', async (_, rows, expected) => {
    expect(await faultsOf(...rows)).toEqual(expected);
  });

  test('names the closest in form, and of those the first', async () => {
    expect(await faultsOf('T-1,É', 'T-1,é', 'T-1,e\u0301', 'T-1,é', 'T-1,É', 'T-1,é')).toEqual([
      '3 case-twin of 2: T-1/é',
      '4 unicode-twin of 3: T-1/e\u0301',
      '5 same of 3: T-1/é',
      '6 same of 2: T-1/É',
      '7 same of 3: T-1/é',
    ]);
  });

  test('is no other folder, no other width and no longer name', async () => {
    expect(await faultsOf('T-1,x', 'T-2,x', 'T-1,ｘ', 'T-1,x1', 'T-1,x/1', 'T-1/x,2')).toEqual([]);
  });

  test('stands among the other faults by its line', async () => {
    expect(await faultsOf('T-1,x', 'T-1,', 'T-1,x', '../T-1,x', 'T-1,X')).toEqual([
      '3 file empty',
      '4 same of 2: T-1/x',
      '5 folder escaping-path ../T-1',
      '6 case-twin of 2: T-1/X',
    ]);
  });

  test('is told of thousands in one folder and in many, each once', async () => {
    using scratch = openScratch();
    const rows = Array.from({ length: 1200 }, (_, at) => [`one,f${at}`, `T-${at},x`, 'all,same']).flat();
    await using check = await openCheck(scratch, ['folder,file', ...rows, ...rows].join('\n'));
    const faults = await gathered(check.rowFaults());
    expect(faults).toHaveLength(1199 + 1200 * 3);
    expect(new Set(faults.map(({ line }) => line)).size).toBe(faults.length);
    expect(faults.map(({ line }) => line)).toEqual(faults.map(({ line }) => line).sort((a, b) => a - b));
  });
});
