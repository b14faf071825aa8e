import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Instant } from '../domain/instant.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { nameKey } from '../domain/person.ts';
import { trimWhiteSpace } from '../domain/text.ts';
import { parseNoteDate } from '../formats/iso-date.ts';
import { type CsvPiece, csvPieces, type Export, exports, jsonPieces } from '../manifest/tables/csv-text.ts';
import type { SubmissionFilter } from '../store/reads.ts';
import { shown } from '../texts/shown.ts';
import { type App, type Desk, requireDesk, wire } from '../wire.ts';
import type { Call, ExitStatus } from './call.ts';
import { write, writeJson, writeLine } from './output.ts';
import { openProgress } from './progress.ts';

/** What `ozma export` was told. */
export type ExportOptions = {
  readonly what: string;
  readonly from?: string;
  readonly to?: string;
  readonly ticket?: string;
  readonly owner?: string;
  readonly out?: string;
  readonly bom: boolean;
  readonly crlf: boolean;
};

const exportNamed = (what: string): Export => {
  const found = exports.find((one) => one === what);
  if (found !== undefined) return found;
  throw new OzmaError('usage', `There is no export "${what}". Expected one of: ${exports.join(', ')}.`);
};

/** The start of a date or time as the desk's clocks have it. */
const instantOf = (option: string, given: string | undefined, timeZone: string): Instant | null => {
  if (given === undefined) return null;
  const date = parseNoteDate(trimWhiteSpace(given), timeZone);
  if (date !== null) return date.start;
  throw new OzmaError('usage', `${option}: expected an ISO 8601 date, such as 2026-10-01, not "${given}".`);
};

const filterOf = ({ from, to, ticket, owner }: ExportOptions, { config }: Desk): SubmissionFilter => {
  const { timeZone, nameRule } = config.policy;
  const bounds = { from: instantOf('--from', from, timeZone), to: instantOf('--to', to, timeZone) };
  if (bounds.from !== null && bounds.to !== null && bounds.from >= bounds.to) {
    throw new OzmaError('usage', `--from ${from} is not before --to ${to}: nothing can lie between them.`);
  }
  return {
    ...bounds,
    ticket: ticket === undefined ? null : trimWhiteSpace(ticket),
    ownerKey: owner === undefined ? null : nameKey(owner, nameRule),
    verdicts: null,
    codes: null,
  };
};

const isDirectory = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isDirectory() === true;

/** The file that is meant: in a directory, one that is there or a name with a slash at its end, the export has its own name. */
const fileMeant = async (given: string, what: Export, cwd: string): Promise<string> => {
  const path = resolve(cwd, given);
  if (given.endsWith('/'))
    await mkdir(path, { recursive: true }).catch((error: unknown) => Promise.reject(faultOf(path, error)));
  return (await isDirectory(path)) ? join(path, `${what}.csv`) : path;
};

/** The file to write, links followed; refuses what is there and is no file, and a place below a directory that is not there. */
const placeOf = async (given: string): Promise<string> => {
  const path = await realpath(given).catch(() => given);
  const there = await stat(path).catch(() => null);
  if (there !== null && !there.isFile()) {
    throw new OzmaError('usage', `--out: ${shown(path)} is no file. Write to stdout for that.`);
  }
  if (await isDirectory(dirname(path))) return path;
  throw new OzmaError('path-missing', `--out: there is no directory ${shown(dirname(path))}. Make it first.`);
};

const faultOf = (path: string, error: unknown): OzmaError => {
  if (error instanceof OzmaError) return error;
  const isFull = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  const why = error instanceof Error ? error.message : String(error);
  return new OzmaError(isFull ? 'disk-full' : 'disk-fault', `${shown(path)} cannot be written: ${why}`, {
    cause: error,
  });
};

/** Writes a file beside its place and puts it there once it is whole and on disk, so that nobody reads half of one. */
const writeFileWhole = async (path: string, pieces: AsyncIterable<string>): Promise<void> => {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    await using file = await open(draft, 'wx');
    for await (const text of pieces) await file.writeFile(text);
    await file.sync();
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw faultOf(path, error);
  }
};

const isUnfiltered = ({ from, to, ticket, ownerKey }: SubmissionFilter): boolean =>
  from === null && to === null && ticket === null && ownerKey === null;

/** The text of pieces, counted on a progress line where the number of submissions is known. */
async function* counted(call: Call, pieces: AsyncIterable<CsvPiece>, total: number | null): AsyncGenerator<string> {
  const progress = total === null ? null : openProgress(call, 'export');
  progress?.start(total ?? 0);
  for await (const { text, submissions } of pieces) {
    yield text;
    progress?.advance(submissions);
  }
  progress?.clear();
}

const totalOf = async (app: App, filter: SubmissionFilter): Promise<number | null> => {
  if (!isUnfiltered(filter)) return null;
  const { submissions } = await app.store.reads.figures();
  return Object.values(submissions).reduce((sum, count) => sum + count, 0);
};

/** Says so where a ticket that nobody knows was asked for: an export of it is only a header. */
const tellUnknownTicket = async (call: Call, app: App, { ticket }: SubmissionFilter): Promise<void> => {
  if (ticket === null || call.quiet || (await app.store.reads.ticket(ticket)) !== null) return;
  await writeLine(call.stderr, `There is no ticket ${shown(ticket)}: the export has no rows.`);
};

/** Writes the export to stdout: CSV, or with `--json` the same rows as JSON Lines. */
const printExport = async (call: Call, pieces: AsyncIterable<CsvPiece>): Promise<void> => {
  for await (const { text } of pieces) await write(call.stdout, text);
};

/**
 * `ozma export`: what is recorded, as CSV on stdout or in a file; `from` is inclusive, `to` exclusive, a day alone starts in the desk's zone.
 * The same record and filter give the same bytes. With `--json` stdout gets the rows as JSON Lines, or says which file was written.
 */
export const exportCsv = async (call: Call, options: ExportOptions): Promise<ExitStatus> => {
  const what = exportNamed(options.what);
  const desk = await requireDesk(call);
  const filter = filterOf(options, desk);
  const { out } = options;
  const path = out === undefined || out === '-' ? null : await placeOf(await fileMeant(out, what, call.cwd));
  await using app = wire(desk);
  await tellUnknownTicket(call, app, filter);
  const recorded = app.store.reads.submissions(filter);
  const pieces = csvPieces(what, recorded, { bom: options.bom, crlf: options.crlf });
  if (path === null) await printExport(call, call.json ? jsonPieces(what, recorded) : pieces);
  else {
    await writeFileWhole(path, counted(call, pieces, await totalOf(app, filter)));
    if (call.json) await writeJson(call.stdout, { what, file: path });
  }
  return 0;
};
