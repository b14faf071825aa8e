import { z } from 'zod';
import type { Instant } from '../src/domain/instant.ts';
import type { ItemRef } from '../src/domain/item.ts';
import { textKey, trimWhiteSpace } from '../src/domain/text.ts';
import { type TicketStatus, ticketStatuses } from '../src/domain/ticket.ts';
import { nearestWord } from './nearest-word.ts';
import { plainTicketReader } from './plain-ticket-row.ts';
import { filledCell, idCell, lineCell, type RowReading, rowReading } from './row.ts';
import type { TicketCellFormats, TicketCells, TicketCellTexts } from './ticket-cells.ts';

const betweenProblems = /[\p{White_Space};,、/]+/u;

const problemsIn = (cell: string): readonly string[] => {
  const classes = cell.split(betweenProblems).filter((one) => one !== '');
  return [...new Map(classes.map((one) => [textKey(one), one])).values()];
};

type StatusOf = (cell: string) => TicketStatus | null;

/** The status that a trimmed cell names; an empty one is open. */
const statusOf = (statuses: ReadonlyMap<string, TicketStatus>): StatusOf => {
  const known = new Map([...ticketStatuses.map((status) => [textKey(status), status] as const), ...statuses]);
  return (cell) => (cell === '' ? 'Open' : (known.get(textKey(cell)) ?? null));
};

const statusCell = (read: StatusOf) =>
  lineCell().transform((cell, context): TicketStatus => {
    const status = read(cell);
    if (status !== null) return status;
    const nearest = nearestWord(cell, ticketStatuses);
    const hint = nearest === null ? 'map it to one of ours under statuses in ozma.yaml' : `did you mean '${nearest}'?`;
    context.addIssue({ code: 'custom', message: `unknown status '${cell}'; ${hint}` });
    return z.NEVER;
  });

const instantIn = (cell: string, { parseInstant }: TicketCellFormats, context: z.core.$RefinementCtx): Instant => {
  const instant = parseInstant(cell);
  if (instant !== null) return instant;
  const found = cell === '' ? 'it is empty' : `found '${cell}'`;
  context.addIssue({
    code: 'custom',
    message: `expected an ISO 8601 date and time with offset (2010-08-20T09:30:00+09:00); ${found}`,
  });
  return z.NEVER;
};

const openedCell = (formats: TicketCellFormats) =>
  z
    .string()
    .optional()
    .transform((cell, context) => (cell === undefined ? null : instantIn(trimWhiteSpace(cell), formats, context)));

const instructedCell = (formats: TicketCellFormats) =>
  z
    .string()
    .default('')
    .transform((cell, context) =>
      trimWhiteSpace(cell) === '' ? null : instantIn(trimWhiteSpace(cell), formats, context),
    );

const itemsCell = ({ parseItemRefs }: TicketCellFormats) =>
  z
    .string()
    .default('')
    .transform((cell, context): readonly ItemRef[] => {
      const parsed = parseItemRefs(cell);
      if ('refs' in parsed) return parsed.refs;
      context.addIssue({
        code: 'custom',
        message: `expected kind:id of kinds that the desk knows; found '${parsed.bad}'`,
      });
      return z.NEVER;
    });

const cellsSchema = (formats: TicketCellFormats, readStatus: StatusOf) =>
  z.object({
    ticket: filledCell('the number of the ticket'),
    owner: filledCell('the name of the customer'),
    owner_id: idCell(),
    status: statusCell(readStatus),
    problem: z.string().default('').transform(problemsIn),
    opened_at: openedCell(formats),
    instructed_at: instructedCell(formats),
    label: lineCell(),
    items: itemsCell(formats),
  });

/** Reads rows of tickets.csv (product.md 3): every fault of a row at once, by column. */
export const ticketCellsReader = (
  formats: TicketCellFormats,
): ((cells: TicketCellTexts) => RowReading<TicketCells>) => {
  const readStatus = statusOf(formats.statuses);
  const plain = plainTicketReader({ ...formats, statusOf: readStatus, problemsIn });
  const schema = cellsSchema(formats, readStatus).transform(
    (row): TicketCells => ({
      ticket: row.ticket,
      owner: row.owner,
      ownerId: row.owner_id,
      status: row.status,
      problems: row.problem,
      openedAt: row.opened_at,
      instructedAt: row.instructed_at,
      label: row.label,
      items: row.items,
    }),
  );
  return (cells) => {
    const row = plain(cells);
    return row === null ? rowReading(schema.safeParse(cells)) : { kind: 'row', row };
  };
};
