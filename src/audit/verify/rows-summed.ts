import type { Wrong } from '../../domain/proof.ts';
import { packagePaths } from '../../manifest/package/export-facts.ts';
import { textRecords } from './csv-bytes.ts';
import type { RowProof } from './row-proof.ts';
import { openSumsComparison, type SumDifference } from './row-sums.ts';

const crc = (sum: string | null): string | null => (sum === null ? null : `crc32:${sum}`);

/** Names, by the sums listed for each row, the rows that were changed, added, taken out or swapped; it proves nothing by itself. */
export const openRowsSummed = (where: string, sumsFile: string): RowProof => {
  const pages = textRecords(sumsFile, () => undefined);
  const comparison = openSumsComparison();
  let listed = 0;
  let seen = 0;
  const faultOf = ({ line, found, expected, how }: SumDifference): Wrong => ({
    ...{ claim: 'rows', where, row: `${line}`, column: null, how },
    ...{ found: crc(found), expected: crc(expected) },
  });
  const isListedOver = (): boolean => listed === Number.POSITIVE_INFINITY;
  const nextSums = async (): Promise<readonly string[]> => {
    const step = await pages.next();
    if (step.done === true) {
      listed = Number.POSITIVE_INFINITY;
      return [];
    }
    listed += step.value.length;
    return step.value.map(({ text }) => text);
  };
  return {
    see: async function* (rows) {
      seen += rows.length;
      yield* comparison.add(rows, [], isListedOver() ? 'listed' : 'neither').map(faultOf);
      while (listed < seen) {
        const sums = await nextSums();
        yield* comparison.add([], sums, isListedOver() ? 'listed' : 'neither').map(faultOf);
      }
    },
    end: async function* () {
      while (!isListedOver()) {
        for (const fault of comparison.add([], await nextSums(), 'found')) yield { kind: 'wrong', ...faultOf(fault) };
      }
      for (const fault of comparison.end()) yield { kind: 'wrong', ...faultOf(fault) };
    },
  };
};

/** The file with the sums of the rows, within an export directory. */
export const sumsFile: string = packagePaths.rowSums;
