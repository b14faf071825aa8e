import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import canonicalize from 'canonicalize';
import type { ConfigFile } from '../schemas/config.ts';
import {
  defaultConcurrency,
  defaultFutureHours,
  defaultLabel,
  defaultLimits,
  defaultPaths,
  defaultWorkers,
  kindsOf,
  noteAliasesOf,
} from '../schemas/config-defaults.ts';
import { parseConfigDocument } from '../schemas/config-document.ts';
import { type TicketColumn, ticketColumns } from '../schemas/ticket-columns.ts';
import type { Locate } from '../schemas/yaml-document.ts';
import { type Sha256, sha256 } from './domain/ids.ts';
import { OzmaError } from './domain/ozma-error.ts';
import type { Policy } from './domain/policy.ts';
import { textKey } from './domain/text.ts';
import type { TicketStatus } from './domain/ticket.ts';
import { type RunningConfig, runningConfigOf } from './running-config.ts';

/** The name of a desk's configuration file. */
export const configFileName = 'ozma.yaml';

/** Everything that a desk is told by its `ozma.yaml` and its environment, with defaults filled in. */
export type DeskConfig = {
  /** What rules and parsers may look at. */
  readonly policy: Policy;
  readonly language: 'en' | 'ja';
  /** Paths relative to the desk, or absolute. */
  readonly paths: { readonly inbox: string; readonly tickets: string; readonly registry: string };
  readonly durability: 'power-loss' | 'process';
  /** Seconds for which a folder has to be unchanged; null where the desk leaves it to the command (product.md 11: 5 in `serve`, 0 in `ingest`). */
  readonly settleSeconds: number | null;
  /** Repairs at a time (product.md 10). */
  readonly concurrency: number;
  readonly workers: { readonly threads: number; readonly timeoutMs: number; readonly batch: number };
  readonly running: RunningConfig;
  /** The key by which a trusted intake signs receipts; null where the desk has none. */
  readonly receiptKey: string | null;
  /** The ticket system's word for a status, by `textKey`. */
  readonly statuses: Readonly<Record<string, TicketStatus>>;
  /** What tickets.csv calls a column, where it is not ozma's own name. */
  readonly columns: Readonly<Partial<Record<TicketColumn, string>>>;
};

/** The variables of the process's surroundings, as `process.env` has them. */
type Environment = Readonly<Record<string, string | undefined>>;

const policyOf = (file: ConfigFile): Policy => ({
  kinds: kindsOf(file.kinds),
  noteAliases: noteAliasesOf(file.note),
  nameRule: file.nameRule ?? 'plain',
  labelTemplate: file.label?.template ?? defaultLabel.template,
  ticketPattern: file.label?.ticketPattern ?? defaultLabel.ticketPattern,
  timeZone: file.timeZone ?? 'UTC',
  limits: {
    files: file.limits?.files ?? defaultLimits.files,
    bytes: file.limits?.bytes ?? defaultLimits.bytes,
    depth: file.limits?.depth ?? defaultLimits.depth,
    noteBytes: file.limits?.noteBytes ?? defaultLimits.noteBytes,
  },
  futureHours: file.note?.futureHours ?? defaultFutureHours,
});

const columnsOf = (given: ConfigFile['columns']): DeskConfig['columns'] =>
  Object.fromEntries(
    ticketColumns.flatMap((column) => {
      const theirs = given?.[column];
      return theirs === undefined ? [] : [[column, theirs]];
    }),
  );

const configOf = (file: ConfigFile, receiptKey: string | null): DeskConfig => ({
  policy: policyOf(file),
  language: file.language ?? 'en',
  paths: {
    inbox: file.inbox ?? defaultPaths.inbox,
    tickets: file.tickets ?? defaultPaths.tickets,
    registry: file.registry ?? defaultPaths.registry,
  },
  durability: file.durability ?? 'power-loss',
  settleSeconds: file.settle ?? null,
  concurrency: file.concurrency ?? defaultConcurrency,
  workers: {
    threads: file.workers?.threads ?? availableParallelism(),
    timeoutMs: (file.workers?.timeout ?? defaultWorkers.timeout) * 1000,
    batch: file.workers?.batch ?? defaultWorkers.batch,
  },
  running: runningConfigOf(file, file.timeZone ?? 'UTC'),
  receiptKey,
  statuses: Object.fromEntries(Object.entries(file.statuses ?? {}).map(([word, status]) => [textKey(word), status])),
  columns: columnsOf(file.columns),
});

