import type { Sha256 } from './ids.ts';
import type { Hazard } from './inspection.ts';
import type { ItemRef } from './item.ts';

/** A file as it was found in a folder, whatever it is for; `what` where it is no ordinary file, which is then not read. */
export type FoundFile = {
  /** Its path within the folder, separated by `/`; undecodable bytes as `\xHH`. */
  readonly path: string;
  readonly bytes: number;
  /** Null where the content was not read: no ordinary file, or one that the system would not let be read. */
  readonly sha256: Sha256 | null;
  readonly what: Hazard['what'] | null;
  /** Whether nobody needs to list it: litter of an operating system, and the receipt that an intake adds. */
  readonly isOptional: boolean;
  /** What the item is, where it is one that can be told. */
  readonly item: ItemRef | null;
};
