import type { PresetName } from '../formats/ticket-presets.ts';
import type { TicketSummary } from '../store/reads.ts';
import type { Store } from '../store/store.ts';
import { screensIn } from '../texts/screens-in.ts';
import { requireDesk, wire } from '../wire.ts';
import type { Call, ExitStatus } from './call.ts';
import { loadTables } from './desk-tables.ts';
import { importFile } from './import-file.ts';
import { tint, writeJson, writeLine } from './output.ts';
import { type Page, pageOf } from './page.ts';
import { columnWidths, rowLine } from './table.ts';
import { ticketDocument } from './ticket-document.ts';
import { ticketCells, ticketHeads } from './ticket-table.ts';

const pageSize = 500;

/** What `ozma tickets import` was told. */
export type ImportOptions = { readonly file: string; readonly preset?: PresetName };

/** `ozma tickets import`: loads tickets from a CSV file, or from another system's export. Exit status 1 when a row was bad. */
export const importTickets = (call: Call, { file, preset }: ImportOptions): Promise<ExitStatus> =>
  importFile(call, { what: 'tickets', file, preset: preset ?? null });

/** `ozma registry import`: loads the registry from a CSV file. Exit status 1 when a row was bad. */
export const importRegistry = (call: Call, { file }: { readonly file: string }): Promise<ExitStatus> =>
  importFile(call, { what: 'registry', file, preset: null });

async function* ticketPages(store: Store): AsyncGenerator<readonly TicketSummary[]> {
  let after: string | null = null;
  for (;;) {
    const page: readonly TicketSummary[] = await store.reads.tickets({ after, limit: pageSize });
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    after = page.at(-1)?.ticket.number ?? null;
  }
}

/** Prints tickets as a table, a page at a time; the first page says how wide the columns are. Answers how many there are. */
const printTable = async (
  call: Call,
  page: Page,
  tickets: AsyncIterable<readonly TicketSummary[]>,
): Promise<number> => {
  let widths: readonly number[] | null = null;
  let count = 0;
  for await (const some of tickets) {
    const rows = some.map((summary) => ticketCells(summary, page));
    if (widths === null) {
      widths = columnWidths([ticketHeads(page), ...rows], page.width);
      await writeLine(call.stdout, tint(call.stdout, 'strong', rowLine(ticketHeads(page), widths)));
    }
    for (const row of rows) await writeLine(call.stdout, rowLine(row, widths));
    count += rows.length;
  }
  return count;
};

/** `ozma tickets list`: every ticket in ticket order, as a table or as JSON Lines. Exit status 1 when a row of the desk's tables was bad. */
export const listTickets = async (call: Call): Promise<ExitStatus> => {
  const desk = await requireDesk(call);
  await using app = wire(desk);
  const badRows = await loadTables(call, app);
  const page = pageOf(call, desk.config.language);
  if (call.json) {
    for await (const some of ticketPages(app.store)) {
      for (const summary of some) await writeJson(call.stdout, ticketDocument(summary));
    }
  } else {
    const count = await printTable(call, page, ticketPages(app.store));
    await writeLine(call.stdout, screensIn(page.language).ticket.total(count));
  }
  return badRows === 0 ? 0 : 1;
};
