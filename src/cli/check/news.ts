import type { FailedEnd } from '../../batch/failed-file.ts';
import { shown, shownInstant } from '../../texts/shown.ts';
import { writeLine } from '../output.ts';
import type { Telling } from './telling.ts';
import type { CheckTally } from './told.ts';
import type { FileWaiver } from './waivers.ts';

/** Says on stderr which waivers of the file had ended, and which were not needed. */
export const tellWaivers = async ({ call, checkWords, waivers }: Telling): Promise<void> => {
  if (call.quiet) return;
  const toldOf = ({ line, code, ...waiver }: FileWaiver) => ({
    place: `${shown(waivers.file)}:${line}`,
    code,
    of: shown(waiver.kind === 'ticket' ? waiver.ticket : waiver.folder),
  });
  for (const waiver of waivers.expired) {
    await writeLine(call.stderr, checkWords.expired({ ...toldOf(waiver), until: shownInstant(waiver.until) }));
  }
  for (const waiver of waivers.unused()) await writeLine(call.stderr, checkWords.unused(toldOf(waiver)));
};

/** Says on stderr how many rows were written to be mended and sent again, and how many nobody could read. */
export const tellFailed = async (
  { call, checkWords }: Telling,
  { manifest }: CheckTally,
  { end, file }: { readonly end: FailedEnd; readonly file: string },
): Promise<void> => {
  if (call.quiet) return;
  const told = {
    none: checkWords.nothingFailed,
    emptied: checkWords.failedEmptied(shown(file)),
    written: checkWords.failedWritten(end.rows, shown(file)),
  };
  await writeLine(call.stderr, told[end.kind]);
  const unreadable = manifest?.unreadableRows ?? 0;
  if (unreadable > 0) await writeLine(call.stderr, checkWords.failedUnreadable(unreadable));
};
