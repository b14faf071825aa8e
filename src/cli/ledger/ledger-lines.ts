import type { Json, LedgerEvent } from '../../domain/event.ts';
import { bodyOf, type StoredEvent } from '../../store/stored-event.ts';
import type { Language } from '../../texts/languages.ts';
import { shown, shownInstant } from '../../texts/shown.ts';
import { wordsIn } from '../../texts/words-in.ts';
import type { Page } from '../page.ts';
import { beside } from '../table.ts';
import { eventText } from '../why/event-lines.ts';

/** A stored event as a value; a body that is no JSON object is empty. */
export const eventOf = (event: StoredEvent): LedgerEvent => {
  const { seq, at, kind, actor, submission, ticket, hash } = event;
  return { seq, at, kind, actor, submission, ticket, body: bodyOf(event), hash };
};

const isKeyOf = <K extends string>(table: Readonly<Record<K, unknown>>, key: unknown): key is K =>
  typeof key === 'string' && Object.hasOwn(table, key);

const textsIn = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string').map(shown) : [];

const codesIn = (value: Json | undefined): readonly string[] =>
  typeof value === 'object' && value !== null && 'codes' in value ? textsIn(value.codes) : [];

/** What a judgement came to: its folder, the verdict, and the codes about it and its items. */
const judgedText = ({ body }: LedgerEvent, language: Language): string => {
  const { verdicts } = wordsIn(language);
  const { label, verdict, items } = body;
  const codes = [body, ...(Array.isArray(items) ? items : [])].flatMap(codesIn);
  const parts = [
    typeof label === 'string' ? shown(label) : '',
    isKeyOf(verdicts, verdict) ? verdicts[verdict] : '',
    [...new Set(codes)].join(' '),
  ];
  return parts.filter((part) => part !== '').join(', ');
};

/** What happened, in a sentence; a kind that nobody knows, in a ledger that was tampered with, is told as it stands. */
const textOf = (event: LedgerEvent, language: Language): string => {
  const { events, letter } = wordsIn(language);
  if (!isKeyOf(events, event.kind)) return shown(event.kind);
  const text = eventText(event, language);
  const judged = event.kind === 'submission-judged' ? judgedText(event, language) : '';
  return judged === '' ? text : `${text}${letter.colon}${judged}`;
};

/** Events as lines: number, instant, ticket, what happened and by whom, and the submission's id. */
export const ledgerLines = (events: readonly LedgerEvent[], page: Page): readonly string[] => {
  const digits = Math.max(4, ...events.map(({ seq }) => String(seq).length + 1));
  return events.flatMap((event) => {
    const head = `${`#${event.seq}`.padStart(digits)}  ${shown(shownInstant(event.at))}`;
    const ticket = event.ticket === null ? '' : `${shown(event.ticket)}  `;
    const submission = event.submission === null ? '' : `  [${shown(event.submission)}]`;
    const text = `${ticket}${textOf(event, page.language)}${submission}`;
    return beside(head, text, { heading: digits + 25, line: page.width });
  });
};
