import { type RegistryColumn, registryColumns } from '../../schemas/registry-row.ts';
import { type TicketColumn, ticketColumns } from '../../schemas/ticket-columns.ts';
import type { DeskConfig } from '../config.ts';
import { cellTexts } from '../csv/header.ts';
import { itemLabel } from '../domain/item.ts';
import { idKey } from '../domain/text.ts';
import type { TicketPreset } from '../formats/ticket-presets.ts';
import type { RegistryRow, Store, TicketRow } from '../store/store.ts';
import type { ImportReport } from './import-report.ts';
import { type ImportRequest, importTable, type Table } from './import-table.ts';
import { registryRowReader } from './registry-row.ts';
import { ticketRowReader } from './ticket-row.ts';

/** The part of a store that imports need. */
export type ImportStore = Pick<Store, 'startImport' | 'importTickets' | 'importRegistry' | 'finishImport'>;

/** A table as product.md 3 has it: the desk's words for columns and statuses, and no other. */
const ownTable: TicketPreset = { columns: {}, misleading: [], statuses: {}, delimiters: [','] };

const ticketTable = (
  store: ImportStore,
  { config, preset = ownTable }: ImportRequest,
): Table<TicketRow, TicketColumn> => ({
  what: 'tickets',
  columns: {
    known: ticketColumns,
    required: ['ticket', 'owner'],
    renamed: { ...preset.columns, ...config.columns },
    misleading: preset.misleading.filter((column) => config.columns[column] === undefined),
  },
  delimiters: preset.delimiters,
  reader: (header) => ticketRowReader(header, { config, statuses: preset.statuses, isExport: preset !== ownTable }),
  write: store.importTickets,
  refusal: ({ number }, outcome) =>
    outcome.kind === 'repeated'
      ? { column: 'ticket', why: `${number} stands in the file before; this row was not taken` }
      : {
          column: 'status',
          why: `${number} may not go from '${outcome.from}' to '${outcome.to}'; this row was not taken`,
        },
  ticketKeyIn: (row, header) => (row.kind === 'broken' ? '' : idKey(cellTexts(row.cells, header)['ticket'] ?? '')),
  mayBeEmpty: false,
});

const registryTable = (store: ImportStore, config: DeskConfig): Table<RegistryRow, RegistryColumn> => ({
  what: 'registry',
  columns: { known: registryColumns, required: ['kind', 'id'], renamed: {}, misleading: [] },
  delimiters: [','],
  reader: (header) => registryRowReader(header, config),
  write: store.importRegistry,
  refusal: ({ ref }) => ({ column: 'id', why: `${itemLabel(ref)} stands in the file before; this row was not taken` }),
  ticketKeyIn: () => '',
  mayBeEmpty: true,
});

/** Imports a file of tickets (product.md 3); see `importTable` for what is thrown. */
export const importTickets = (store: ImportStore, request: ImportRequest): Promise<ImportReport> =>
  importTable(store, ticketTable(store, request), request);

/** Imports a file that says who owns which item (product.md 3); one without rows is no registry. */
export const importRegistry = (store: ImportStore, request: ImportRequest): Promise<ImportReport> =>
  importTable(store, registryTable(store, request.config), request);
