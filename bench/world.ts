import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

/** How the folders of a benchmark look: each has two items and a note, on a ticket of its own. */
const itemsOf = (index: number): readonly [string, string] => [`${1_000_000 + index * 2}`, `${1_000_001 + index * 2}`];

const ownerOf = (index: number): string => `Customer ${index}`;

const block = (id: string): string =>
  `Bunny: Fluff ${id}\nID: ${id}\nStatus: off-world\nPrevious owner: none\nProblem: goes off-world every night since Monday\n`;

const noteOf = (index: number): string =>
  `Ticket: T-${index}\nOwner: ${ownerOf(index)}\nDate: 2026-10-03T09:30:00+09:00\n\n${itemsOf(index).map(block).join('\n')}`;

const writeFolder = (inbox: string, index: number): void => {
  const folder = join(inbox, `T-${index} - ${ownerOf(index)}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'note.txt'), noteOf(index));
  for (const id of itemsOf(index)) writeFileSync(join(folder, `bunny-${id}.object`), `bunny ${id}\n`.repeat(100));
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

/** Makes a desk of so many folders, tickets and twice as many registered items; answers the directory. */
export const makeWorld = async (
  dir: string,
  folders: number,
  durability: 'power-loss' | 'process',
): Promise<string> => {
  for (const area of ['inbox', 'processing', 'quarantine', 'repair', 'held', 'returned', 'trash']) {
    mkdirSync(join(dir, area), { recursive: true });
  }
  writeFileSync(join(dir, 'ozma.yaml'), `durability: ${durability}\n`);
  const ticketHeader = 'ticket,owner,owner_id,status,problem,opened_at,instructed_at,label,items';
  await writeCsv(join(dir, 'tickets.csv'), ticketHeader, ticketRows(folders));
  await writeCsv(join(dir, 'registry.csv'), 'kind,id,name,owner,owner_id', registryRows(folders));
  for (let index = 0; index < folders; index += 1) writeFolder(join(dir, 'inbox'), index);
  return dir;
};
