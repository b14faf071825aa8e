import type { ReportReads, TimeSlice } from '../../report-reads.ts';
import type { Connection } from '../connection.ts';
import { openCodeCounts } from './code-counts.ts';
import { openExplanations } from './explanations.ts';
import { openKeptFolders } from './kept-folders.ts';
import { openPausesWithin } from './pauses-within.ts';
import { openQueueWaits } from './queue-waits.ts';
import { openReceipts, openReceivedWithin } from './receipts.ts';
import { openRepeats } from './repeats.ts';
import { openTurnaround } from './turnarounds.ts';

/** Asks for one slice after the other, so that nothing holds the database for long. */
const eachSlice = <T>({ read }: Connection, ask: (slice: TimeSlice) => T) => {
  const answer = read(ask);
  return async function* (slices: readonly TimeSlice[]): AsyncGenerator<T> {
    for (const slice of slices) yield await answer(slice);
  };
};

/** What reports are told from, over an open database. */
export const openReportReads = (connection: Connection): ReportReads => {
  const { db, read } = connection;
  return {
    receivedWithin: read(openReceivedWithin(db)),
    codeCounts: eachSlice(connection, openCodeCounts(db)),
    turnarounds: eachSlice(connection, openTurnaround(db)),
    receipts: eachSlice(connection, openReceipts(db)),
    repeats: read(openRepeats(db)),
    pausesWithin: read(openPausesWithin(db)),
    queueWaits: openQueueWaits(connection),
    keptFolders: openKeptFolders(connection),
    explanations: read(openExplanations(db)),
  };
};
