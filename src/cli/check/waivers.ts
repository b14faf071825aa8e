import type { Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseWaiverFile, type WaiverRow } from '../../../schemas/waiver-file.ts';
import type { Locate } from '../../../schemas/yaml-document.ts';
import type { BatchReason } from '../../domain/batch-reason.ts';
import type { Instant } from '../../domain/instant.ts';
import { itemKey } from '../../domain/item.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import type { Policy } from '../../domain/policy.ts';
import type { Waiver } from '../../domain/waiver.ts';
import { parseNoteDate } from '../../formats/iso-date.ts';
import { parseItemRefs } from '../../formats/item-refs.ts';
import type { WaiverGiven } from '../../store/area-store.ts';
import { shown } from '../../texts/shown.ts';
import type { App } from '../../wire.ts';
import type { Call } from '../call.ts';

type Placed<Row> = Omit<Row, 'until'> & { readonly line: number; readonly until: Instant };

/** A waiver of a file, for what a manifest and one folder do not agree on. */
export type FolderWaiver = Placed<Extract<WaiverRow, { readonly kind: 'folder' }>>;

type TicketWaiver = Placed<Extract<WaiverRow, { readonly kind: 'ticket' }>> & { readonly itemKey: string | null };

/** A waiver of a file, on a line of it. */
export type FileWaiver = FolderWaiver | TicketWaiver;

/** The waivers of a file as they count in one check. */
export type CheckWaivers = {
  /** As it was given. */
  readonly file: string;
  /** Those that had ended before, and do not count. */
  readonly expired: readonly FileWaiver[];
  /** The waiver that covers what a manifest and the folders do not agree on, which is then used; null for none. */
  readonly coverOf: (reason: BatchReason) => FolderWaiver | null;
  /** Remembers that waivers of the store covered findings of a verdict. */
  readonly use: (waivers: readonly Waiver[]) => void;
  /** The line on which a waiver of the store stands in the file; null where it is not of this file. */
  readonly lineOf: (waiver: number) => number | null;
  /** Those in force that covered nothing so far. */
  readonly unused: () => readonly FileWaiver[];
};

/** As if there were a file without waivers. */
export const noWaivers: CheckWaivers = {
  file: '',
  expired: [],
  coverOf: () => null,
  use: () => undefined,
  lineOf: () => null,
  unused: () => [],
};

/** No file of waivers is longer, in bytes: it would be ten thousand of them. */
const mostBytes = 2 ** 21;

const checkSize = (stats: Stats, file: string): void => {
  if (!stats.isFile())
    throw new OzmaError('file-invalid', `--waivers ${shown(file)}: it is no file. Name a YAML file.`);
  if (stats.size > mostBytes) {
    throw new OzmaError('file-invalid', `--waivers ${shown(file)}: it is larger than 2 MiB; no list of waivers is.`);
  }
};

const textOf = async (path: string, file: string): Promise<string> => {
  try {
    checkSize(await stat(path), file);
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof OzmaError) throw error;
    if (error instanceof TypeError)
      throw new OzmaError('file-invalid', `${shown(file)}: it is not UTF-8; save it as UTF-8.`);
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const why = isAbsent ? 'there is no such file' : `it cannot be read (${String(error)})`;
    throw new OzmaError('path-missing', `--waivers ${shown(file)}: ${why}.`, { cause: error });
  }
};

type Reading = {
  readonly policy: Policy;
  readonly locate: Locate;
  readonly lineOf: (path: readonly PropertyKey[]) => number;
};

const placed = (row: WaiverRow, index: number, { policy, locate, lineOf }: Reading): FileWaiver | readonly string[] => {
  const faults: string[] = [];
  const until = parseNoteDate(row.until, policy.timeZone)?.start;
  if (until === undefined)
    faults.push(locate([index, 'until'], 'expected an ISO 8601 date or time, such as 2026-12-31'));
  const parsed = row.kind === 'ticket' && row.item !== null ? parseItemRefs(row.item, policy) : { refs: [] };
  const refs = 'refs' in parsed ? parsed.refs : null;
  if (refs === null || refs.length > 1) faults.push(locate([index, 'item'], 'expected one item as kind:id'));
  if (until === undefined || faults.length > 0) return faults;
  const line = lineOf([index, 'code']);
  if (row.kind === 'folder') return { ...row, until, line };
  const [only] = refs ?? [];
  return { ...row, until, line, itemKey: only === undefined ? null : itemKey(only) };
};

const readRows = async (path: string, file: string, policy: Policy): Promise<readonly FileWaiver[]> => {
  const document = parseWaiverFile(await textOf(path, file), shown(file));
  if (document.kind === 'faulty') throw new OzmaError('file-invalid', document.faults.join('\n'));
  const rows = document.value.map((row, index) => placed(row, index, { ...document, policy }));
  const faults = rows.flatMap((row) => ('kind' in row ? [] : row));
  if (faults.length > 0) throw new OzmaError('file-invalid', faults.join('\n'));
  return rows.flatMap((row) => ('kind' in row ? [row] : []));
};

const givenOf = ({ ticket, code, itemKey, onlyFor, by, why, until }: TicketWaiver, now: Instant): WaiverGiven => ({
  ...{ ticket, code, itemKey, onlyFor, by, why, until },
  since: now,
});

const folderKey = (folder: string): string => folder.normalize('NFC');

const isForPlace = ({ code, file }: FolderWaiver, reason: BatchReason): boolean =>
  code === reason.code &&
  (file === null || ('file' in reason && reason.file?.normalize('NFC') === file.normalize('NFC')));

/**
 * Reads a file of waivers and grants those for tickets in the private store of a dry run, whose tickets are loaded. Throws an `OzmaError` with a
 * line for each fault of the file.
 */
export const grantWaivers = async (call: Call, app: App, file: string): Promise<CheckWaivers> => {
  const now = call.now();
  const rows = await readRows(resolve(call.cwd, file), file, app.desk.config.policy);
  const inForce = rows.filter(({ until }) => now < until);
  const granted = new Map<number, FileWaiver>();
  for (const row of inForce) {
    const waiver = row.kind === 'ticket' ? await app.store.waive(givenOf(row, now)) : null;
    if (waiver !== null) granted.set(waiver.id, row);
  }
  const folders = inForce.flatMap((row) => (row.kind === 'folder' ? [row] : []));
  const byFolder = Map.groupBy(folders, ({ folder }) => folderKey(folder));
  const used = new Set<FileWaiver>();
  return {
    file,
    expired: rows.filter(({ until }) => until <= now),
    coverOf: (reason) => {
      if (!('folder' in reason)) return null;
      const cover = byFolder.get(folderKey(reason.folder))?.find((one) => isForPlace(one, reason)) ?? null;
      if (cover !== null) used.add(cover);
      return cover;
    },
    use: (waivers) => {
      for (const { id } of waivers) {
        const row = granted.get(id);
        if (row !== undefined) used.add(row);
      }
    },
    lineOf: (waiver) => granted.get(waiver)?.line ?? null,
    unused: () => inForce.filter((row) => !used.has(row)),
  };
};
