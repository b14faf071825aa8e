import type { SubmissionId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { escapeName } from '../formats/entry-name.ts';
import type { FolderClaim } from '../store/store.ts';

/** An entry of the inbox on its way through a scan; paths are bytes, one a character (latin1), but for `shownPath`. */
export type Taken = {
  readonly id: SubmissionId;
  /** Where its content lies now. */
  readonly path: string;
  readonly label: string;
  readonly shownPath: string;
  readonly receivedAt: Instant;
};

/** A path of bytes (latin1) as it is shown: undecodable ones as `\xHH`. */
export const shownBytes = (latin1: string): string => escapeName(Buffer.from(latin1, 'latin1')).text;

/** The entry that a claim stands for, now that it lies in `processing/` under `name`. */
export const takenFrom = (claim: FolderClaim, name: string, processingDir: string): Taken => ({
  id: claim.submission,
  path: `${processingDir}/${name}`,
  label: claim.path.slice(claim.path.lastIndexOf('/') + 1),
  shownPath: shownBytes(claim.path),
  receivedAt: claim.claimedAt,
});

/** The name under which a taken entry lies in `processing/`. */
export const spoolNameOf = ({ path }: Taken): string => path.slice(path.lastIndexOf('/') + 1);
