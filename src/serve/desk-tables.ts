import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DeskConfig } from '../config.ts';
import { type LoadedTable, loadDeskTables } from '../desk/load-tables.ts';
import type { Instant } from '../domain/instant.ts';
import type { Store } from '../store/store.ts';

/** The desk's own tickets and registry as `serve` keeps them loaded. */
export type DeskTables = {
  /** Loads those that may have changed; answers those that have something to tell, each once per change. */
  readonly load: () => Promise<readonly LoadedTable[]>;
};

/** A file that changed within this time may change again without its times showing it, in milliseconds. */
const blurMs = 2000;

type Look = { readonly print: string; readonly isBlurred: boolean };

const lookAt = (file: string): Look => {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return { print: 'none', isBlurred: false };
  const { dev, ino, size, mtimeMs, ctimeMs } = stats;
  return { print: [dev, ino, size, mtimeMs, ctimeMs].join(' '), isBlurred: Math.abs(Date.now() - ctimeMs) < blurMs };
};

/** Opens the tables of a desk: looked at by size and times, so that a large table is read only when it was written. */
export const openDeskTables = (parts: {
  readonly store: Store;
  readonly config: DeskConfig;
  readonly deskDir: string;
  readonly clock: () => Instant;
}): DeskTables => {
  const { store, config, deskDir, clock } = parts;
  const seen = new Map<LoadedTable['what'], string>();
  const told = new Map<LoadedTable['what'], string>();
  const loadOne = async (what: LoadedTable['what']): Promise<readonly LoadedTable[]> => {
    const { print, isBlurred } = lookAt(resolve(deskDir, config.paths[what]));
    if (seen.get(what) === print) return [];
    const loaded = await loadDeskTables(store, config, { deskDir, now: clock(), only: what });
    if (isBlurred) seen.delete(what);
    else seen.set(what, print);
    return loaded.filter(({ report }) => {
      if (report.skipped) return false;
      const complaint = JSON.stringify([report.bad, report.badCount]);
      const isNews = report.added + report.changed + report.vanished > 0 || told.get(what) !== complaint;
      told.set(what, complaint);
      return isNews;
    });
  };
  return { load: async () => [...(await loadOne('tickets')), ...(await loadOne('registry'))] };
};
