import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DeskConfig } from '../config.ts';
import type { Instant } from '../domain/instant.ts';
import type { ImportStore } from './import-csv.ts';
import type { ImportProgress, ImportReport } from './import-report.ts';

/** What loading one of a desk's own tables did; `file` as the configuration names it. */
export type LoadedTable = {
  readonly what: 'tickets' | 'registry';
  readonly file: string;
  readonly report: ImportReport;
};

const isThere = async (file: string): Promise<boolean> => (await stat(file).catch(() => null)) !== null;

/**
 * Loads a desk's own tickets and registry where they are there; one that has not changed since it was loaded last is skipped (product.md 3).
 * A table that the desk does not have has no entry in the answer.
 */
export const loadDeskTables = async (
  store: ImportStore,
  config: DeskConfig,
  desk: {
    readonly deskDir: string;
    readonly now: Instant;
    /** One of the two alone. */
    readonly only?: LoadedTable['what'];
    readonly onProgress?: (progress: ImportProgress) => void;
  },
): Promise<readonly LoadedTable[]> => {
  const { deskDir, only, ...rest } = desk;
  const loaded: LoadedTable[] = [];
  const tables = [
    { what: 'tickets', file: config.paths.tickets, load: 'importTickets' },
    { what: 'registry', file: config.paths.registry, load: 'importRegistry' },
  ] as const;
  for (const { what, file, load } of tables) {
    if (only !== undefined && only !== what) continue;
    const path = resolve(deskDir, file);
    if (!(await isThere(path))) continue;
    // Readers of CSV are loaded where there is something to read.
    const imports = await import('./import-csv.ts');
    loaded.push({ what, file, report: await imports[load](store, { ...rest, file: path, config, origin: 'desk' }) });
  }
  return loaded;
};
