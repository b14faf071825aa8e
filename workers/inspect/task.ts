import type { FoundFile } from '../../src/domain/found-file.ts';
import type { Inspection } from '../../src/domain/inspection.ts';
import type { Policy } from '../../src/domain/policy.ts';

/** One entry of an inbox to be inspected. Both are bytes of names, one a character (latin1), for names on disk need not be text. */
export type InspectTarget = {
  readonly path: string;
  /** What the customer called it: the name in the inbox, which the last name of `path` may have lost. */
  readonly label: string;
};

/** What an inspect worker is asked: a batch of entries, and the desk's rules for reading them. */
export type InspectTask = {
  readonly targets: readonly InspectTarget[];
  readonly policy: Policy;
  /** The desk's key for receipts; null where it has none. */
  readonly receiptKey: string | null;
  /** Whether every file is hashed and told, note, receipt and litter too; only what judging needs where nothing is said. */
  readonly tellsFiles?: boolean;
};

/**
 * What came of one entry: `vanished` when nothing has that path, `failed` when it kept changing or the system would not let it be
 * read. Neither says anything of the customer's folder; a failed one may be tried again.
 */
export type InspectResult =
  | {
      readonly kind: 'inspected';
      readonly inspection: Inspection;
      /** Every file, by the bytes of its path; null where it was not asked for, for no folder, and for one over the limits. */
      readonly files: readonly FoundFile[] | null;
    }
  | { readonly kind: 'vanished' }
  | { readonly kind: 'failed'; readonly why: string };

/** What an inspect worker answers: a result for each entry of the task, in order. */
export type InspectAnswer = readonly InspectResult[];
