import type { Json } from '../../domain/event.ts';
import { isReasonCode } from '../../domain/reason.ts';
import { repairStates } from '../../domain/repair.ts';
import { ticketStatuses } from '../../domain/ticket.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** How the texts under a key are treated: kept where they are what the key is for, else replaced. */
type Treatment = 'name' | 'id' | 'label' | 'file' | 'item' | 'number' | 'word' | 'free' | 'other';

const keysOf: Readonly<Record<Treatment, readonly string[]>> = {
  name: ['owner', 'onlyFor', 'who', 'actor', 'by', 'givenBy'],
  id: ['ownerId', 'owner_id'],
  label: ['label', 'path'],
  file: ['file', 'files', 'name'],
  item: ['item', 'items', 'expected', 'subject'],
  number: ['number', 'ticket', 'ruleset'],
  word: [
    ...['verdict', 'disposition', 'codes', 'code', 'ticketStatus', 'status', 'from', 'to', 'origin', 'place', 'kind'],
    ...['pauseKind', 'stage', 'outcome', 'way', 'next', 'state'],
  ],
  free: ['problem', 'columns', 'why', 'note', 'holder', 'kinds', 'source', 'scope', 'scopeKey', 'itemKind'],
  other: [
    ...['at', 'receivedAt', 'openedAt', 'opened_at', 'instructedAt', 'notBefore', 'since', 'until', 'endedAt'],
    ...['digest', 'duplicateOf', 'policy', 'arrival', 'trace', 'sha256', 'judged', 'found', 'hashes', 'desk'],
    ...['bytes', 'position', 'positions', 'repair', 'repairs', 'attempt', 'attempts', 'isCounted', 'isTest', 'pause'],
    ...[
      'accepted',
      'rules',
      'detained',
      'rows',
      'added',
      'changed',
      'unchanged',
      'refused',
      'bad',
      'vanished',
      'waived',
      'waiver',
      'changes',
    ],
    ...['before', 'after', 'evidence', 'seen', 'submission'],
  ],
};

const treatments: ReadonlyMap<string, Treatment> = new Map(
  (['name', 'id', 'label', 'file', 'item', 'number', 'word', 'free', 'other'] as const).flatMap((treatment) =>
    keysOf[treatment].map((key) => [key, treatment] as const),
  ),
);

/** Words that the program chooses; beside them reason codes. */
const ownWords: ReadonlySet<string> = new Set([
  ...ticketStatuses,
  ...repairStates,
  ...['accepted', 'partial', 'duplicate', 'held', 'rejected', 'repair', 'return', 'returned', 'hold', 'trash'],
  ...['csv', 'desk', 'operator', 'platform', 'schedule', 'holding', 'testing', 'ticket', 'owner', 'item-kind'],
  ...['retry', 'fault', 'released', 'lapsed', 'altered', 'hand', 'engine', 'queued'],
]);

/**
 * An instant, a SHA-256 (with its algorithm or without), a submission's or a desk's id: kept only under keys where no person writes, for people's ids
 * may look so too.
 */
const isNobody =
  /^(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z|(?:sha256:)?[0-9a-f]{64}|[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** What stands for people's names and words, and which texts are `kind:id`: where an item could not be told, its file stands in its place. */
export type Redaction = { readonly pseudonyms: Pseudonyms; readonly isItem: (text: string) => boolean };

const isKept: Readonly<Record<Treatment, (text: string, redaction: Redaction) => boolean>> = {
  name: () => false,
  id: () => false,
  label: () => false,
  file: () => false,
  item: (text, { isItem }) => text === 'submission' || isItem(text),
  number: () => true,
  word: (text) => ownWords.has(text) || isReasonCode(text),
  free: () => false,
  other: (text) => isNobody.test(text),
};

const replaced = (text: string, treatment: Treatment, pseudonyms: Pseudonyms): string => {
  if (treatment === 'name' || treatment === 'id' || treatment === 'label') return pseudonyms[treatment](text);
  return treatment === 'file' || treatment === 'item' ? pseudonyms.file(text) : pseudonyms.words(text);
};

const redactedValue = (value: Json, treatment: Treatment, redaction: Redaction): Json => {
  if (typeof value === 'string') {
    return isKept[treatment](value, redaction) ? value : replaced(value, treatment, redaction.pseudonyms);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: Json) => redactedValue(one, treatment, redaction));
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const own = treatments.get(key);
      // `before` and `after` tell of the field in which they stand.
      const asked = key === 'before' || key === 'after' ? treatment : (own ?? 'free');
      return [own === undefined ? redaction.pseudonyms.words(key) : key, redactedValue(member, asked, redaction)];
    }),
  );
};

/**
 * The body of an event with names, ids and words of people replaced: what stays is numbers, instants, hashes, ids of items, tickets and submissions,
 * and words that the program chose, each only under a key where it belongs. A key that is not known is replaced too.
 */
export const redactedBody = (body: string, redaction: Redaction): string => {
  try {
    const value: Json = JSON.parse(body);
    return JSON.stringify(redactedValue(value, 'other', redaction));
  } catch {
    return JSON.stringify(redaction.pseudonyms.words(body));
  }
};
