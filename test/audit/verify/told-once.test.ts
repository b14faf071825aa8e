import { describe, expect, it } from 'vitest';
import { wrongNews } from '../../../src/audit/verify/row-proof.ts';
import { toldOnce } from '../../../src/audit/verify/told-once.ts';
import type { VerifyNews } from '../../../src/domain/proof.ts';

const where = 'data/manifest.csv';
const named = wrongNews({
  ...{ claim: 'rows-in-ledger', where, row: '16', column: 'verdict' },
  ...{ found: 'accepted', expected: 'rejected', how: 'changed' },
});
const sumOf = (row: string): VerifyNews =>
  wrongNews({
    ...{ claim: 'rows', where, row, column: null },
    ...{ found: 'crc32:00000001', expected: 'crc32:00000002', how: 'changed' },
  });
const counted = (column: string): VerifyNews =>
  wrongNews({
    ...{ claim: 'counts', where: 'datapackage.json', row: null, column },
    ...{ found: '6', expected: '7', how: 'changed' },
  });
const uncounted = { kind: 'unproven', claim: 'counts', because: 'wrong-before', of: [], count: null };

const told = async (...news: readonly VerifyNews[]): Promise<readonly VerifyNews[]> => {
  async function* all(): AsyncGenerator<VerifyNews> {
    yield* news;
  }
  return Array.fromAsync(toldOnce(all()));
};

describe('what is wrong in the rows of a table', () => {
  it('is told by its column, and not again by the sum of the row', async () => {
    expect(await told(named, sumOf('16'), sumOf('17'))).toEqual([named, sumOf('17')]);
  });

  it('is told by the sum of the row where nothing else names it', async () => {
    expect(await told(sumOf('16'))).toEqual([sumOf('16')]);
  });

  it('leaves what was counted unproven, once', async () => {
    expect(await told(named, counted('verdicts accepted'), counted('verdicts rejected'))).toEqual([named, uncounted]);
  });

  it('is the description’s fault where every row is as it should be', async () => {
    expect(await told(counted('verdicts accepted'))).toEqual([counted('verdicts accepted')]);
  });
});
