import type { Json } from '../../domain/event.ts';

/** One thing that is decided otherwise now: where (JSON pointer, RFC 6901), what was recorded, and what comes out; undefined for nothing. */
export type Difference = {
  readonly at: string;
  readonly recorded: Json | undefined;
  readonly replayed: Json | undefined;
};

type Container = readonly Json[] | { readonly [key: string]: Json };

/** A pointer to a member of what another pointer points to. */
export const pointerTo = (at: string, key: string): string =>
  `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Whether a value has members. */
const isContainer = (value: Json | undefined): value is Container => typeof value === 'object' && value !== null;

/** Lone surrogates do not survive the ledger, which holds them as U+FFFD. */
const isSame = (recorded: Json | undefined, replayed: Json | undefined): boolean =>
  recorded === replayed ||
  (typeof recorded === 'string' && typeof replayed === 'string' && recorded === replayed.toWellFormed());

const membersOf = (container: Container): ReadonlyMap<string, Json> => new Map(Object.entries(container));

/**
 * Where two JSON values differ, as deep as both have members. It goes no deeper than what was replayed, so that a recorded text that was made to be
 * deep does no harm.
 */
export function* differencesIn(
  recorded: Json | undefined,
  replayed: Json | undefined,
  at: string,
): Generator<Difference> {
  if (isSame(recorded, replayed)) return;
  const areAlike =
    isContainer(recorded) && isContainer(replayed) && Array.isArray(recorded) === Array.isArray(replayed);
  if (!areAlike) {
    yield { at, recorded, replayed };
    return;
  }
  const [before, now] = [membersOf(recorded), membersOf(replayed)];
  for (const key of new Set([...before.keys(), ...now.keys()])) {
    yield* differencesIn(before.get(key), now.get(key), pointerTo(at, key));
  }
}
