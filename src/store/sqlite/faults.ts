import Database from 'better-sqlite3';
import { OzmaError } from '../../domain/ozma-error.ts';

type Cure = { readonly code: OzmaError['code']; readonly what: string };

const unconfirmed = 'SQLITE_IOERR_FSYNC';

const cures: readonly (readonly [prefix: string, cure: Cure])[] = [
  [
    'SQLITE_BUSY',
    {
      code: 'database-locked',
      what: 'is locked by another program. Wait until the other ozma or database tool has ended, then try again.',
    },
  ],
  [
    'SQLITE_LOCKED',
    {
      code: 'database-locked',
      what: 'is locked by another program. Wait until the other ozma or database tool has ended, then try again.',
    },
  ],
  [
    'SQLITE_FULL',
    {
      code: 'disk-full',
      what: 'cannot grow: the disk is full. Make room, then run the command again; nothing is lost.',
    },
  ],
  [
    'SQLITE_CORRUPT',
    {
      code: 'database-damaged',
      what: 'is damaged. Stop ozma, keep the file for inspection, and put the latest backup in its place.',
    },
  ],
  [
    'SQLITE_NOTADB',
    {
      code: 'database-damaged',
      what: 'is not a database. Move the file away, and put the latest backup in its place.',
    },
  ],
  [
    'SQLITE_READONLY',
    {
      code: 'disk-fault',
      what: 'cannot be written. Check the owner and the permissions of the file and its directory, and whether the disk is mounted read-only.',
    },
  ],
  [
    'SQLITE_CANTOPEN',
    {
      code: 'disk-fault',
      what: 'cannot be opened. Check that its directory is there, that ozma may read and write it and open more files (ulimit -n), and that the disk takes one more file (df -i).',
    },
  ],
  [
    'SQLITE_PERM',
    { code: 'disk-fault', what: 'cannot be opened. Check that ozma may read and write it and its directory.' },
  ],
  [
    unconfirmed,
    {
      code: 'disk-unconfirmed',
      what: 'may not be on the disk, which did not confirm it. Check the disk and restart the machine, whose memory may hold what the disk does not; then start ozma again.',
    },
  ],
  [
    'SQLITE_IOERR',
    {
      code: 'disk-fault',
      what: 'cannot be read or written: the disk reports an error. Stop ozma, check the disk, and start it again.',
    },
  ],
];

/** What the operating system calls the same troubles, where ozma reads a database as a plain file. */
const systemCodes: Readonly<Record<string, string>> = {
  ENOSPC: 'SQLITE_FULL',
  EDQUOT: 'SQLITE_FULL',
  EROFS: 'SQLITE_READONLY',
  EACCES: 'SQLITE_PERM',
  EPERM: 'SQLITE_PERM',
  EIO: 'SQLITE_IOERR',
  ENOENT: 'SQLITE_CANTOPEN',
  ENOTDIR: 'SQLITE_CANTOPEN',
};

const codeOf = (cause: unknown): string => {
  if (cause instanceof Database.SqliteError) return cause.code;
  if (!(cause instanceof Error) || !('code' in cause)) return '';
  return systemCodes[String(cause.code)] ?? '';
};

/** Whether the disk refused to confirm that it holds what was written. */
export const isUnconfirmed = (cause: unknown): boolean => codeOf(cause).startsWith(unconfirmed);

/** The fault that an error of SQLite or of the file system is for an operator; every other error is answered as it is. */
export const faultOf = (cause: unknown, file: string): unknown => {
  const code = codeOf(cause);
  const cure = cures.find(([prefix]) => code.startsWith(prefix))?.[1];
  if (cure === undefined) return cause;
  return new OzmaError(cure.code, `The database ${file} ${cure.what}`, { cause });
};

/** A database that SQLite can read but that is not a desk's, or whose parts do not fit together. */
export const damagedDatabase = (file: string, why: string, options?: ErrorOptions): OzmaError =>
  new OzmaError(
    'database-damaged',
    `The database ${file} is damaged: ${why}. Stop ozma, keep the file for inspection, and put the latest backup in its place.`,
    options,
  );

/** No database where there ought to be one. */
export const missingDatabase = (file: string): OzmaError =>
  new OzmaError(
    'database-missing',
    `The database ${file} is missing or empty, but the desk's areas are not. Put it back from a backup; ozma does not start a new one over things that it would know nothing of.`,
  );
