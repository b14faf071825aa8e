import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

/** How the folders of a benchmark look: a note and two or three items of 1 to 4 KB, each folder on a ticket of its own. */
const itemsOf = (index: number): readonly string[] =>
  Array.from({ length: 2 + (index % 2) }, (_, item) => `${1_000_000 + index * 3 + item}`);

const ownerOf = (index: number): string => `Customer ${index}`;

const block = (id: string): string =>
  `Bunny: Fluff ${id}\nID: ${id}\nStatus: off-world\nPrevious owner: none\nProblem: goes off-world every night since Monday\n`;

const noteOf = (index: number): string =>
  `Ticket: T-${index}\nOwner: ${ownerOf(index)}\nDate: 2026-10-03T09:30:00+09:00\n\n${itemsOf(index).map(block).join('\n')}`;

const contentOf = (id: string): string => `bunny ${id}\n`.repeat(70 + (Number(id) % 220));

const writeFolder = (inbox: string, index: number): void => {
  const folder = join(inbox, `T-${index} - ${ownerOf(index)}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'note.txt'), noteOf(index));
  for (const id of itemsOf(index)) writeFileSync(join(folder, `bunny-${id}.object`), contentOf(id));
};

const writeCsv = async (file: string, header: string, rows: Iterable<string>): Promise<void> => {
  const out = createWriteStream(file);
  out.write(`${header}\n`);
  for (const row of rows) if (!out.write(`${row}\n`)) await once(out, 'drain');
  out.end();
  await finished(out);
};

function* ticketRows(count: number): Generator<string> {
  for (let index = 0; index < count; index += 1) {
    const items = itemsOf(index).map((id) => `bunny:${id}`);
    yield `T-${index},${ownerOf(index)},,Pending-Customer,off-world,2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,,${items.join(' ')}`;
  }
}

function* registryRows(count: number): Generator<string> {
  for (let index = 0; index < count; index += 1) {
    for (const id of itemsOf(index)) yield `bunny,${id},Fluff ${id},${ownerOf(index)},`;
  }
}

/** Writes a table of so many tickets, as a desk's tickets.csv. */
export const writeTickets = (file: string, count: number): Promise<void> =>
  writeCsv(file, 'ticket,owner,owner_id,status,problem,opened_at,instructed_at,label,items', ticketRows(count));

/** Writes a registry of the items of so many tickets. */
export const writeRegistry = (file: string, count: number): Promise<void> =>
  writeCsv(file, 'kind,id,name,owner,owner_id', registryRows(count));

/** Makes an empty desk with its areas. */
export const makeDesk = (dir: string, durability: 'power-loss' | 'process'): void => {
  for (const area of ['inbox', 'processing', 'quarantine', 'repair', 'held', 'returned', 'trash']) {
    mkdirSync(join(dir, area), { recursive: true });
  }
  writeFileSync(join(dir, 'ozma.yaml'), `durability: ${durability}\n`);
};

/** Puts so many folders into a directory. */
export const fillInbox = (inbox: string, folders: number): void => {
  mkdirSync(inbox, { recursive: true });
  for (let index = 0; index < folders; index += 1) writeFolder(inbox, index);
};
