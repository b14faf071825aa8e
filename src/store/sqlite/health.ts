import { statSync } from 'node:fs';
import type { Connection } from './connection.ts';
import { damagedDatabase } from './faults.ts';
import { openLedger } from './ledger.ts';

/** Up to this size the whole file is checked at each opening, which takes some milliseconds. */
const fullCheckBytes = 16 * 1024 * 1024;
/** How many of the newest events are proven at each opening; `verify` proves them all. */
const provenEvents = 200;

/** Refuses a database whose pages do not fit together, or whose ledger does not end as it says. */
export const checkHealth = ({ db, shownAs }: Connection): void => {
  if (statSync(db.name).size <= fullCheckBytes) {
    const found = db.pragma('quick_check(1)', { simple: true });
    if (found !== 'ok') throw damagedDatabase(shownAs, String(found));
  }
  db.transaction(() => {
    const ledger = openLedger(db);
    const broken = ledger.firstBroken(Math.max(1, ledger.head().seq - provenEvents + 1), provenEvents);
    if (broken !== null) throw damagedDatabase(shownAs, `event ${broken} of its ledger is not what was recorded`);
  }).deferred();
};
