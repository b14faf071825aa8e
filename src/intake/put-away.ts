import type { Instant } from '../domain/instant.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { type Placement, placeFolder } from '../spool/place.ts';
import { quarantineFolder } from '../spool/spool.ts';
import { syncFolders } from '../spool/sync.ts';
import type { Store } from '../store/store.ts';
import { isSameProcessing, type SpoolIdentity } from './check-inbox.ts';
import type { Decided, ScannedBatch, Unjudged } from './scan.ts';
import { spoolNameOf } from './taken.ts';
import { type Unmoved, whyNotPlaced } from './unmoved.ts';

/** What putting folders away works on. */
export type PutAwayParts = {
  readonly deskDir: string;
  readonly store: Store;
  readonly clock: () => Instant;
  readonly durability: 'power-loss' | 'process';
  /** The directories as they were when folders were taken from the inbox. */
  readonly spool: SpoolIdentity;
};

/** Moves one judged folder to its place; why not, where the fault is its own. */
export const place = (deskDir: string, name: string, placement: Placement): string | null => {
  try {
    placeFolder(deskDir, name, placement);
    return null;
  } catch (error) {
    const why = whyNotPlaced(error, deskDir);
    if (why === null) throw error;
    return why;
  }
};

const isReceived = ({ entry: { verdict } }: Decided): boolean =>
  verdict === 'accepted' || verdict === 'partial' || verdict === 'held';

/** Puts the files of what will be accepted or held on the disk before the verdict says so (product.md 11). */
export const makeDurable = async (
  decided: readonly Decided[],
  { deskDir, durability }: Pick<PutAwayParts, 'deskDir' | 'durability'>,
): Promise<void> => {
  if (durability !== 'power-loss') return;
  await syncFolders(
    decided.filter(isReceived).map(({ taken }) => taken.path),
    deskDir,
  );
};

const setAside = async ({ taken, end, why }: Unjudged, parts: PutAwayParts): Promise<void> => {
  const { deskDir, store, clock, spool } = parts;
  if (end === 'quarantined') quarantineFolder(deskDir, spoolNameOf(taken));
  else if (!isSameProcessing(deskDir, spool)) {
    throw new OzmaError('disk-fault', `${deskDir}/processing is not the directory that it was: put it back.`);
  }
  await store.abandon(taken.id, end, why, clock());
};

/** Moves what a batch decided to its place, but for what a pause keeps, and sets aside what nobody could judge. Answers what cannot be moved. */
export const putAway = async (
  { decided, unjudged }: ScannedBatch,
  parts: PutAwayParts,
): Promise<readonly Unmoved[]> => {
  const unmoved: Unmoved[] = [];
  for (const { entry, taken, isDetained } of decided) {
    const why = isDetained ? null : place(parts.deskDir, spoolNameOf(taken), entry);
    if (why !== null) unmoved.push({ shownPath: taken.shownPath, why });
  }
  for (const one of unjudged) await setAside(one, parts);
  return unmoved;
};
