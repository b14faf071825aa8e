import type Database from 'better-sqlite3';
import { sha256 } from '../../../domain/ids.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { Pause } from '../../../domain/pause.ts';
import type { Claim, RepairWork } from '../../../domain/repair.ts';
import type { ClaimAnswer, ClaimRequest } from '../../queue-store.ts';
import type { Parts } from '../parts.ts';
import { openNextRepairs } from './next-repairs.ts';
import { openReleaseForTest } from './release-for-test.ts';
import { openRepairRows, type RepairRow, repairEvent } from './repair-rows.ts';
import { openTicketMoves } from './ticket-moves.ts';

const selectTest = `select exists (select 1 from repair indexed by repair_claimed where state = 'claimed' and is_test = 1)`;
const updateClaimed = `update repair set state = 'claimed', token = ?, way = ?, holder = ?, claimed_at = ?, lease_until = ?, is_test = ?,
    claims = claims + 1, not_before = null where id = ?`;

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
  const next = openNextRepairs(db, parts);
  const allowance = openAllowance(db);
  const releaseForTest = openReleaseForTest(db, parts);
  /** One that has not failed the test already, for an item that is past repair would keep the desk paused for ever; else the first. */
  const chooseTest = (request: ClaimRequest, pauses: readonly Pause[]): readonly number[] => {
    const since = pauses.reduce((earliest, pause) => (pause.since < earliest ? pause.since : earliest), request.now);
    const fresh = next.untested(request, since);
    if (fresh.length > 0) return fresh;
    return releaseForTest(request) ? next.untested(request, since) : next.inOrder(request, 1);
  };
  const rows = openRepairRows(db);
  const moves = openTicketMoves(db, parts);
  const mark = db.prepare<ClaimedParams>(updateClaimed);
  return (request) => {
    const { now, actor, holder, way, kinds, tokens, leaseUntil } = request;
    const pauses = parts.stops.deskPauses();
    const allowed = allowance(request, pauses);
    if (allowed === null) return { kind: 'paused', pauses };
    const { isTest, limit } = allowed;
    const found = rows.byIds(isTest ? chooseTest(request, pauses) : next.inOrder(request, limit));
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
