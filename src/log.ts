import type { Writable } from 'node:stream';
import { type Logger, pino } from 'pino';
import type { Event } from './domain/event.ts';

/** Writes what happened as JSON lines for machines; people read what commands print. */
export type Log = { readonly isSilent: boolean; readonly write: (event: Event) => void };

/** How an event is written: its kind is the message, and what it is about stands in keys of its own. */
const line = (log: Logger, { at, kind, actor, submission, ticket, body }: Event): void =>
  log.info({ at, actor, submission, ticket, ...body }, kind);

/** Opens a log on a stream, or one that says nothing where `level` (`OZMA_LOG`) is not given. */
export const openLog = (stream: Writable, level: string | undefined): Log => {
  if (level === undefined || level === '' || level === 'silent') return { isSilent: true, write: () => undefined };
  const options = {
    level: 'info',
    base: null,
    timestamp: false,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const log = pino(options, stream);
  return { isSilent: false, write: (event) => line(log, event) };
};
