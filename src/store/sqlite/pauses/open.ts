import type { PauseStore } from '../../pause-store.ts';
import type { Connection } from '../connection.ts';
import type { Parts } from '../parts.ts';

/** To be written. */
export const openPauses = (_connection: Connection, _parts: Parts): PauseStore => ({}) as PauseStore;
