import { writeFileSync } from 'node:fs';
import { ticketColumns } from '../../schemas/ticket-columns.ts';
import { csvRow } from '../csv/cell.ts';
import { limits, receiptKey } from './desk-rules.ts';
import { type Lines, openLines } from './open-lines.ts';
import { honestRecords, type Records, type Subject, somebodyElse } from './subject.ts';

const style = { bom: false, crlf: false } as const;

/** No hostile folder depends on steps. */
const columnsOfTickets = ticketColumns.filter((column) => column !== 'steps');
const registryColumns = ['kind', 'id', 'name', 'owner', 'owner_id'];

const configText = `# A desk whose inbox is full of hostile folders; expected.jsonl says what must become of each.

# A folder that keeps its reader busy for more than two seconds is a fault: it ends in quarantine/, with no verdict.
workers:
  timeout: 2
  batch: 1

# Nothing here has to outlive a power cut.
durability: process

limits:
  files: ${limits.files}
  bytes: ${limits.bytes}
  depth: ${limits.depth}
  noteBytes: ${limits.noteBytes}

receipts:
  keyFile: receipt.key
`;

/** The tables of the desk that is made, to which each folder adds what the desk knows of it. */
export type DeskTables = AsyncDisposable & { readonly add: (subject: Subject, records: Records) => Promise<void> };

const addTo = async (tickets: Lines, registry: Lines, subject: Subject, records: Records): Promise<void> => {
  const { ticket, owner, bunny } = subject;
  const { status, problem, instructedAt, items, registeredOwner } = records;
  const openedAt = '2026-10-01T09:00:00Z';
  await tickets.add(csvRow([ticket, owner, '', status, problem, openedAt, instructedAt, '', items], style));
  if (registeredOwner === null) return;
  await registry.add(csvRow(['bunny', bunny, 'Snowdrop', registeredOwner, ''], style));
};

/** Writes the configuration and the key of a desk, and begins its tables. */
export const openDeskTables = async (dir: string): Promise<DeskTables> => {
  writeFileSync(`${dir}/ozma.yaml`, configText);
  writeFileSync(`${dir}/receipt.key`, `${receiptKey}\n`);
  const tickets = await openLines(`${dir}/tickets.csv`, csvRow(columnsOfTickets, style));
  const registry = await openLines(`${dir}/registry.csv`, csvRow(registryColumns, style));
  await addTo(tickets, registry, somebodyElse, { ...honestRecords(somebodyElse), status: 'Closed' });
  return {
    add: (subject, records) => addTo(tickets, registry, subject, records),
    [Symbol.asyncDispose]: async () => {
      await tickets[Symbol.asyncDispose]();
      await registry[Symbol.asyncDispose]();
    },
  };
};
