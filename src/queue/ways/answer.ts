import { readOutcome } from '../../../schemas/repair-outcome.ts';
import type { RepairOutcome } from '../../domain/repair.ts';
import { decodeUtf8 } from '../../formats/utf8.ts';
import { pieceOf } from './piece.ts';

/** An answer longer than this, in bytes, is not read. */
export const answerBytes = 64 * 1024;

/** A fault of one attempt: something is broken, and why; `afterMs` where a service said when to come again. */
export const faultOf = (why: string, afterMs: number | null = null): RepairOutcome => ({ kind: 'fault', why, afterMs });

/** The fault of an answer that is too long to be one. */
export const tooLong = (who: string): RepairOutcome => faultOf(`${who} answered more than ${answerBytes} bytes`);

/** The outcome that an answer is; nonsense is a fault that says what was expected and shows the beginning of what came. */
export const outcomeOf = (who: string, answer: Uint8Array | string): RepairOutcome => {
  const text = typeof answer === 'string' ? answer : decodeUtf8(answer);
  if (text === null) return faultOf(`${who} answered what is not UTF-8`);
  const reading = readOutcome(text);
  if (reading.kind === 'outcome') return reading.outcome;
  const piece = pieceOf(text);
  return faultOf(`${who} answered no outcome: ${reading.why}${piece === '' ? '' : `; it said: ${piece}`}`);
};
