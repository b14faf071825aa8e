import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { OzmaError } from '../../src/domain/ozma-error.ts';
import { connect } from '../../src/store/sqlite/connection.ts';
import { faultOf } from '../../src/store/sqlite/faults.ts';
import { openScratchStore } from '../../src/store/sqlite/open.ts';
import { rules } from './builders.ts';
import { codeOf, place, stocked } from './files.ts';

describe('an error of SQLite', () => {
  const faults: readonly (readonly [string, string])[] = [
    ['SQLITE_BUSY', 'database-locked'],
    ['SQLITE_BUSY_SNAPSHOT', 'database-locked'],
    ['SQLITE_LOCKED', 'database-locked'],
    ['SQLITE_FULL', 'disk-full'],
    ['SQLITE_CORRUPT', 'database-damaged'],
    ['SQLITE_NOTADB', 'database-damaged'],
    ['SQLITE_IOERR_READ', 'disk-fault'],
    ['SQLITE_IOERR_FSYNC', 'disk-unconfirmed'],
    ['SQLITE_READONLY_DIRECTORY', 'disk-fault'],
    ['SQLITE_CANTOPEN', 'disk-fault'],
    ['SQLITE_PERM', 'disk-fault'],
  ];

  it.each(faults)('%s is %s, says which file, and keeps its cause', (code, expected) => {
    const cause = new Database.SqliteError('x', code);
    const fault = faultOf(cause, '/desk/ozma.db');
    expect(fault).toBeInstanceOf(OzmaError);
    expect(fault).toMatchObject({ code: expected, cause, message: expect.stringContaining('/desk/ozma.db') });
  });

  it('of the file system is told alike', () => {
    using at = place();
    const scratch = () => openScratchStore({ copyOf: join(at.directory, 'none.db'), rules });
    expect(codeOf(scratch)).toBe('disk-fault');
  });

  it('that is a mistake of the program stays what it is, as does every other error', () => {
    const mistake = new Database.SqliteError('near "selct"', 'SQLITE_ERROR');
    expect(faultOf(mistake, 'x')).toBe(mistake);
    const other = new Error('other');
    expect(faultOf(other, 'x')).toBe(other);
  });

  it('reaches the caller as a fault, and nothing of the operation stays', async () => {
    using at = place();
    await stocked(at.file);
    const connection = connect({ file: at.file, shownAs: 'the desk', mustExist: true });
    const act = connection.write(() => {
      connection.db.exec('delete from ticket');
      throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
    });
    await expect(act()).rejects.toMatchObject({ code: 'disk-full', message: expect.stringContaining('the desk') });
    expect(connection.db.prepare('select count(*) from ticket').pluck().get()).toBe(1);
    connection.db.close();
  });
});
