import type { DeskConfig } from '../config.ts';
import type { Instant } from '../domain/instant.ts';
import type { ItemRef } from '../domain/item.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { trimWhiteSpace } from '../domain/text.ts';
import { currentInstruction, expectedItems, isClosed, isInstructed, openItems, type Ticket } from '../domain/ticket.ts';
import { parseItemRefs } from '../formats/item-refs.ts';
import { renderLabel } from '../formats/label.ts';
import type { Reads } from '../store/reads.ts';
import type { Store } from '../store/store.ts';
import { type NoteForm, noteForm } from './note-form.ts';

/** What a CSR asks for: a ticket by number, the items as `kind:id` (none: the ticket's own), by whom and when. */
export type InstructRequest = {
  readonly ticket: string;
  readonly items: readonly string[];
  readonly by: string;
  readonly now: Instant;
};

/** What to tell the customer: the exact label, and a note to fill in. `items` empty: whatever is sent will be unreferenced. */
export type Instructed = {
  readonly ticket: Ticket;
  readonly label: string;
  readonly items: readonly ItemRef[];
  readonly noteForm: NoteForm;
};

/** The part of a store that instructing needs. */
export type InstructStore = Pick<Store, 'instruct'> & { readonly reads: Pick<Reads, 'ticket'> };

const unknownTicket = (number: string): OzmaError =>
  new OzmaError('usage', `There is no ticket ${number}. Import it first, or see \`ozma tickets list\`.`);

const openTicket = async (store: InstructStore, number: string): Promise<Ticket> => {
  const found = await store.reads.ticket(number);
  if (found === null) throw unknownTicket(number);
  const { ticket } = found;
  if (isClosed(ticket.status)) {
    throw new OzmaError('usage', `${ticket.number} is ${ticket.status}: nothing can be sent for it. Reopen it first.`);
  }
  return ticket;
};

const refsIn = (words: readonly string[], { policy }: DeskConfig): readonly ItemRef[] => {
  const parsed = words.map((word) => ({ word, refs: parseItemRefs(word, policy) }));
  const bad = parsed.filter(({ refs }) => 'bad' in refs || refs.refs.length === 0).map(({ word }) => `'${word}'`);
  if (bad.length > 0) {
    const kinds = policy.kinds.map(({ name, idPattern }) => `${name}:${idPattern}`).join(', ');
    throw new OzmaError('usage', `Not an item: ${bad.join(', ')}. Expected kind:id, with one of: ${kinds}.`);
  }
  const whole = parseItemRefs(words.join(' '), policy);
  return 'refs' in whole ? whole.refs : [];
};

/** What was told to the customer when the ticket's outstanding instruction was given; nothing is recorded. */
export const repeatInstruction = async (
  store: InstructStore,
  { policy }: DeskConfig,
  number: string,
): Promise<Instructed> => {
  const ticket = await openTicket(store, trimWhiteSpace(number));
  const instruction = currentInstruction(ticket);
  if (instruction === null || !isInstructed(ticket)) {
    throw new OzmaError('usage', `No instruction is outstanding for ${ticket.number}. Give one: leave --again out.`);
  }
  const refs = openItems(ticket);
  return { ticket, label: instruction.label, items: refs, noteForm: noteForm({ ticket, refs, policy }) };
};

/**
 * Records an instruction and answers what to tell the customer. An unknown or closed ticket and an item that is none are `usage`; nothing is
 * recorded then.
 */
export const instruct = async (
  store: InstructStore,
  config: DeskConfig,
  { ticket: number, items, by, now }: InstructRequest,
): Promise<Instructed> => {
  const refs = refsIn(items, config);
  const known = await openTicket(store, trimWhiteSpace(number));
  const label = renderLabel(config.policy.labelTemplate, { ticket: known.number, owner: known.owner.name });
  const ticket = await store.instruct({ ticket: known.number, items: refs, label, at: now, by });
  if (ticket === null) throw unknownTicket(number);
  const expected = expectedItems(ticket);
  return { ticket, label, items: expected, noteForm: noteForm({ ticket, refs: expected, policy: config.policy }) };
};
