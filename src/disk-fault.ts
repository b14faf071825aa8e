import { OzmaError } from './domain/ozma-error.ts';
import { shown } from './texts/shown.ts';

/** What it means that the disk refused a file or directory of an export: `disk-full`, else `disk-fault`. What no disk said stays as it is. */
export const diskFault = (path: string, error: unknown): unknown => {
  if (error instanceof OzmaError || !(error instanceof Error) || !('syscall' in error)) return error;
  const isFull = 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  const message = `${shown(path)} cannot be written: ${error.message}`;
  return new OzmaError(isFull ? 'disk-full' : 'disk-fault', message, { cause: error });
};

/** What the system says where it is the disk that is at fault, and not what ozma asked of it. */
const diskCodes: readonly unknown[] = ['EIO', 'ENOSPC', 'EDQUOT', 'EROFS'];

/** The fault of a disk that nobody who knew more has named (`disk-full`, else `disk-fault`); every other error stays as it is. */
export const namelessDiskFault = (error: unknown): unknown => {
  const isDisk = error instanceof Error && 'code' in error && diskCodes.includes(error.code);
  return isDisk && 'path' in error ? diskFault(String(error.path), error) : error;
};
