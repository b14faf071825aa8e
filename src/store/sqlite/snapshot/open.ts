import Database from 'better-sqlite3';
import type { Instant } from '../../../domain/instant.ts';
import { OzmaError } from '../../../domain/ozma-error.ts';
import type { Snapshot } from '../../snapshot.ts';
import { type Connection, connect, type Source } from '../connection.ts';
import { faultOf, missingDatabase } from '../faults.ts';
import { isDesk, isNewest, refuseForeign } from '../migrate.ts';
import { openParts } from '../open-parts.ts';
import { openReads } from '../reads.ts';
import type { Ruleset } from '../rulesets.ts';
import { scratchCopy } from '../scratch-copy.ts';
import { openChosenEvents } from './chosen-events.ts';
import { openJudgements } from './judgements.ts';
import { openStoredEvents } from './stored-events.ts';
import { openStoredRows } from './stored-rows.ts';
import { openTableFaults } from './table-faults.ts';

type MetaRow = { readonly desk: string; readonly seq: number; readonly hash: Buffer; readonly key: Buffer };

const selectMeta = 'select desk, ledger_seq as seq, ledger_hash as hash, pseudonym_key as key from meta where id = 1';
const selectAt = 'select at from event where seq = ?';
const beginningOfTime = '1970-01-01T00:00:00.000Z' as Instant;

/** Which of the desk's own facts a snapshot has; the transaction that is begun here pins its instant. */
const metaOf = (db: Database.Database): Pick<Snapshot, 'head' | 'pseudonymKey'> => {
  const meta = db.prepare<[], MetaRow>(selectMeta).get();
  const { desk = '', seq = 0, hash = Buffer.alloc(32), key = Buffer.alloc(0) } = meta ?? {};
  const at = db.prepare<[number], Instant>(selectAt).pluck().get(seq) ?? beginningOfTime;
  return { head: { desk, seq, hash: hash.toString('hex'), at }, pseudonymKey: key };
};

const checkLayout = ({ db, shownAs }: Connection): void => {
  refuseForeign(db, shownAs);
  if (!isDesk(db)) throw missingDatabase(shownAs);
  if (isNewest(db)) return;
  throw new OzmaError(
    'file-invalid',
    `The database ${shownAs} was last used by an older ozma. Run \`ozma status\` on the desk once, which brings it up to date.`,
  );
};

const snapshotOver = (connection: Connection, rules: Ruleset, release: () => void): Snapshot => {
  const { db } = connection;
  db.exec('begin deferred');
  return {
    reads: openReads(connection, openParts(connection, { rules, durability: 'power-loss' })),
    ...metaOf(db),
    ...openStoredEvents(connection),
    events: openChosenEvents(connection),
    ...openJudgements(connection),
    ...openStoredRows(connection),
    tableFaults: openTableFaults(connection),
    [Symbol.asyncDispose]: async () => release(),
  };
};

const openOver = (source: Source, rules: Ruleset, afterClose: () => void): Snapshot => {
  const connection = connect(source, { readonly: true });
  try {
    checkLayout(connection);
    return snapshotOver(connection, rules, () => {
      connection.close();
      afterClose();
    });
  } catch (cause) {
    connection.close();
    throw faultOf(cause, source.shownAs);
  }
};

/** SQLite writes beside a database even to read it, which a directory that is only to be read does not allow. */
const isUnwritable = (error: unknown): boolean =>
  error instanceof OzmaError &&
  error.cause instanceof Database.SqliteError &&
  /^SQLITE_(?:CANTOPEN|READONLY)/.test(error.cause.code);

/**
 * Opens a desk's database as it is at this instant, only to be read, whatever is in it; of one in a directory that cannot be written a private copy.
 * Throws an `OzmaError` where there is none, or where its layout is not that of this program.
 */
export const openSnapshot = (options: { readonly file: string; readonly rules: Ruleset }): Snapshot => {
  const { file, rules } = options;
  try {
    return openOver({ file, shownAs: file, mustExist: true }, rules, () => undefined);
  } catch (error) {
    if (!isUnwritable(error)) throw error;
    const copy = scratchCopy(file);
    try {
      return openOver({ file: copy.file, shownAs: file, mustExist: true }, rules, copy.remove);
    } catch (cause) {
      copy.remove();
      throw cause;
    }
  }
};
