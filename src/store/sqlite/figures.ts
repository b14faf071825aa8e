import type Database from 'better-sqlite3';
import type { RepairState } from '../../domain/repair.ts';
import type { DeskFigures, RepairFigures } from '../reads.ts';
import type { Parts } from './parts.ts';

const selectFigures = `select (select count(*) from ticket) as tickets,
  (select count(*) from ticket where is_instructed = 1) as instructed,
  (select count(*) from folder_claim) as claims,
  (select count(*) from submission where is_detained = 1) as detained,
  (select count(*) from repair indexed by repair_queue where state = 'queued' and not_before is not null) as postponed`;
/** A walk over the smallest index that knows the state. */
const selectStates = 'select state, count(*) as count from repair indexed by repair_of_ticket group by state';

type FigureRow = Pick<DeskFigures, 'tickets' | 'instructed' | 'claims' | 'detained'> & Pick<RepairFigures, 'postponed'>;

const noFigures: FigureRow = { tickets: 0, instructed: 0, claims: 0, detained: 0, postponed: 0 };

const openRepairFigures = (db: Database.Database) => {
  const states = db.prepare<[], { readonly state: RepairState; readonly count: number }>(selectStates);
  return (postponed: number): RepairFigures => {
    const counts = new Map(states.all().map(({ state, count }) => [state, count]));
    const of = (state: RepairState): number => counts.get(state) ?? 0;
    return {
      queued: of('queued'),
      claimed: of('claimed'),
      fulfilled: of('fulfilled'),
      unrepairable: of('unrepairable'),
      escalated: of('escalated'),
      withdrawn: of('withdrawn'),
      postponed,
    };
  };
};

/** What the desk holds, in figures; to be called inside a transaction. */
export const openFigures = (db: Database.Database, { state, runs, ledger }: Parts): (() => DeskFigures) => {
  const select = db.prepare<[], FigureRow>(selectFigures);
  const repairsOf = openRepairFigures(db);
  return () => {
    const counts = state.tallies();
    const of = (name: string): number => counts.get(name) ?? 0;
    const head = ledger.head();
    const { postponed, ...figures } = select.get() ?? noFigures;
    const repairs = repairsOf(postponed);
    return {
      ...figures,
      registered: runs.registered(),
      submissions: {
        accepted: of('verdict:accepted'),
        partial: of('verdict:partial'),
        duplicate: of('verdict:duplicate'),
        held: of('verdict:held'),
        rejected: of('verdict:rejected'),
      },
      places: {
        held: of('place:held'),
        repair: of('place:repair'),
        returned: of('place:returned'),
        trash: of('place:trash'),
      },
      queued: repairs.queued,
      repairs,
      quarantined: of('quarantined'),
      ledger: { seq: head.seq, hash: head.hash.toString('hex') },
    };
  };
};
