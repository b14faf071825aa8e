import type { AreaStore } from '../../area-store.ts';
import type { Connection } from '../connection.ts';
import type { Parts } from '../parts.ts';

/** To be written. */
export const openAreas = (_connection: Connection, _parts: Parts): AreaStore => ({}) as AreaStore;
