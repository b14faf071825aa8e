import type { VerifyNews, Wrong } from '../../domain/proof.ts';
import { unprovenNews } from './row-proof.ts';

/** So many rows are remembered as named; of a table that is wrong in more, some are told twice. */
const mostRemembered = 10_000;

const isSum = ({ claim, column, how, found }: Wrong): boolean =>
  claim === 'rows' && column === null && how === 'changed' && found?.startsWith('crc32:') === true;

/**
 * News of the rows of one table, each fact once: a changed row is not told again by its sum where a proof before has said in what it is wrong, and
 * what was counted of rows of which some are wrong is not the description's fault, and proves nothing.
 */
export async function* toldOnce(news: AsyncIterable<VerifyNews>): AsyncGenerator<VerifyNews> {
  const named = new Set<string>();
  let isCountTold = false;
  for await (const one of news) {
    if (one.kind !== 'wrong') yield one;
    else if (one.claim === 'counts' && named.size > 0) {
      if (!isCountTold) yield unprovenNews('counts', 'wrong-before');
      isCountTold = true;
    } else if (one.row === null || !isSum(one) || !named.has(one.row)) {
      if (one.row !== null && named.size < mostRemembered) named.add(one.row);
      yield one;
    }
  }
}
