import { resolve } from 'node:path';
import { latin1Path } from '../../../workers/inspect/raw-path.ts';
import type { Claim, RepairWork } from '../../domain/repair.ts';
import { spoolName } from '../../spool/spool.ts';

/**
 * What whoever repairs one item is told, as plain JSON. `idempotencyKey` stays the same over faults and restarts and is a new one after each answer
 * `retry`: work that was done under a key need not be done again.
 */
export type RepairTask = {
  readonly repair: number;
  /** 1 for the first attempt. */
  readonly attempt: number;
  readonly idempotencyKey: string;
  readonly ticket: string;
  readonly owner: { readonly name: string; readonly id: string | null };
  readonly submission: string;
  readonly label: string;
  readonly item: { readonly kind: string; readonly id: string };
  readonly name: string;
  /** Path within the submission's folder. */
  readonly file: string;
  /** Absolute path on this machine. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** Folders with bytes that are no text are never accepted, so that what is repaired always has a path that is text. */
const folderOf = ({ submission, label }: RepairWork): string =>
  Buffer.from(spoolName(submission, latin1Path(label)), 'latin1').toString('utf8');

/** The task of a claim whose item lies in `repair/` of the desk. */
export const taskOf = ({ attempt, work }: Claim, deskDir: string): RepairTask => ({
  repair: work.repair,
  attempt,
  idempotencyKey: `${work.submission}/${work.position}/${work.answered}`,
  ticket: work.ticket,
  owner: { name: work.owner.name, id: work.owner.id },
  submission: work.submission,
  label: work.label,
  item: { kind: work.item.kind, id: work.item.id },
  name: work.name,
  file: work.file,
  path: resolve(deskDir, 'repair', folderOf(work), work.file),
  bytes: work.bytes,
  sha256: work.sha256,
});
