import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../../serve/serving.ts';
import type { Act } from './acts.ts';
import { isBack, type Site } from './site.ts';

/** What a nemesis did: which act, and how many seconds after it was undone everything that had come was judged, repaired and given back. */
export type Done = { readonly act: string; readonly recoverySeconds: number };

/** How long a desk may take to recover, in milliseconds. */
const recoveryMs = 120_000;

/** Sends a folder and waits until it is back. It comes after all others in the order: when it is back, so is whatever else could be claimed. */
const recovery = async ({ desk, stream }: Site): Promise<number> => {
  const sinceMs = performance.now();
  const probe = await stream.sendOne();
  await eventually(() => isBack(desk, probe), `${probe.path} back`, recoveryMs);
  return (performance.now() - sinceMs) / 1000;
};

const doOne = async (site: Site, act: Act, tell: (line: string) => void): Promise<Done> => {
  const sinceMs = performance.now();
  await act.run(site);
  const lastedSeconds = (performance.now() - sinceMs) / 1000;
  try {
    const recoverySeconds = await recovery(site);
    tell(`${site.name}: ${act.name}, ${lastedSeconds.toFixed(1)} s; well again after ${recoverySeconds.toFixed(1)} s`);
    return { act: act.name, recoverySeconds };
  } catch (error) {
    site.faults.push(`${site.name}: after ${act.name}: ${error instanceof Error ? error.message : String(error)}`);
    return { act: act.name, recoverySeconds: Number.POSITIVE_INFINITY };
  }
};

/**
 * A shuffled deck of acts, shuffled anew when it has been dealt: by chance, and yet nothing is left out for long. The first act comes first of all: what
 * takes most memory has to be seen while a life is warming up.
 */
const deal = function* (acts: readonly Act[], { random }: Pick<Site, 'random'>): Generator<Act, never> {
  yield* acts.slice(0, 1);
  for (;;) {
    const deck = [...acts];
    while (deck.length > 0) {
      const [act] = deck.splice(random.below(deck.length), 1);
      if (act !== undefined) yield act;
    }
  }
};

/** How long a nemesis is at work and how often it acts, in milliseconds. */
export type Pace = { readonly forMs: number; readonly everyMs: number; readonly tell: (line: string) => void };

/** Lets a nemesis loose on a desk: an act at each beat, as soon as the desk is well after the last one. */
export const torment = async (site: Site, acts: readonly Act[], pace: Pace): Promise<readonly Done[]> => {
  const { forMs, everyMs, tell } = pace;
  const done: Done[] = [];
  const startedMs = performance.now();
  for (const act of deal(acts, site)) {
    const beatMs = startedMs + (done.length + 1) * everyMs;
    if (beatMs > startedMs + forMs) break;
    await pause(Math.max(0, beatMs - performance.now()));
    if (performance.now() > startedMs + forMs) break;
    done.push(await doOne(site, act, tell));
  }
  return done;
};
