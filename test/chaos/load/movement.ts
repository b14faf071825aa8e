import { join } from 'node:path';
import Database from 'better-sqlite3';

/** An event of a desk's ledger, as far as it tells of movement. */
type Told = {
  readonly seq: number;
  readonly kind: string;
  readonly submission: string | null;
  readonly pause: number | null;
  readonly stage: string | null;
  readonly scope: string | null;
  readonly disposition: string | null;
  readonly detained: number | null;
  readonly isTest: number | null;
  readonly item: string | null;
};

const selectEvents = `select seq, kind, submission, body ->> 'pause' as pause, body ->> 'stage' as stage,
    body ->> '$.scope.kind' as scope, body ->> 'disposition' as disposition, body ->> 'detained' as detained,
    body ->> 'isTest' as isTest, body ->> 'item' as item
  from event where kind in ('pause-opened', 'pause-staged', 'pause-ended', 'submission-judged', 'submission-placed',
    'items-returned', 'repair-claimed') order by seq`;

/** What the ledger says of movement: how much of it, and what moved while it ought not to have. */
export type Movement = {
  readonly faults: readonly string[];
  /** Pauses that are open at the end. */
  readonly open: number;
  /** Pauses that were opened, folders that were kept in `processing/` by one, and repairs that tested the platform. */
  readonly pauses: number;
  readonly detained: number;
  readonly tests: number;
};

/** Pauses of the whole desk that are open, with their stages. */
type Open = Map<number, string>;

const follow = (open: Open, { kind, pause, stage, scope }: Told): void => {
  if (kind === 'pause-opened' && scope === 'desk') open.set(pause ?? 0, 'holding');
  if (kind === 'pause-staged' && open.has(pause ?? 0)) open.set(pause ?? 0, stage ?? '');
  if (kind === 'pause-ended') open.delete(pause ?? 0);
};

const isTesting = (open: Open): boolean => [...open.values()].every((stage) => stage === 'testing');

/** Whether an event is a move that a pause of the desk forbids. What waits for a test may move for that one repair. */
const isForbidden = (event: Told, open: Open): boolean => {
  if (open.size === 0) return false;
  switch (event.kind) {
    case 'repair-claimed':
      return event.isTest !== 1 || !isTesting(open);
    case 'submission-judged':
      return event.disposition !== 'hold' && event.detained !== 1;
    case 'submission-placed':
      return !isTesting(open);
    default:
      return event.kind === 'items-returned';
  }
};

/** Goes through a desk's ledger: nothing may be claimed, placed or returned while a pause of the desk is open (product.md 10). */
export const movementIn = (desk: string): Movement => {
  const db = new Database(join(desk, 'ozma.db'), { readonly: true });
  try {
    const open: Open = new Map();
    const faults: string[] = [];
    const seen = { pauses: 0, detained: 0, tests: 0 };
    for (const event of db.prepare<[], Told>(selectEvents).iterate()) {
      follow(open, event);
      seen.pauses += event.kind === 'pause-opened' ? 1 : 0;
      seen.detained += event.detained === 1 ? 1 : 0;
      seen.tests += event.isTest === 1 ? 1 : 0;
      if (!isForbidden(event, open)) continue;
      faults.push(`event ${event.seq}: ${event.kind} ${event.item ?? event.submission} while a pause was open`);
    }
    return { faults, open: open.size, ...seen };
  } finally {
    db.close();
  }
};
