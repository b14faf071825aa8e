import { join } from 'node:path';
import { diskFault } from '../../disk-fault.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import { makeDirectory } from '../../manifest/package/make-directory.ts';
import { type Report, tableOf } from '../../report/reports.ts';
import { csvOf } from '../../report/table.ts';
import { shown } from '../../texts/shown.ts';
import type { ExportPlace } from '../export/export-place.ts';
import { writeFileWhole } from '../export/write-file-whole.ts';

/** A file, or a directory in which each report has a file of its own name. */
export type ReportPlace = Exclude<ExportPlace, { kind: 'stdout' }>;

/** Refuses one file for several reports, and makes a directory that is not there. */
export const openReportPlace = async ({ kind, path }: ReportPlace, reports: number): Promise<void> => {
  if (kind === 'package') {
    await makeDirectory(path).catch((error: unknown) => Promise.reject(diskFault(path, error)));
  } else if (reports > 1) {
    throw new OzmaError('usage', `--out: ${shown(path)} is one file. Name one report, or a directory for all of them.`);
  }
};

async function* inOnePiece(text: string): AsyncGenerator<string> {
  yield text;
}

/** Writes one report as a CSV file; answers its path. */
export const writeReport = async (report: Report, { kind, path }: ReportPlace): Promise<string> => {
  const file = kind === 'file' ? path : join(path, `${report.kind}.csv`);
  await writeFileWhole(file, inOnePiece(csvOf(tableOf(report))));
  return file;
};
