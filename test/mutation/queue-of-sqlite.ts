import { describe } from 'vitest';
import { describeClaims } from '../store/contract-claims.ts';
import { describeQueue } from '../store/contract-queue.ts';
import { describeQueueCustody } from '../store/contract-queue-custody.ts';
import { describeQueueOrder } from '../store/contract-queue-order.ts';
import { describeQueuePauses } from '../store/contract-queue-pauses.ts';
import { describeQueueReads } from '../store/contract-queue-reads.ts';
import { describeQueueStatus } from '../store/contract-queue-status.ts';
import { describeQueueTries } from '../store/contract-queue-tries.ts';
import { makeSqliteDesk } from '../store/sqlite-desk.ts';

// The part of the store's contract that is about the queue: the whole of it would be asked for every mutant.
describe('the queue of the SQLite store', () => {
  describeClaims(makeSqliteDesk);
  describeQueue(makeSqliteDesk);
  describeQueueCustody(makeSqliteDesk);
  describeQueueOrder(makeSqliteDesk);
  describeQueuePauses(makeSqliteDesk);
  describeQueueReads(makeSqliteDesk);
  describeQueueStatus(makeSqliteDesk);
  describeQueueTries(makeSqliteDesk);
});
