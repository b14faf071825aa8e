import type { Json } from '../../domain/event.ts';

/** One thing that is decided otherwise now: where (JSON pointer, RFC 6901), what was recorded, and what comes out; undefined for nothing. */
export type Difference = {
  readonly at: string;
  readonly recorded: Json | undefined;
  readonly replayed: Json | undefined;
};

type Container = readonly Json[] | { readonly [key: string]: Json };

/** A pointer to a member of what another pointer points to. */
const pointerTo = (at: string, key: string): string => `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Whether a value has members. */
const isContainer = (value: Json | undefined): value is Container => typeof value === 'object' && value !== null;

const isList = (value: Container): value is readonly Json[] => Array.isArray(value);

/** Lone surrogates do not survive the ledger, which holds them as U+FFFD. */
const isSame = (recorded: Json | undefined, replayed: Json | undefined): boolean =>
  recorded === replayed ||
  (typeof recorded === 'string' && typeof replayed === 'string' && recorded === replayed.toWellFormed());

/** Whether two values say the same all the way down: nearly all do, and no place in them needs a name then. */
const areEqual = (recorded: Json | undefined, replayed: Json | undefined): boolean => {
  if (isSame(recorded, replayed)) return true;
  if (!isContainer(recorded) || !isContainer(replayed)) return false;
  if (isList(recorded) || isList(replayed)) {
    return (
      isList(recorded) &&
      isList(replayed) &&
      recorded.length === replayed.length &&
      replayed.every((value, index) => areEqual(recorded[index], value))
    );
  }
  const keys = Object.keys(replayed);
  return (
    keys.length === Object.keys(recorded).length &&
    keys.every((key) => Object.hasOwn(recorded, key) && areEqual(recorded[key], replayed[key]))
  );
};

/** Nothing that is recorded has members within members so often. */
const deepest = 16;

/** A value to be told: what was made to be deep is cut off, for nobody could print it. */
const told = (value: Json | undefined, depth = 0): Json | undefined => {
  if (!isContainer(value)) return value;
  if (depth === deepest) return '…';
  if (isList(value)) return value.map((one) => told(one, depth + 1) ?? null);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, told(one, depth + 1) ?? null]));
};

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
  if (areEqual(recorded, replayed)) return;
  if (!isContainer(recorded) || !isContainer(replayed) || isList(recorded) !== isList(replayed)) {
    yield { at, recorded: told(recorded), replayed };
    return;
  }
  const [before, now] = [membersOf(recorded), membersOf(replayed)];
  for (const key of new Set([...before.keys(), ...now.keys()])) {
    yield* differencesIn(before.get(key), now.get(key), pointerTo(at, key));
  }
}
