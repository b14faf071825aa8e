import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { itemKey } from '../../../domain/item.ts';
import { nameKey } from '../../../domain/person.ts';
import { idKey, textKey } from '../../../domain/text.ts';
import { ticketOrderKey } from '../../../domain/ticket-order.ts';
import { prefixOf } from '../sightings.ts';

type Cell = string | number | bigint | Buffer | null;

const ofText =
  (key: (text: string) => string) =>
  (value: Cell): string | null =>
    typeof value === 'string' ? key(value) : null;

/** Makes the keys by which the tables are looked up known to queries, so that what is stored can be held against what it was made from. */
export const defineKeys = (db: Database.Database): void => {
  const define = (name: string, act: (...cells: Cell[]) => Cell): void => {
    db.function(name, { deterministic: true, varargs: true }, act);
  };
  define('text_key', ofText(textKey));
  define('id_key', ofText(idKey));
  define('order_key', ofText(ticketOrderKey));
  define(
    'plain_key',
    ofText((name) => nameKey(name, 'plain')),
  );
  define(
    'user_key',
    ofText((name) => nameKey(name, 'second-life')),
  );
  define('sha256_of', (value) => (typeof value === 'string' ? hash('sha256', value) : null));
  define('item_key_of', (kind, id) =>
    typeof kind === 'string' && typeof id === 'string' ? itemKey({ kind, id }) : null,
  );
  define('prefix_of', (digest) => (Buffer.isBuffer(digest) && digest.length >= 8 ? prefixOf(digest) : null));
};
