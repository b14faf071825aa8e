import type { FolderClaim } from '../store/store.ts';
import type { Unjudged } from './scan.ts';
import type { Taken } from './taken.ts';

/** A folder that a process took and did not live to judge; `tries` counts those that began to. */
export type LeftOver = { readonly taken: Taken; readonly claim: FolderClaim; readonly tries: number };

/** So many processes that ended with a folder in hand are a kill, a power cut, the folder's neighbours: it is tried again among others. */
const triesTogether = 2;
/** So many are its own doing: it takes down whoever judges it, and nobody behind it is ever judged. */
const mostTries = 5;

/** What was left over, by how it is tried again; each part in the order in which it came. */
export type Retries = {
  readonly together: readonly LeftOver[];
  /** One at a time, with nothing else under way, so that the next death names the culprit. */
  readonly alone: readonly LeftOver[];
  readonly givenUp: readonly Unjudged[];
};

/** Parts what is harmless from what may break every process that touches it (product.md 2, principle 10). */
export const planRetries = (left: readonly LeftOver[]): Retries => ({
  together: left.filter(({ tries }) => tries <= triesTogether),
  alone: left.filter(({ tries }) => tries > triesTogether && tries < mostTries),
  givenUp: left
    .filter(({ tries }) => tries >= mostTries)
    .map(({ taken, tries }) => ({ taken, end: 'quarantined', why: `${tries} processes ended while they judged it` })),
});
