import { resolve } from 'node:path';
import type { GivenHead } from '../../audit/verify/given-heads.ts';
import { readKeptHeads } from '../../audit/verify/kept-head-file.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import { shown } from '../../texts/shown.ts';
import type { Call } from '../call.ts';

/** What `ozma verify` was told. */
export type VerifyOptions = {
  readonly path: string | null;
  readonly ledger: boolean;
  readonly head: readonly string[];
  readonly heads?: string;
  readonly seal?: string;
  readonly exact: boolean;
  /** False for `--no-desk`. */
  readonly desk: boolean;
};

const headForm = /^#?(\d{1,15}):([0-9a-f]{64})$/i;

const headOf = (given: string): GivenHead => {
  const [, seq, hash] = headForm.exec(given) ?? [];
  if (seq !== undefined && hash !== undefined) return { desk: null, seq: Number(seq), hash: hash.toLowerCase() };
  throw new OzmaError(
    'usage',
    `--head ${shown(given)}: expected the number of an event, a colon and its hash of 64 hex digits, as \`ozma ledger head\` prints them.`,
  );
};

const headsIn = async (given: string, cwd: string): Promise<readonly GivenHead[]> => {
  const { heads, unreadable } = await readKeptHeads(resolve(cwd, given));
  const [bad] = unreadable;
  if (bad === undefined) return heads.map(({ head: { desk, seq, hash } }) => ({ desk, seq, hash }));
  throw new OzmaError(
    'usage',
    `--heads ${shown(given)}: line ${bad.line} is no head: ${bad.why}. Mend or remove it, then run it again.`,
  );
};

/** The heads that were kept elsewhere, as they are given. */
export const givenHeads = async (call: Call, { head, heads }: VerifyOptions): Promise<readonly GivenHead[]> => [
  ...head.map(headOf),
  ...(heads === undefined ? [] : await headsIn(heads, call.cwd)),
];

/** The seal that was kept elsewhere, 64 hex digits; null where none is given. */
export const givenSeal = ({ seal }: VerifyOptions): string | null => {
  if (seal === undefined) return null;
  const [, hex] = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(seal) ?? [];
  if (hex !== undefined) return hex.toLowerCase();
  throw new OzmaError('usage', `--seal ${shown(seal)}: expected 64 hex digits, as \`ozma export\` printed them.`);
};
