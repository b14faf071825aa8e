import type { PauseStore } from '../../pause-store.ts';
import type { Connection } from '../connection.ts';
import type { Parts } from '../parts.ts';
import { openEndedPauses } from './ended-pauses.ts';
import { openForgiving } from './forgive-faults.ts';
import { openPauseChanges } from './pause-changes.ts';
import { type PauseRow, pauseCells, pauseOf } from './pause-rows.ts';
import { openSignals } from './signals.ts';
import { openTroubles } from './troubles.ts';

const selectPauses = `select ${pauseCells} from pause order by id`;

/** The pauses and signals of an open database. */
export const openPauses = ({ db, write, read }: Connection, { ledger }: Parts): PauseStore => {
  const all = db.prepare<[], PauseRow>(selectPauses);
  const changes = openPauseChanges(db, ledger);
  const signals = openSignals(db, { changes, forgive: openForgiving(db, ledger) });
  const hasExpired = read(changes.hasExpired);
  const expire = write(changes.expire);
  return {
    openPause: write((opening) => changes.open(opening)),
    endPause: write(changes.end),
    // Asked every few seconds: a desk without a pause that is over is not locked for it.
    expirePauses: async (now) => ((await hasExpired(now)) ? expire(now) : []),
    pauses: read(() => all.all().map(pauseOf)),
    endedPauses: read(openEndedPauses(db)),
    signals: read(signals.all),
    recordSignal: write(signals.record),
    forgetSignals: write(signals.forget),
    repairTroubles: read(openTroubles(db)),
  };
};
