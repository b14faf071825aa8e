import { inboxEntry, inboxPaths } from '../spool/inbox.ts';
import { openBreather } from './breather.ts';
import type { Settling } from './settling.ts';

/** The paths within an inbox of everything that waits there, in byte order; other work has its turn meanwhile. */
export const listWaiting = async (inboxDir: string): Promise<readonly string[]> => {
  const breathe = openBreather();
  const all: string[] = [];
  for (const relative of inboxPaths(inboxDir)) {
    all.push(relative);
    await breathe();
  }
  return all.sort();
};

/** How old a look may be when its batch is handed on, in milliseconds. */
const freshMs = 200;

/** Those that have settled, in batches, each looked at right before it is handed on: what is written to meanwhile is left alone. */
export async function* settledBatches(
  relatives: readonly string[],
  parts: {
    readonly inboxDir: string;
    readonly batchSize: number;
    readonly settling: Settling;
    readonly onUnsettled: () => void;
  },
): AsyncGenerator<readonly string[]> {
  const { inboxDir, batchSize, settling, onUnsettled } = parts;
  const breathe = openBreather();
  let batch: string[] = [];
  let sinceMs = performance.now();
  for (const relative of relatives) {
    if (batch.length === 0) sinceMs = performance.now();
    if (settling.isSettled(relative, inboxEntry(inboxDir, relative).path, Date.now())) batch.push(relative);
    else onUnsettled();
    if (batch.length >= batchSize || (batch.length > 0 && performance.now() - sinceMs > freshMs)) {
      yield batch;
      batch = [];
    }
    await breathe();
  }
  if (batch.length > 0) yield batch;
}
