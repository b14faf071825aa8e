import type { Person } from '../domain/person.ts';
import type { Receipt, ReceiptItem } from '../domain/receipt.ts';
import { parseInstant } from './iso-date.ts';

/** What is read of a value, or `malformed` where it has another shape than a receipt's. */
type Read<T> = T | 'malformed';

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

const readText = (value: unknown): Read<string> => {
  if (isAbsent(value)) return '';
  return typeof value === 'string' ? value : 'malformed';
};

/** `{"id", "name"}`, either of which may be missing; null where both are. */
const readPerson = (value: unknown): Read<Person | null> => {
  if (isAbsent(value)) return null;
  if (!isObject(value)) return 'malformed';
  const { id, name } = { id: readText(value['id']), name: readText(value['name']) };
  if (id === 'malformed' || name === 'malformed') return 'malformed';
  return id === '' && name === '' ? null : { name, id: id === '' ? null : id };
};

const readInstant = (value: unknown): Read<Receipt['noteCreatedAt']> => {
  if (isAbsent(value)) return null;
  return (typeof value === 'string' ? parseInstant(value) : null) ?? 'malformed';
};

const readItem = (value: unknown): Read<ReceiptItem> => {
  if (!isObject(value) || typeof value['file'] !== 'string') return 'malformed';
  const owner = readPerson(value['owner']);
  const lastOwner = readPerson(value['lastOwner']);
  if (owner === 'malformed' || lastOwner === 'malformed') return 'malformed';
  return { file: value['file'], owner: owner ?? lastOwner };
};

const readItems = (value: unknown): Read<readonly ReceiptItem[]> => {
  if (isAbsent(value)) return [];
  if (!Array.isArray(value)) return 'malformed';
  const items = value.map(readItem);
  const whole = items.filter((item) => item !== 'malformed');
  return whole.length === items.length ? whole : 'malformed';
};

/**
 * Reads the body of a receipt; null where it has another shape. Every member may be missing, unknown ones are ignored:
 * `{"sender": {"id", "name"}, "note": {"creator": {"id", "name"}, "createdAt": ISO 8601 with offset}, "items": [{"file": path within the folder,
 * "owner": {"id", "name"}, "lastOwner": …, "creator": …}]}`. An item's owner is its `owner`, else its `lastOwner`.
 */
export const readReceiptBody = (body: unknown): Receipt | null => {
  if (!isObject(body)) return null;
  const note = body['note'] ?? {};
  if (!isObject(note)) return null;
  const sender = readPerson(body['sender']);
  const noteCreator = readPerson(note['creator']);
  const noteCreatedAt = readInstant(note['createdAt']);
  const items = readItems(body['items']);
  if (sender === 'malformed' || noteCreator === 'malformed') return null;
  if (noteCreatedAt === 'malformed' || items === 'malformed') return null;
  return { sender, noteCreator, noteCreatedAt, items };
};
