import { nearestWord } from '../../../schemas/nearest-word.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import { idKey } from '../../domain/text.ts';
import type { StoredEvent } from '../../store/stored-event.ts';
import { wordsIn } from '../../texts/words-in.ts';

/** What `ozma ledger show` was told. */
export type ShowOptions = {
  readonly from?: string;
  readonly to?: string;
  readonly kind?: readonly string[];
  readonly ticket?: string;
  readonly submission?: string;
  readonly limit?: string;
};

/** Which events are shown: by their numbers, both inclusive, and by what they are about. */
export type Selection = {
  readonly from: number;
  readonly to: number;
  /** At most the last so many; null for all. */
  readonly limit: number | null;
  /** Whether every event between `from` and the end is taken. */
  readonly isWhole: boolean;
  readonly takes: (event: StoredEvent) => boolean;
};

const usualLimit = 50;

const numberOf = (option: string, given: string): number => {
  const number = /^#?\d+$/.test(given.trim()) ? Number(given.trim().replace('#', '')) : 0;
  if (Number.isSafeInteger(number) && number > 0) return number;
  const dates = /^\d{4}-\d/u.test(given.trim()) ? ' To choose by time: ozma export ledger --from DATE --to DATE.' : '';
  throw new OzmaError('usage', `${option}: expected a whole number from 1, not "${given}".${dates}`);
};

const checkKinds = (kinds: readonly string[]): void => {
  const known = Object.keys(wordsIn('en').events);
  for (const kind of kinds) {
    if (known.includes(kind)) continue;
    const near = nearestWord(kind, known);
    const hint = near === null ? `Expected one of: ${known.join(', ')}.` : `Did you mean ${near}?`;
    throw new OzmaError('usage', `--kind: there is no kind of event "${kind}". ${hint}`);
  }
};

/** Which events a call asks for. A number or a kind that is none is `usage`. */
export const selectionOf = ({ from, to, kind, ticket, submission, limit }: ShowOptions): Selection => {
  const kinds = kind?.flatMap((one) => one.split(',')) ?? null;
  const bounds = {
    from: from === undefined ? 1 : numberOf('--from', from),
    to: to === undefined ? Number.POSITIVE_INFINITY : numberOf('--to', to),
  };
  if (bounds.from > bounds.to) throw new OzmaError('usage', `--from ${from} comes after --to ${to}.`);
  checkKinds(kinds ?? []);
  const ticketKey = ticket === undefined ? null : idKey(ticket);
  const beginning = submission?.trim().toLowerCase() ?? null;
  const usual = from === undefined ? usualLimit : null;
  return {
    ...bounds,
    limit: limit === undefined ? usual : numberOf('--limit', limit),
    isWhole: to === undefined && kinds === null && ticketKey === null && beginning === null,
    takes: (event) =>
      (kinds === null || kinds.includes(event.kind)) &&
      (ticketKey === null || (event.ticket !== null && idKey(event.ticket) === ticketKey)) &&
      (beginning === null || event.submission?.startsWith(beginning) === true),
  };
};
