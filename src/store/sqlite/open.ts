import Database from 'better-sqlite3';
import type { Store } from '../store.ts';
import { openAreas } from './areas/open.ts';
import { openClaims } from './claims.ts';
import { type Connection, connect, type Durability, prepareConnection, type Source } from './connection.ts';
import { openReleaseDetained } from './detained.ts';
import { damagedDatabase, faultOf, missingDatabase } from './faults.ts';
import { checkHealth } from './health.ts';
import { openImportRegistry } from './import-registry.ts';
import { openImportTickets } from './import-tickets.ts';
import { openInstruct } from './instruct.ts';
import { isDesk, migrate, refuseForeign } from './migrate.ts';
import { openParts } from './open-parts.ts';
import type { Parts } from './parts.ts';
import { openPauses } from './pauses/open.ts';
import { openPlacements } from './placing.ts';
import { openReads } from './reads.ts';
import { openRecall } from './recall.ts';
import { openRecognise } from './recognise.ts';
import { openRecord } from './record.ts';
import { openQueue } from './repairs/open.ts';
import { openNoteAsked } from './report/explanations.ts';
import type { Ruleset } from './rulesets.ts';
import { scratchCopy } from './scratch-copy.ts';
import { openNoteServe } from './serve-state.ts';

/** How a desk's database is opened. With `mustExist`, a missing or empty one is refused rather than made. */
export type SqliteOptions = {
  readonly file: string;
  readonly durability: Durability;
  readonly mustExist: boolean;
  readonly rules: Ruleset;
};

/** Looks before it writes, so that who only asks does not wait for another writer when there is nothing to import. */
const openStartImport = ({ read, write }: Connection, { runs }: Parts): Store['startImport'] => {
  const isSettled = read(runs.isSettled);
  const start = write(runs.start);
  return async (source, now) => ((await isSettled(source)) ? 'unchanged' : start(source, now));
};

const storeOver = (
  connection: Connection,
  options: Pick<SqliteOptions, 'rules' | 'durability'>,
  release: () => void,
): Store => {
  const { db, write, read } = connection;
  const parts = openParts(connection, options);
  const claims = openClaims(db, parts);
  return {
    startImport: openStartImport(connection, parts),
    importTickets: write(openImportTickets(db, parts)),
    importRegistry: write(openImportRegistry(db, parts.state, parts.runs)),
    finishImport: write(parts.runs.finish),
    instruct: write(openInstruct(db, parts)),
    recognise: read(openRecognise(db, parts)),
    recall: read(openRecall(db, parts)),
    claimFolders: write(claims.claim),
    forgetClaims: write(claims.forget),
    forgiveTries: write(claims.forgiveTries),
    folderClaims: read(claims.all),
    abandon: write(claims.abandon),
    record: write(openRecord(db, parts)),
    placements: read(openPlacements(db)),
    releaseDetained: write(openReleaseDetained(db, parts)),
    noteServe: write(openNoteServe(db)),
    noteAsked: openNoteAsked(connection),
    ...openQueue(connection, parts),
    ...openPauses(connection, parts),
    ...openAreas(connection, parts),
    reads: openReads(connection, parts),
    [Symbol.asyncDispose]: async () => release(),
  };
};

const openingFault = (cause: unknown, file: string): unknown => {
  const fault = faultOf(cause, file);
  if (fault !== cause || !(cause instanceof Database.SqliteError)) return fault;
  return damagedDatabase(file, `its tables are not as they should be (${cause.message})`, { cause });
};

type Opening = Source & Pick<SqliteOptions, 'durability' | 'rules'>;

const openOver = (opening: Opening, afterClose: () => void): Store => {
  const { shownAs, durability, mustExist } = opening;
  const connection = connect(opening);
  try {
    refuseForeign(connection.db, shownAs);
    if (mustExist && !isDesk(connection.db)) throw missingDatabase(shownAs);
    prepareConnection(connection.db, durability);
    migrate(connection.db);
    checkHealth(connection);
    return storeOver(connection, opening, () => {
      connection.close();
      afterClose();
    });
  } catch (cause) {
    connection.close();
    throw openingFault(cause, shownAs);
  }
};

/**
 * Opens a desk's database, makes it where it may be made, and brings its layout up to date. Refuses, as an `OzmaError`, one that is newer than
 * this program, damaged, locked, not ozma's, or (with `mustExist`) missing.
 */
export const openSqliteStore = (options: SqliteOptions): Store =>
  openOver({ ...options, shownAs: options.file }, () => undefined);

/**
 * Opens a private copy of a desk's database for a dry run, or an empty one where there is none. What is written goes with it when it is
 * disposed of; the desk's own files are only read, as plain files.
 */
export const openScratchStore = (options: { readonly copyOf: string | null; readonly rules: Ruleset }): Store => {
  const { copyOf, rules } = options;
  const { file, remove } = scratchCopy(copyOf);
  try {
    const source = { file, shownAs: copyOf ?? file, mustExist: copyOf !== null };
    return openOver({ ...source, durability: 'none', rules }, remove);
  } catch (error) {
    remove();
    throw error;
  }
};