/** The configuration of a desk that says nothing: the defaults of product.md. */
export const defaultConfig = (): DeskConfig => configOf({}, null);

const isAbsent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const textOf = async (path: string): Promise<string | null> => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (isAbsent(error)) return null;
    const why = error instanceof TypeError ? 'it is not UTF-8; save it as UTF-8' : String(error);
    throw new OzmaError('config-invalid', `${configFileName}:1:1: it cannot be read: ${why}`, { cause: error });
  }
};

/** The key from the environment, else from the desk's key file; outer white space is not part of a key. */
const receiptKeyOf = async (
  deskDir: string,
  file: ConfigFile,
  locate: Locate,
  env: Environment,
): Promise<string | null> => {
  const given = env['OZMA_RECEIPT_KEY']?.trim() ?? '';
  if (given !== '') return given;
  const keyFile = file.receipts?.keyFile;
  if (keyFile === undefined) return null;
  const refuse = (why: string, cause?: unknown) =>
    new OzmaError('config-invalid', locate(['receipts', 'keyFile'], why), { cause });
  const text = await readFile(resolve(deskDir, keyFile), 'utf8').catch((error: unknown) => {
    const found = isAbsent(error) ? 'there is no such file' : String(error);
    throw refuse(`expected a file with the key of the receipts; ${found}`, error);
  });
  if (text.trim() === '') throw refuse('expected a file with the key of the receipts; it is empty');
  return text.trim();
};

/**
 * Reads a desk's `ozma.yaml` and environment; without the file, the defaults. All faults are thrown as one `config-invalid`, a line for each:
 * `ozma.yaml:line:col: key: what was expected`.
 */
export const readConfig = async (deskDir: string, env: Environment): Promise<DeskConfig> => {
  const document = parseConfigDocument((await textOf(join(deskDir, configFileName))) ?? '', configFileName);
  if (document.kind === 'faulty') throw new OzmaError('config-invalid', document.faults.join('\n'));
  return configOf(document.config, await receiptKeyOf(deskDir, document.config, document.locate, env));
};

/** What rows of tickets and registry are read with, as one hash: a file is read again when it or this has changed. */
export const policyHash = ({ policy, statuses, columns }: DeskConfig): Sha256 => {
  const { nameRule, labelTemplate, kinds } = policy;
  const text = canonicalize({ nameRule, labelTemplate, kinds, statuses, columns }) ?? '';
  return sha256(createHash('sha256').update(text).digest('hex'));
};

const isDesk = async (dir: string): Promise<boolean> => {
  const found = await Promise.all([configFileName, 'ozma.db'].map((name) => stat(join(dir, name)).catch(() => null)));
  return found.some((one) => one?.isFile() === true);
};

/**
 * The desk's directory: what `--desk` or `OZMA_DESK` names, else the nearest one at or above the working directory; null when there is none.
 * A named directory that is no desk is `desk-missing`.
 */
export const findDesk = async (where: {
  readonly flag: string | null;
  readonly env: Environment;
  readonly cwd: string;
}): Promise<string | null> => {
  const named = where.flag ?? (where.env['OZMA_DESK'] || null);
  if (named !== null) {
    const dir = resolve(where.cwd, named);
    if (await isDesk(dir)) return dir;
    throw new OzmaError(
      'desk-missing',
      `There is no desk in ${named}: it has no ${configFileName}. Make one with: ozma init ${named}`,
    );
  }
  for (let dir = resolve(where.cwd); ; dir = dirname(dir)) {
    if (await isDesk(dir)) return dir;
    if (dir === dirname(dir)) return null;
  }
};
