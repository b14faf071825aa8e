import type { Json, LedgerEvent } from '../../domain/event.ts';
import type { Instant } from '../../domain/instant.ts';
import type { PauseScope } from '../../domain/pause.ts';
import type { Place } from '../../domain/seen.ts';
import { type TicketStatus, ticketStatuses } from '../../domain/ticket.ts';
import { eventDetailsIn } from '../../texts/event-details-in.ts';
import type { Language } from '../../texts/languages.ts';
import { pauseWordsIn } from '../../texts/pause-words-in.ts';
import { repairWordsIn } from '../../texts/repair-words-in.ts';
import { shown, shownInstant } from '../../texts/shown.ts';
import { wordsIn } from '../../texts/words-in.ts';
import { holderText } from './holder-text.ts';
import { shortHash, whyText } from './why-text.ts';

type Body = { readonly [key: string]: Json };

/** What one member of an event's body says; null where there is nothing to say. */
type Teller = (value: Json, language: Language, body: Body) => string | null;

const isBody = (value: Json | undefined): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isKeyOf = <K extends string>(table: Readonly<Record<K, unknown>>, value: Json | undefined): value is K =>
  typeof value === 'string' && Object.hasOwn(table, value);

const isInstant = (value: Json): value is Instant => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/u.test(value);

const text = (tell: (value: string, language: Language) => string): Teller => {
  return (value, language) => (typeof value === 'string' && value !== '' ? tell(value, language) : null);
};
const number = (tell: (value: number, language: Language) => string): Teller => {
  return (value, language) => (typeof value === 'number' ? tell(value, language) : null);
};
const instant = (tell: (when: string, language: Language) => string): Teller => {
  return (value, language) => (isInstant(value) ? tell(shownInstant(value), language) : null);
};
const list: Teller = (value) => {
  if (!Array.isArray(value)) return null;
  return (
    value
      .filter((one) => typeof one === 'string' || typeof one === 'number')
      .map((one) => shown(`${one}`))
      .join(', ') || null
  );
};
/** A word that the language has for one of a few values. */
const word = (table: (language: Language) => Readonly<Record<string, string>>): Teller => {
  return (value, language) => {
    const words = table(language);
    return isKeyOf(words, value) ? (words[value] ?? null) : null;
  };
};

const scopeIn = (value: Json): PauseScope | null => {
  if (!isBody(value)) return null;
  const { kind, ticket, owner, itemKind } = value;
  if (kind === 'desk') return { kind };
  if (kind === 'ticket' && typeof ticket === 'string') return { kind, ticket };
  if (kind === 'owner' && typeof owner === 'string') return { kind, owner };
  return kind === 'item-kind' && typeof itemKind === 'string' ? { kind, itemKind } : null;
};

const scope: Teller = (value, language) => {
  const known = scopeIn(value);
  return known === null ? null : shown(pauseWordsIn(language).scope(known));
};

const isStatus = (value: Json | undefined): value is TicketStatus => ticketStatuses.some((status) => status === value);

const move: Teller = (from, language, { to }) => {
  const { statuses } = wordsIn(language);
  return isStatus(from) && isStatus(to) ? `${statuses[from]} → ${statuses[to]}` : null;
};

const placeOf = (language: Language): Readonly<Record<Place, string>> => wordsIn(language).places;

/** The members that are told, in this order, of whatever event has them; the rest is for programs. */
const tellers: readonly (readonly [key: string, tell: Teller])[] = [
  ['from', move],
  ['pause', number((id) => `#${id}`)],
  ['pauseKind', word((language) => pauseWordsIn(language).kinds)],
  ['scope', scope],
  ['code', text(shown)],
  ['label', text(shown)],
  ['item', text(shown)],
  ['items', list],
  ['files', (value, language, body) => (Array.isArray(body['items']) ? null : list(value, language, body))],
  ['place', word(placeOf)],
  ['attempt', number((count, language) => eventDetailsIn(language).attempt(count))],
  ['holder', text(holderText)],
  ['isTest', (value, language) => (value === true ? eventDetailsIn(language).isTest : null)],
  ['outcome', word((language) => repairWordsIn(language).endings)],
  ['stage', word((language) => eventDetailsIn(language).stages)],
  ['judged', (value, language, { found }) => hashes(value, found, language)],
  ['hashes', (value, language) => acceptedHashes(value, language)],
  ['note', text(shown)],
  ['why', text(whyText)],
  ['onlyFor', text(shown)],
  ['isCounted', (value, language) => countText(value, language)],
  ['attempts', number((count, language) => eventDetailsIn(language).attempts(count))],
  [
    'next',
    word((language) => ({ queued: eventDetailsIn(language).requeued, escalated: eventDetailsIn(language).escalated })),
  ],
  ['notBefore', instant((when, language) => eventDetailsIn(language).again(when))],
  ['repairs', (value, language, body) => numbered(list(value, language, body), language)],
  ['since', instant((when, language) => eventDetailsIn(language).since(when))],
  ['until', instant((when, language) => eventDetailsIn(language).until(when))],
  ['changes', (value) => (isBody(value) ? Object.keys(value).map(shown).join(', ') : null)],
];

const hashes = (judged: Json, found: Json | undefined, language: Language): string | null =>
  typeof judged === 'string' && typeof found === 'string'
    ? eventDetailsIn(language).hashes(shortHash(judged, language), shortHash(found, language))
    : null;

/** What items were judged to be, and what was accepted in their place. */
const acceptedHashes = (value: Json, language: Language): string | null => {
  const all = Array.isArray(value) ? value.filter(isBody) : [];
  return all.flatMap(({ judged, accepted }) => hashes(judged ?? null, accepted, language) ?? []).join(', ') || null;
};

const countText = (isCounted: Json, language: Language): string | null => {
  const { counts, countsNot } = repairWordsIn(language);
  return typeof isCounted === 'boolean' ? (isCounted ? counts : countsNot) : null;
};

const numbered = (numbers: string | null, language: Language): string | null =>
  numbers === null ? null : eventDetailsIn(language).repairs(numbers);

/** What an event says besides its kind, in a few words; nothing of a judgement, which is told whole elsewhere. */
export const eventDetail = ({ kind, body }: LedgerEvent, language: Language): string =>
  kind === 'submission-judged'
    ? ''
    : tellers
        .flatMap(([key, tell]) => {
          const value = body[key];
          return value === undefined ? [] : (tell(value, language, body) ?? []);
        })
        .join(', ');
