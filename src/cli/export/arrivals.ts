import { OzmaError } from '../../domain/ozma-error.ts';
import type { ExportName } from '../../manifest/package/export-facts.ts';
import type { PayloadFile } from '../../manifest/package/payload.ts';
import { arrivalsFile } from '../../manifest/tables/arrival-lines.ts';
import type { SubmissionFilter } from '../../store/reads.ts';
import type { Snapshot } from '../../store/snapshot.ts';
import type { Call } from '../call.ts';
import { openProgress } from '../progress.ts';
import type { ExportOptions } from './export-options.ts';
import type { ExportPlace } from './export-place.ts';

/** Refuses arrivals where they cannot lie beside the table, or would tell what is to be left out. */
export const checkArrivals = (
  { arrivals, redact }: ExportOptions,
  { name, place }: { readonly name: ExportName; readonly place: ExportPlace },
): void => {
  if (arrivals !== true) return;
  if (redact === true) {
    throw new OzmaError('usage', '--arrivals keeps every name that was judged: give it without --redact.');
  }
  if (name === 'ledger') {
    throw new OzmaError('usage', 'The ledger has no arrivals: give --arrivals with manifest or submissions.');
  }
  if (place.kind !== 'package') throw new OzmaError('usage', '--arrivals needs a directory: give --out DIR.');
};

/** The same rows, told on a progress line; there is a line or two more than submissions. */
async function* withProgress(call: Call, rows: PayloadFile['rows'], total: number): AsyncGenerator<readonly string[]> {
  const progress = openProgress(call, 'arrivals');
  progress.start(total);
  try {
    for await (const page of rows) {
      yield page;
      progress.advance(page.length);
    }
  } finally {
    progress.clear();
  }
}

/** The files that lie beside the table of an export: what its submissions were judged from, where that was asked for. */
export const filesBeside = async (
  call: Call,
  { arrivals }: ExportOptions,
  { snapshot, filter }: { readonly snapshot: Snapshot; readonly filter: SubmissionFilter },
): Promise<readonly PayloadFile[]> => {
  if (arrivals !== true) return [];
  const file = arrivalsFile(snapshot, filter);
  const total = await snapshot.reads.countSubmissions(filter);
  return [{ ...file, rows: withProgress(call, file.rows, total) }];
};
