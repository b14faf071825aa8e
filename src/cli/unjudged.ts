import type { Verdict } from '../domain/verdict.ts';
import type { Unjudged } from '../intake/scan.ts';
import { shown } from '../texts/shown.ts';
import type { Call, ExitStatus } from './call.ts';

/** Why a folder has no verdict. */
export const unjudgedWhy = ({ end, why }: Unjudged): string => {
  const what =
    end === 'quarantined' ? 'could not be judged: a fault, not a rejection' : 'went away while it was judged';
  return `${what} (${why})`;
};

/** What is said of a folder that could not be judged: a fault, never a rejection. */
export const unjudgedLine = (unjudged: Unjudged): string =>
  `${shown(unjudged.taken.shownPath)}: ${unjudgedWhy(unjudged)}`;

/** Tells it on stderr. */
export const tellUnjudged = (call: Call, unjudged: Unjudged): void => {
  call.stderr.write(`${unjudgedLine(unjudged)}\n`);
};

/** The exit status of a scan: 3 when a folder could not be judged, 1 when anything was not accepted (product.md 8 and 12). */
export const statusOf = (tally: ReadonlyMap<Verdict, number>, faults: number): ExitStatus => {
  if (faults > 0) return 3;
  return [...tally.keys()].every((verdict) => verdict === 'accepted') ? 0 : 1;
};
