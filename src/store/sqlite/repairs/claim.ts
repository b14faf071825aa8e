import type Database from 'better-sqlite3';
import { sha256 } from '../../../domain/ids.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { Pause } from '../../../domain/pause.ts';
import type { Claim, RepairWork } from '../../../domain/repair.ts';
import type { ClaimAnswer, ClaimRequest } from '../../queue-store.ts';
import type { Parts } from '../parts.ts';
import { openReleaseForTest } from './release-for-test.ts';
import { openRepairRows, type RepairRow, repairEvent } from './repair-rows.ts';
import { openTicketMoves } from './ticket-moves.ts';

/** The order of product.md 10. A waiting repair whose folder has not come to its area yet is nothing to claim. */
const claimable = `from repair r indexed by repair_queue where r.state = 'queued'
  and (r.not_before is null or r.not_before <= @now) and (@kinds is null or r.kind in (select value from json_each(@kinds)))
  and not exists (select 1 from submission s indexed by submission_detained where s.is_detained = 1 and s.seq = r.submission_seq)`;
const inOrder = 'order by r.opened_at, r.sort_key, r.submission_seq, r.position limit @limit';
const selectNext = `select r.id ${claimable} ${inOrder}`;
const selectNextBeside = `select r.id ${claimable} and r.ticket_id not in (select value from json_each(@tickets))
  and r.owner_key not in (select value from json_each(@owners)) and r.kind not in (select value from json_each(@stopped)) ${inOrder}`;
const selectTest = `select exists (select 1 from repair indexed by repair_claimed where state = 'claimed' and is_test = 1)`;
const updateClaimed = `update repair set state = 'claimed', token = ?, way = ?, holder = ?, claimed_at = ?, lease_until = ?, is_test = ?,
    claims = claims + 1, not_before = null where id = ?`;

type Wanted = { readonly now: Instant; readonly kinds: string | null; readonly limit: number };
type Stopped = { readonly tickets: string; readonly owners: string; readonly stopped: string };
type ClaimedParams = [
  ...[token: string, way: 'engine' | 'hand', holder: string, claimedAt: Instant, leaseUntil: Instant],
  ...[isTest: number, id: number],
];

const workOf = (row: RepairRow): RepairWork => {
  if (row.sha256 === null) throw new Error(`repair ${row.id} is of an item whose content was never read`);
  return {
    repair: row.id,
    submission: row.submission,
    label: row.label,
    ticket: row.ticket,
    owner: { name: row.owner, id: row.owner_id },
    position: row.position,
    item: { kind: row.kind, id: row.item_id },
    name: row.name,
    file: row.file,
    bytes: row.bytes,
    sha256: sha256(row.sha256.toString('hex')),
    answered: row.answered,
  };
};

/** The numbers of the next repairs that may be claimed. */
const openNext = (db: Database.Database, { stops }: Parts) => {
  const next = db.prepare<[Wanted], number>(selectNext).pluck();
  const nextBeside = db.prepare<[Wanted & Stopped], number>(selectNextBeside).pluck();
  return ({ now, kinds }: ClaimRequest, limit: number): readonly number[] => {
    const wanted = { now, kinds: kinds === null ? null : JSON.stringify(kinds), limit };
    if (!stops.hasScoped()) return next.all(wanted);
    const { tickets, owners, kinds: stopped } = stops.scoped();
    const [paused, by, of] = [tickets, owners, stopped].map((keys) => JSON.stringify(keys));
    return nextBeside.all({ ...wanted, tickets: paused ?? '[]', owners: by ?? '[]', stopped: of ?? '[]' });
  };
};

const isTesting = ({ kind, stage }: Pause): boolean => kind === 'platform' && stage === 'testing';

/** How many repairs may be claimed in spite of the desk's pauses, and whether it is the one that tests the platform. */
const openAllowance = (db: Database.Database) => {
  const isTested = db.prepare<[], number>(selectTest).pluck();
  return ({ isTest, tokens }: ClaimRequest, pauses: readonly Pause[]) => {
    if (pauses.length === 0) return { limit: tokens.length, isTest: false };
    const isAllowed = isTest && pauses.every(isTesting) && isTested.get() !== 1;
    return isAllowed ? { limit: Math.min(1, tokens.length), isTest: true } : null;
  };
};

/** Claims the next repairs in order (`QueueStore.claimRepairs`); to be called inside an immediate transaction. */
export const openClaim = (db: Database.Database, parts: Parts): ((request: ClaimRequest) => ClaimAnswer) => {
  const next = openNext(db, parts);
  const allowance = openAllowance(db);
  const releaseForTest = openReleaseForTest(db, parts);
  const rows = openRepairRows(db);
  const moves = openTicketMoves(db, parts);
  const mark = db.prepare<ClaimedParams>(updateClaimed);
  return (request) => {
    const { now, actor, holder, way, kinds, tokens, leaseUntil } = request;
    const pauses = parts.stops.deskPauses();
    const allowed = allowance(request, pauses);
    if (allowed === null) return { kind: 'paused', pauses };
    const { isTest, limit } = allowed;
    const ids = next(request, limit);
    const isReleased = isTest && ids.length === 0 && releaseForTest(request);
    const found = rows.byIds(isReleased ? next(request, limit) : ids);
    if (found.length === 0) return { kind: 'claimed', claims: [] };
    const moved = moves.look(found, now);
    const claims = found.map((row, index): Claim => {
      const token = tokens[index] ?? '';
      mark.run(token, way, holder, now, leaseUntil, isTest ? 1 : 0, row.id);
      return { token, attempt: row.claims + 1, claimedAt: now, leaseUntil, isTest, work: workOf(row) };
    });
    const claimed = found.map((row) => {
      const body = { position: row.position, attempt: row.claims + 1, holder, way, kinds, isTest };
      return repairEvent(row, 'repair-claimed', { at: now, actor, body });
    });
    parts.ledger.append([...claimed, ...moved]);
    return { kind: 'claimed', claims };
  };
};
