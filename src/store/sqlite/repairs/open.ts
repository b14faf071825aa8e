import type { QueueStore } from '../../queue-store.ts';
import type { Connection } from '../connection.ts';
import type { Parts } from '../parts.ts';
import { openAltered } from './altered.ts';
import { openClaim } from './claim.ts';
import { openFinish } from './finish.ts';
import { openLeases } from './leases.ts';
import { openRequeue } from './requeue.ts';
import { openMisplaced, openSettleReturns } from './returns.ts';
import { openTakeOver } from './take-over.ts';

/** The repair queue over an open database. */
export const openQueue = ({ db, read, write }: Connection, parts: Parts): QueueStore => {
  const leases = openLeases(db, parts);
  return {
    claimRepairs: write(openClaim(db, parts)),
    extendClaims: write(leases.extend),
    finishClaims: write(openFinish(db, parts)),
    releaseClaims: write(leases.release),
    withdrawAltered: write(openAltered(db, parts)),
    claimHolders: read(leases.holders),
    takeOver: write(openTakeOver(db, parts)),
    requeue: write(openRequeue(db, parts)),
    settleReturns: write(openSettleReturns(db, parts)),
    misplaced: read(openMisplaced(db)),
  };
};
