import type { Event } from '../../domain/event.ts';
import { itemKey } from '../../domain/item.ts';
import type { Wrong } from '../../domain/proof.ts';
import { bodyOf, type StoredEvent } from '../../store/stored-event.ts';
import type { StoredCells, StoredTicket } from '../../store/stored-rows.ts';
import { differingCell, differingRow } from './differing-cells.ts';
import { objectIn, refOfLabel, textIn, textsIn } from './story/reading.ts';

type Body = Event['body'];

/** A ticket as far as its events tell it: its own columns, its instructions by their instant, and what they were consumed for. */
type ToldTicket = {
  readonly ticket: StoredCells;
  readonly instructions: ReadonlyMap<string, StoredCells>;
  readonly consumptions: ReadonlyMap<string, StoredCells>;
};

const refsText = (labels: readonly string[]): string =>
  JSON.stringify(labels.map(refOfLabel).map(({ kind, id }) => [kind, id]));

/** Columns of a ticket's row by the fields that events call them. */
const columnOf: Readonly<Record<string, string>> = { problem: 'problems' };

const changedCells = (changes: Body): StoredCells =>
  Object.fromEntries(
    Object.keys(changes)
      .filter((field) => field !== 'label')
      .map((field) => {
        const change = objectIn(changes, field);
        const value = change['after'] ?? null;
        if (field === 'items') return ['items', refsText(textsIn(change, 'after'))];
        const isText = value === null || typeof value === 'string';
        return [columnOf[field] ?? field, isText ? value : JSON.stringify(value)];
      }),
  );

const judgedCells = (body: Body): StoredCells =>
  'ticketStatus' in body
    ? {
        ...{ owner: textIn(body, 'owner'), owner_id: textIn(body, 'ownerId') },
        ...{ status: textIn(body, 'ticketStatus'), opened_at: textIn(body, 'openedAt') },
      }
    : {};

const ticketCells = (told: StoredCells, { kind }: StoredEvent, body: Body): StoredCells => {
  if (kind === 'ticket-status-changed') return { ...told, status: textIn(body, 'to') };
  if (kind === 'ticket-changed') return { ...told, ...changedCells(objectIn(body, 'changes')) };
  return kind === 'submission-judged' ? { ...told, ...judgedCells(body) } : told;
};

/** What every instruction is of which nothing else is told: it came with the ticket. */
const came: StoredCells = { origin: 'csv', is_withdrawn: 0 };

const givenCells = (before: StoredCells, body: Body): StoredCells => {
  const givenBy = textIn(body, 'givenBy');
  return {
    ...before,
    ...{ label: textIn(body, 'label'), items: refsText(textsIn(body, 'items')), origin: textIn(body, 'origin') },
    ...{ is_withdrawn: 0, ...(givenBy !== null && { given_by: givenBy }) },
  };
};

const tellInstruction = (told: Map<string, StoredCells>, { kind }: StoredEvent, body: Body): void => {
  const at = textIn(body, kind === 'ticket-changed' ? 'instructedAt' : 'at') ?? '';
  const before = told.get(at) ?? came;
  if (kind === 'instruction-given') told.set(at, givenCells(before, body));
  if (kind === 'instruction-withdrawn') told.set(at, { ...before, is_withdrawn: 1 });
  if (kind !== 'ticket-changed' || !('label' in objectIn(body, 'changes'))) return;
  const label = textIn(objectIn(objectIn(body, 'changes'), 'label'), 'after');
  if (at !== '') told.set(at, { ...before, label });
  // Older events do not say which one was renamed.
  else for (const [key, { label: _, ...rest }] of told) told.set(key, rest);
};

const consumptionKey = (at: unknown, item: unknown): string => `${at} ${item}`;

const toldOf = (events: readonly StoredEvent[]): ToldTicket => {
  let ticket: StoredCells = {};
  const instructions = new Map<string, StoredCells>();
  const consumptions = new Map<string, StoredCells>();
  for (const event of events) {
    const body = bodyOf(event);
    ticket = ticketCells(ticket, event, body);
    tellInstruction(instructions, event, body);
    if (event.kind !== 'instruction-consumed') continue;
    for (const label of textsIn(body, 'items')) {
      const key = consumptionKey(textIn(body, 'instructedAt'), itemKey(refOfLabel(label)));
      if (!consumptions.has(key)) consumptions.set(key, { submission: event.submission });
    }
  }
  return { ticket, instructions, consumptions };
};

/** What of a ticket is not as its events tell it, and how many of its instructions came with it, of whose labels nothing is told. */
export const ticketFound = (stored: StoredTicket): { readonly wrong: readonly Wrong[]; readonly untold: number } => {
  const told = toldOf(stored.events);
  const number = String(stored.ticket['number']);
  const given = new Map(stored.instructions.map((cells) => [String(cells['at']), cells]));
  const consumed = new Map(stored.consumptions.map((cells) => [consumptionKey(cells['at'], cells['item_key']), cells]));
  const unnamed = [...given.keys()].filter((at) => !told.instructions.has(at));
  // One at most comes with a ticket; each later one is told.
  const expected = new Map([...told.instructions, ...unnamed.slice(0, 1).map((at) => [at, came] as const)]);
  const nameOf = (table: string) => (key: string) => ({ table, row: `${number} ${key}` });
  const wrong = [
    differingCell({ table: 'ticket', row: number }, stored.ticket, told.ticket),
    differingRow(given, expected, nameOf('instruction')),
    differingRow(consumed, told.consumptions, nameOf('consumption')),
  ];
  return { wrong: wrong.filter((one) => one !== null), untold: unnamed.length };
};
