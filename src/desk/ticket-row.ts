import type { RowReading } from '../../schemas/row.ts';
import { unguarded } from '../../schemas/row.ts';
import type { TicketCells } from '../../schemas/ticket-cells.ts';
import type { TicketColumn } from '../../schemas/ticket-columns.ts';
import { ticketCellsReader } from '../../schemas/ticket-row.ts';
import type { DeskConfig } from '../config.ts';
import { type CsvHeader, cellTexts } from '../csv/header.ts';
import { type Instant, instantAt } from '../domain/instant.ts';
import { nameKey } from '../domain/person.ts';
import { parseInstant, parseNoteDate } from '../formats/iso-date.ts';
import { parseItemRefs } from '../formats/item-refs.ts';
import { renderLabel } from '../formats/label.ts';
import { skeleton } from '../formats/skeleton.ts';
import type { TicketPreset } from '../formats/ticket-presets.ts';
import type { TicketRow } from '../store/store.ts';

/** Where neither column tells when a ticket was opened: before every other. */
const longAgo = instantAt(0);

/** Columns that ozma keeps and never uses, as the file has them; `steps` by ozma's name, for one piece of advice looks at it. */
const openKeptColumns = (header: CsvHeader<TicketColumn>): ((cells: readonly string[]) => TicketRow['columns']) => {
  const steps = header.places.get('steps');
  const kept = steps === undefined ? header.others : [...header.others, { place: steps, name: 'steps' }];
  const inOrder = [...kept].sort((a, b) => a.place - b.place);
  return (cells) => {
    const columns: (readonly [string, string])[] = [];
    for (const { place, name } of inOrder) {
      const value = unguarded(cells[place] ?? '');
      if (name !== '' || value !== '') columns.push([name, value]);
    }
    return columns;
  };
};

const rowOf = (cells: TicketCells, columns: TicketRow['columns'], { policy }: DeskConfig): TicketRow => {
  const ownerKey = nameKey(cells.owner, policy.nameRule);
  return {
    number: cells.ticket,
    owner: { name: cells.owner, id: cells.ownerId },
    ownerKey,
    ownerSkeleton: skeleton(ownerKey),
    status: cells.status,
    problems: cells.problems,
    openedAt: cells.openedAt ?? cells.instructedAt ?? longAgo,
    instructedAt: cells.instructedAt,
    label: cells.label || renderLabel(policy.labelTemplate, cells),
    items: cells.items,
    columns,
  };
};

/** What rows are read with: the desk's configuration, another system's words for a status, and whether that system wrote the file. */
export type RowReadWith = {
  readonly config: DeskConfig;
  readonly statuses: TicketPreset['statuses'];
  readonly isExport: boolean;
};

/** A date as other systems write it: ISO 8601, the `T` a space, and without offset in the desk's time zone. */
const exportedInstant = (text: string, { policy }: DeskConfig): Instant | null =>
  parseNoteDate(text.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/u, '$1T'), policy.timeZone)?.start ?? null;

/** Reads rows of tickets.csv under a header as the desk's configuration has it (product.md 3), or of another system's export. */
export const ticketRowReader = (
  header: CsvHeader<TicketColumn>,
  { config, statuses, isExport }: RowReadWith,
): ((cells: readonly string[]) => RowReading<TicketRow>) => {
  const readCells = ticketCellsReader({
    parseInstant: isExport ? (text) => exportedInstant(text, config) : parseInstant,
    parseItemRefs: (text) => parseItemRefs(text, config.policy),
    statuses: new Map(Object.entries({ ...statuses, ...config.statuses })),
  });
  const keptColumns = openKeptColumns(header);
  return (cells) => {
    const reading = readCells(cellTexts(cells, header));
    if (reading.kind === 'bad') return reading;
    return { kind: 'row', row: rowOf(reading.row, keptColumns(cells), config) };
  };
};
