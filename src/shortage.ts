import { errnoOf } from '../workers/inspect/disk-error.ts';
import { OzmaError } from './domain/ozma-error.ts';

/** What a process or its machine may run out of, as the system says it: open files, and memory. */
const shortages: readonly string[] = ['EMFILE', 'ENFILE', 'ENOMEM'];

/** Where only the text of an error is left: at its beginning, for a folder may be named like one. */
const shortageText = /^(?:Worker initialization failure: )?(?:EMFILE|ENFILE|ENOMEM)\b/;

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The fault that an error, or what was told of one, is when the process or the machine lacks something: no folder's, and no disk's. Null for any other. */
export const shortageFault = (error: unknown): OzmaError | null => {
  const text = textOf(error);
  if (!shortages.includes(errnoOf(error)) && !shortageText.test(text)) return null;
  const cure = 'Let it open more files (ulimit -n), or free memory; nothing is lost.';
  return new OzmaError('disk-fault', `The system gives ozma no more: ${text}. ${cure}`, { cause: error });
};
