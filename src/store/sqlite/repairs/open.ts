import type { QueueStore } from '../../queue-store.ts';
import type { Connection } from '../connection.ts';
import type { Parts } from '../parts.ts';

/** To be written. */
export const openQueue = (_connection: Connection, _parts: Parts): QueueStore => ({}) as QueueStore;
