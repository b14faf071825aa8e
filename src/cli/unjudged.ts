import type { Unjudged } from '../intake/scan.ts';
import { shown } from '../texts/shown.ts';
import type { Call } from './call.ts';

/** Tells on stderr that a folder could not be judged: a fault, never a rejection. */
export const tellUnjudged = (call: Call, { taken, end, why }: Unjudged): void => {
  const what =
    end === 'quarantined' ? 'could not be judged: a fault, not a rejection' : 'went away while it was judged';
  call.stderr.write(`${shown(taken.shownPath)}: ${what} (${why})\n`);
};
