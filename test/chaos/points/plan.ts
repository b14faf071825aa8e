import { seededRandom } from '../../build/random.ts';
import { type Fault, type Mode, modes, type Point } from './faulted.ts';

const isWrite = ({ call }: Point): boolean => /^(p?writev?(64)?|sendfile(64)?|copy_file_range)$/.test(call);

/** How a call can go wrong: half of it can be written only where something is. */
const modesOf = (point: Point): readonly Mode[] =>
  modes.filter((mode) => isWrite(point) || (mode !== 'torn' && mode !== 'short'));

/** Every call, and each way in which it can go wrong. */
export const everyFault = (points: readonly Point[]): readonly Fault[] =>
  points.flatMap((point, index) => modesOf(point).map((mode) => ({ at: index + 1, mode })));

/** Every call once, each in the next one of the ways in which it can go wrong: over several scenes, `turn` lets the ways take turns. */
export const everyPoint = (points: readonly Point[], turn: number): readonly Fault[] =>
  points.flatMap((point, index) => {
    const ways = modesOf(point);
    const mode = ways[(index + turn) % ways.length];
    return mode === undefined ? [] : [{ at: index + 1, mode }];
  });

/** A kill before and after every call, and one of the other ways in turn. */
export const everyKill = (points: readonly Point[], turn: number): readonly Fault[] =>
  points.flatMap((point, index) => {
    const others = modesOf(point).filter((mode) => !mode.startsWith('kill-'));
    const modes: readonly Mode[] = [
      'kill-before',
      'kill-after',
      ...others.slice((index + turn) % others.length).slice(0, 1),
    ];
    return modes.map((mode) => ({ at: index + 1, mode }));
  });

/** So many of a list, spread over it, chosen by a seed. */
export const sample = <T>(all: readonly T[], count: number, seed: number): readonly T[] => {
  const random = seededRandom(seed);
  const width = all.length / Math.min(count, all.length);
  return Array.from({ length: Math.min(count, all.length) }, (_, n) =>
    Math.floor(n * width + random.fraction() * width),
  ).flatMap((index) => all.slice(index, index + 1));
};

/** Where a run is cut off whose recovery is gone through then: the number of the call before which it is killed. */
export type Cut = { readonly name: string; readonly at: (points: readonly Point[]) => number };

const nth = (points: readonly Point[], n: number, isIt: (point: Point) => boolean): number =>
  1 + (points.flatMap((point, index) => (isIt(point) ? [index] : []))[n] ?? 0);

const isMoveFrom =
  (area: string) =>
  ({ call, path }: Point): boolean =>
    call === 'rename' && path.includes(`/desk/${area}/`);

/** The call in the middle of the most writes that follow each other: those of one transaction. */
const amidWrites = (points: readonly Point[]): number => {
  let [longest, middle, length] = [0, 0, 0];
  for (const [index, point] of points.entries()) {
    length = isWrite(point) && point.path.endsWith('-wal') ? length + 1 : 0;
    if (length > longest) [longest, middle] = [length, index - Math.floor(length / 2)];
  }
  return 1 + middle;
};

/** Of two folders that are taken, one lies in `processing/` and the other in the inbox. */
export const amidTaking: Cut = { name: 'amid taking', at: (points) => nth(points, 1, isMoveFrom('inbox')) };
/** The largest transaction is written by half. */
export const amidRecord: Cut = { name: 'amid a record', at: amidWrites };
/** Of two folders that are recorded, one lies in its area. */
export const amidMoves: Cut = { name: 'amid moves', at: (points) => nth(points, 1, isMoveFrom('processing')) };
/** A repair is recorded as finished, and its item is not carried back. */
export const amidReturns: Cut = { name: 'amid returns', at: (points) => nth(points, 0, isMoveFrom('repair')) };
/** Everything is done but for the end of the database’s journal. */
export const atTheClose: Cut = {
  name: 'at the close',
  at: (points) => nth(points, 0, ({ call }) => call === 'unlink'),
};

/** Kills by threes, chosen by a seed: of a run, of its recovery, and of the recovery's recovery. */
export const triples = (points: readonly Point[], count: number, seed: number): readonly (readonly Fault[])[] => {
  const random = seededRandom(seed);
  // A recovery has fewer writes than what it recovers.
  const limits = [points.length, Math.min(points.length, 70), Math.min(points.length, 40)];
  return Array.from({ length: count }, () =>
    limits.map((limit) => ({ at: 1 + random.below(limit), mode: random.pick(['kill-before', 'kill-after', 'torn']) })),
  );
};

/** Kills before each call that follows a first move out of an area: where what was moved may not be recorded yet. */
export const untilKept = (points: readonly Point[], area: string): readonly (readonly Fault[])[] => {
  const first = nth(points, 0, isMoveFrom(area));
  return points.slice(first).map((_point, index) => [{ at: first + 1 + index, mode: 'kill-before' }]);
};
