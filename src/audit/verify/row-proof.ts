import type { Claim, UnprovenBecause, VerifyNews, Wrong } from '../../domain/proof.ts';
import type { ExportRow } from './csv-rows.ts';

/** One thing that is proven of the rows of an export while they are read once, page by page. */
export type RowProof = {
  /** What is wrong in the next rows. */
  readonly see: (rows: readonly ExportRow[]) => AsyncIterable<Wrong> | Iterable<Wrong>;
  /** What is known once all rows were seen. */
  readonly end: () => AsyncIterable<VerifyNews> | Iterable<VerifyNews>;
};

/** As much of a text as is told of what was found; the rest is in the file. */
const mostTold = 400;

/** A text from outside, short enough to be told. */
export const told = (text: string): string => (text.length > mostTold ? `${text.slice(0, mostTold)}…` : text);

/** Something wrong, as news. */
export const wrongNews = (wrong: Wrong): VerifyNews => ({ kind: 'wrong', ...wrong });

/** A claim that holds for so many things, as news. */
export const provenNews = (claim: Claim, count: number): VerifyNews => ({ kind: 'proven', claim, count });

/** Something unproven, as news. */
export type UnprovenNews = Extract<VerifyNews, { readonly kind: 'unproven' }>;

/** A claim that was not proven as a whole, as news. */
export const unprovenNews = (claim: Claim, because: UnprovenBecause): UnprovenNews => ({
  ...{ kind: 'unproven', claim, because },
  ...{ of: [], count: null },
});
