import { join, resolve } from 'node:path';
import { type DeskConfig, defaultConfig, findDesk, readConfig } from './config.ts';
import { checkFileSystems, findMissingDatabase, hasDatabase } from './desk/check-areas.ts';
import { OzmaError } from './domain/ozma-error.ts';
import { ruleNames } from './domain/rule-name.ts';
import type { InspectPool, InspectPoolOptions } from './intake/inspect-pool.ts';
import type { Ways } from './queue/ways/ways.ts';
import { rulesetVersion } from './rules/ruleset-version.ts';
import type { BatchStore } from './store/batch-store.ts';
import type { EarlierStore } from './store/earlier-store.ts';
import type { Snapshot } from './store/snapshot.ts';
import { openBatchStore } from './store/sqlite/batch/open.ts';
import { type DeskLock, lockDesk } from './store/sqlite/desk-lock.ts';
import { openEarlierStore } from './store/sqlite/earlier.ts';
import { openScratchStore, openSqliteStore } from './store/sqlite/open.ts';
import { openSnapshot } from './store/sqlite/snapshot/open.ts';
import type { Store } from './store/store.ts';

/** A desk as found: its directory (absolute) and its configuration. */
export type Desk = { readonly dir: string; readonly config: DeskConfig };

/** The parts of a running ozma, held by `await using`. */
export type App = AsyncDisposable & {
  readonly desk: Desk;
  readonly store: Store;
  /** Opens the threads that read folders. Like `openWays` it is loaded when it is asked for, since most commands need neither. */
  readonly openPool: (asked?: Pick<InspectPoolOptions, 'tellsFiles'>) => Promise<InspectPool>;
  /** Opens the ways by which items are repaired, for as many at a time as the desk says. */
  readonly openWays: (env: DeskSearch['env']) => Promise<Ways>;
};

/** Where to look for a desk. */
export type DeskSearch = {
  readonly desk: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
};

const rules = { ruleset: rulesetVersion, names: ruleNames } as const;

/** The database of a desk. */
const databaseFile = (deskDir: string): string => join(deskDir, 'ozma.db');

/** Takes the lock by which one `serve` keeps others from its desk; null while another holds it. It is let go when the process ends, however. */
export const lockServe = ({ dir }: Desk): DeskLock | null => lockDesk(join(dir, 'serve.lock'));

/** Finds a desk: by name, else the directory with `ozma.yaml` at or above the current one; null when there is none. */
export const searchDesk = async (search: DeskSearch): Promise<Desk | null> => {
  const dir = await findDesk({ flag: search.desk, env: search.env, cwd: search.cwd });
  return dir === null ? null : { dir: resolve(search.cwd, dir), config: await readConfig(dir, search.env) };
};

/** As `searchDesk`, but a desk must be there. */
export const requireDesk = async (search: DeskSearch): Promise<Desk> => {
  const desk = await searchDesk(search);
  if (desk !== null) return desk;
  throw new OzmaError(
    'desk-missing',
    'There is no desk here: no ozma.yaml in this directory or above it. Name one by --desk DIR, or make one by `ozma init DIR`.',
  );
};

const appOf = (desk: Desk, store: Store): App => {
  const { policy, receiptKey, workers, running, concurrency } = desk.config;
  return {
    desk,
    store,
    openPool: async (asked = {}) => {
      const { openInspectPool } = await import('./intake/inspect-pool.ts');
      return openInspectPool({ policy, receiptKey, threads: workers.threads, timeoutMs: workers.timeoutMs, ...asked });
    },
    openWays: async (env) => {
      const { openWays } = await import('./queue/ways/ways.ts');
      return openWays({ deskDir: desk.dir, running, env, concurrency });
    },
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
};

/** Opens a desk for real work: its database is made where there is none, unless its areas say that one is missing. */
export const wire = (desk: Desk): App => {
  findMissingDatabase(desk.dir);
  checkFileSystems(desk.dir, desk.config);
  const { durability } = desk.config;
  return appOf(desk, openSqliteStore({ file: databaseFile(desk.dir), durability, mustExist: false, rules }));
};

/** Opens a desk's database as it is at this instant, only to be read, whatever has been done to it; one must be there. */
export const wireSnapshot = (desk: Desk): Snapshot => openSnapshot({ file: databaseFile(desk.dir), rules });

/** Opens a private place for the rows of a batch manifest; it is thrown away when it is closed. */
export const wireBatchStore = (): BatchStore => openBatchStore();

/** Opens a private memory for one dry run; it is thrown away when it is closed. */
export const wireEarlierStore = (): EarlierStore => openEarlierStore();

/**
 * Opens a private copy of a desk, or of nothing, for a dry run: what is written to it is thrown away, and the desk stays untouched. A desk that
 * real work would refuse for its missing database is refused here too.
 */
export const wireDryRun = (desk: Desk | null): App => {
  if (desk !== null) findMissingDatabase(desk.dir);
  const copyOf = desk !== null && hasDatabase(desk.dir) ? databaseFile(desk.dir) : null;
  return appOf(desk ?? { dir: '', config: defaultConfig() }, openScratchStore({ copyOf, rules }));
};
