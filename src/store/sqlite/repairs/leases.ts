import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/instant.ts';
import type { QueueStore } from '../../queue-store.ts';
import type { Parts } from '../parts.ts';
import { openEndAttempt } from './attempts.ts';
import { openRepairRows, repairEvent } from './repair-rows.ts';

type Releaser = Parameters<QueueStore['releaseClaims']>[1];

/** Claims that are held: extended, or given back; each to be called inside an immediate transaction. */
export type Leases = {
  readonly extend: (tokens: readonly string[], leaseUntil: Instant) => readonly string[];
  readonly release: (tokens: readonly string[], by: Releaser) => readonly string[];
  readonly holders: () => readonly string[];
};

const updateLeases = `update repair indexed by repair_claimed set lease_until = ?
  where state = 'claimed' and token in (select value from json_each(?)) returning token`;
const selectHolders = `select distinct holder from repair indexed by repair_claimed where state = 'claimed' order by holder`;

/** Claims in flight over an open database (`QueueStore.extendClaims`, `releaseClaims`, `claimHolders`). */
export const openLeases = (db: Database.Database, { ledger }: Parts): Leases => {
  const rows = openRepairRows(db);
  const end = openEndAttempt(db);
  const prolong = db.prepare<[Instant, string], string>(updateLeases).pluck();
  const holders = db.prepare<[], string>(selectHolders).pluck();
  return {
    extend: (tokens, leaseUntil) => prolong.all(leaseUntil, JSON.stringify(tokens)),
    release: (tokens, { actor, why, now }) => {
      const given = new Set(tokens);
      const held = rows.inFlight().flatMap((row) => (row.token !== null && given.has(row.token) ? [row] : []));
      for (const row of held) {
        const next = { state: 'queued', notBefore: null, returnedAt: null } as const;
        end(row, { at: now, ending: 'released', why, isCounted: false, ...next });
      }
      ledger.append(
        held.map((row) => repairEvent(row, 'repair-released', { at: now, actor, body: { attempt: row.claims, why } })),
      );
      return held.flatMap(({ token }) => token ?? []);
    },
    holders: () => holders.all(),
  };
};
