import type { Instant } from '../src/domain/instant.ts';
import type { ItemRef } from '../src/domain/item.ts';
import type { TicketStatus } from '../src/domain/ticket.ts';
import type { TicketCellFormats, TicketCells, TicketCellTexts } from './ticket-cells.ts';

/** ASCII on one line without blanks around it: there is nothing to trim, and no control character in it. */
const plain = /^(?:[!-~](?:[ -~]*[!-~])?)?$/;

const noItems: readonly ItemRef[] = [];

/** Answers of a pure function to the words that it was asked last, for a file has few different ones in such a column. */
const remembered = <Answer>(answer: (word: string) => Answer): ((word: string) => Answer) => {
  const known = new Map<string, Answer>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    if (known.size >= 1000) known.clear();
    const fresh = answer(word);
    known.set(word, fresh);
    return fresh;
  };
};

/** How the cells of a plain row are read: as those of every other row. */
type PlainFormats = Pick<TicketCellFormats, 'parseInstant' | 'parseItemRefs'> & {
  readonly statusOf: (cell: string) => TicketStatus | null;
  readonly problemsIn: (cell: string) => readonly string[];
};

const isPlain = ({ ticket = '', owner = '', owner_id = '', status = '', label = '' }: TicketCellTexts): boolean =>
  ticket !== '' && owner !== '' && [ticket, owner, owner_id, status, label].every((cell) => plain.test(cell));

/**
 * Reads a row whose cells are plain; null for any other, and where a cell is at fault, which the schema then tells. Nearly every row of a long table is
 * such, and the schema says the same of it (a property holds both against each other) at a higher price.
 */
export const plainTicketReader = (formats: PlainFormats): ((cells: TicketCellTexts) => TicketCells | null) => {
  const { parseInstant, parseItemRefs } = formats;
  const [statusOf, problemsIn] = [remembered(formats.statusOf), remembered(formats.problemsIn)];
  const instantIn = (cell: string | undefined): Instant | null | 'faulty' =>
    cell === undefined ? null : (parseInstant(cell) ?? 'faulty');
  return (cells) => {
    if (!isPlain(cells)) return null;
    const { ticket = '', owner = '', owner_id: ownerId = '', status: statusCell = '', label = '' } = cells;
    const status = statusOf(statusCell);
    const openedAt = instantIn(cells.opened_at);
    const instructedAt = instantIn(cells.instructed_at || undefined);
    const references = cells.items ? parseItemRefs(cells.items) : { refs: noItems };
    if (status === null || openedAt === 'faulty' || instructedAt === 'faulty' || 'bad' in references) return null;
    const problems = problemsIn(cells.problem ?? '');
    const items = references.refs;
    return { ticket, owner, ownerId: ownerId || null, status, problems, openedAt, instructedAt, label, items };
  };
};
