import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { styleText } from 'node:util';
import { OzmaError } from '../domain/ozma-error.ts';
import { ReaderGone } from './reader-gone.ts';

/** What it means that a stream refused to be written: its reader has gone, or the disk under it is at fault (`disk-full`, `disk-fault`). */
const refusalOf = (error: unknown): Error => {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (!(error instanceof Error) || code === null || code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') {
    return new ReaderGone();
  }
  const isFull = code === 'ENOSPC' || code === 'EDQUOT';
  const cure = isFull ? 'Make room, then run it again.' : 'See where the output goes, then run it again.';
  const message = `What is printed cannot be written: ${error.message}. ${cure}`;
  return new OzmaError(isFull ? 'disk-full' : 'disk-fault', message, { cause: error });
};

/**
 * Writes text and waits while the reader is slow, so that memory stays flat. Throws `ReaderGone` when there is no reader any more, and an
 * `OzmaError` when the disk refuses what is printed into a file.
 */
export const write = async (stream: Writable, text: string): Promise<void> => {
  if (stream.destroyed || stream.errored !== null) throw refusalOf(stream.errored);
  const hasRoom = stream.write(text);
  // The standard streams of a process forget an error once they have told it.
  if (stream.errored !== null) throw refusalOf(stream.errored);
  if (hasRoom) return;
  await once(stream, 'drain').catch((error: unknown) => {
    throw refusalOf(error);
  });
};

/** Writes one line. */
export const writeLine = (stream: Writable, line: string): Promise<void> => write(stream, `${line}\n`);

/** Writes one JSON document on a line of its own: lists are JSON Lines (product.md 8). */
export const writeJson = (stream: Writable, value: unknown): Promise<void> => writeLine(stream, JSON.stringify(value));

/** The columns of a terminal; null for what is none, or says it has no columns. */
export const columnsOf = (stream: Writable): number | null => {
  const { isTTY, columns } = stream as Writable & { readonly isTTY?: boolean; readonly columns?: number };
  return isTTY === true && columns !== undefined && columns > 0 ? columns : null;
};

/** What a piece of text means to the eye. */
export type Tone = 'good' | 'bad' | 'wait' | 'faint' | 'strong';

const styles = { good: 'green', bad: 'red', wait: 'yellow', faint: 'dim', strong: 'bold' } as const;

/** Colours text where the stream is a terminal and nobody objects (`NO_COLOR`, `TERM=dumb`, a pipe). */
export const tint = (stream: Writable, tone: Tone, text: string): string =>
  styleText(styles[tone], text, { stream, validateStream: true });
