import { OzmaError } from '../../domain/ozma-error.ts';
import { shown } from '../../texts/shown.ts';

/** What it means that the disk refused a file or directory of an export: `disk-full`, else `disk-fault`. What is told already stays as it is. */
export const diskFault = (path: string, error: unknown): OzmaError => {
  if (error instanceof OzmaError) return error;
  const isFull = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
  const why = error instanceof Error ? error.message : String(error);
  const message = `${shown(path)} cannot be written: ${why}`;
  return new OzmaError(isFull ? 'disk-full' : 'disk-fault', message, { cause: error });
};
