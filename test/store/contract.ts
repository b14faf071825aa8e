import type { Store } from '../../src/store/store.ts';
import { describeAreas } from './contract-areas.ts';
import { describeClaims } from './contract-claims.ts';
import { describeClocks } from './contract-clocks.ts';
import { describeImports } from './contract-imports.ts';
import { describeInstructions } from './contract-instructions.ts';
import { describePauses } from './contract-pauses.ts';
import { describeQueue } from './contract-queue.ts';
import { describeQueueCustody } from './contract-queue-custody.ts';
import { describeQueueOrder } from './contract-queue-order.ts';
import { describeQueuePauses } from './contract-queue-pauses.ts';
import { describeQueueReads } from './contract-queue-reads.ts';
import { describeQueueStatus } from './contract-queue-status.ts';
import { describeQueueTries } from './contract-queue-tries.ts';
import { describeReads } from './contract-reads.ts';
import { describeRecall } from './contract-recall.ts';
import { describeRecord } from './contract-record.ts';
import { describeRegistry } from './contract-registry.ts';
import { describeReports } from './contract-reports.ts';
import { describeResend } from './contract-resend.ts';
import { describeSignals } from './contract-signals.ts';
import { describeTrash } from './contract-trash.ts';
import { describeTroubled } from './contract-troubles.ts';
import { describeWaivers } from './contract-waivers.ts';

/** A fresh desk's database; each `open` is one more connection to it, as another process would have. */
export type Desk = AsyncDisposable & { readonly open: () => Store };

/** What every store must do; `makeDesk` makes an empty one. */
export const describeStore = (makeDesk: () => Promise<Desk>): void => {
  describeImports(makeDesk);
  describeInstructions(makeDesk);
  describeRegistry(makeDesk);
  describeRecall(makeDesk);
  describeRecord(makeDesk);
  describeClaims(makeDesk);
  describeReads(makeDesk);
  describeQueueTries(makeDesk);
  describeQueueReads(makeDesk);
  describeQueuePauses(makeDesk);
  describeQueueOrder(makeDesk);
  describeQueueCustody(makeDesk);
  describeQueueStatus(makeDesk);
  describeQueue(makeDesk);
  describePauses(makeDesk);
  describeSignals(makeDesk);
  describeTroubled(makeDesk);
  describeClocks(makeDesk);
  describeAreas(makeDesk);
  describeReports(makeDesk);
  describeResend(makeDesk);
  describeTrash(makeDesk);
  describeWaivers(makeDesk);
};
