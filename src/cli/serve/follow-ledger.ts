import type { Log } from '../../log.ts';
import { repeat } from '../../serve/repeat.ts';
import type { Reads } from '../../store/reads.ts';

/** How often the ledger is looked at for what is new, in milliseconds, and how many events one look reads at once. */
const everyMs = 1000;
const pageSize = 500;

/**
 * Writes each event of the ledger to the log from now on, whichever process recorded it. A log that says nothing costs nothing; what the database
 * refuses is read at the next look. Disposing of it writes what is left.
 */
export const followLedger = async (
  reads: Pick<Reads, 'figures' | 'eventsSince'>,
  log: Log,
): Promise<AsyncDisposable> => {
  if (log.isSilent) return { [Symbol.asyncDispose]: async () => undefined };
  let written = (await reads.figures()).ledger.seq;
  const follow = async (): Promise<void> => {
    for (;;) {
      const events = await reads.eventsSince(written, pageSize);
      for (const event of events) {
        log.write(event);
        written = event.seq;
      }
      if (events.length < pageSize) return;
    }
  };
  const following = repeat(everyMs, follow, () => undefined);
  return {
    [Symbol.asyncDispose]: async () => {
      await following.stop();
      await follow().catch(() => undefined);
    },
  };
};
