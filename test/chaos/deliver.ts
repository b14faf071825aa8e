import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many tickets the desk has, each naming two bunnies; two of three are sent. */
export const ticketCount = 12;

const numberOf = (index: number): string => `T-${100 + index}`;

const itemsOf = (index: number): readonly string[] => [`${1000 + index * 2}`, `${1001 + index * 2}`];

/** The desk's tickets.csv. */
export const ticketsCsv = (): string => {
  const rows = Array.from({ length: ticketCount }, (_, index) => {
    const items = itemsOf(index)
      .map((id) => `bunny:${id}`)
      .join(' ');
    return `${numberOf(index)},Owner ${index},,Pending-Customer,missing,2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,,${items}`;
  });
  return `ticket,owner,owner_id,status,problem,opened_at,instructed_at,label,items\n${rows.join('\n')}\n`;
};

const block = (id: string): string =>
  `Bunny: Fluff ${id}\nID: ${id}\nStatus: off-world\nPrevious owner: none\nProblem: it is gone since Monday\n`;

const noteOf = (index: number, ids: readonly string[]): string =>
  `Ticket: ${numberOf(index)}\nOwner: Owner ${index}\nDate: 2026-10-03\n\n${ids.map(block).join('\n')}`;

/** What was delivered: the unique part of its path, and the files in it. */
export type Delivery = { readonly unique: string; readonly files: readonly string[] };

/**
 * Delivers one folder as a mail slot does: written elsewhere, then renamed into the inbox as `@<unique>/<label>`. The marker is a
 * file that counts as litter, so that each folder can be told from its twins by what lies in the areas.
 */
const deliver = (
  desk: string,
  index: number,
  options: { readonly unique: string; readonly isWrong: boolean },
): Delivery => {
  const ids = itemsOf(index);
  const label = options.isWrong ? `${numberOf(index)} Owner ${index}` : `${numberOf(index)} - Owner ${index}`;
  const staging = join(desk, 'staging', `@${options.unique}`);
  mkdirSync(join(staging, label), { recursive: true });
  const files = [...ids.map((id) => `bunny-${id}.object`), 'note.txt', `._${options.unique}`];
  for (const id of ids) writeFileSync(join(staging, label, `bunny-${id}.object`), `bunny ${id}`);
  writeFileSync(join(staging, label, 'note.txt'), noteOf(index, ids));
  writeFileSync(join(staging, label, `._${options.unique}`), options.unique);
  renameSync(staging, join(desk, 'inbox', `@${options.unique}`));
  return { unique: options.unique, files };
};

/** One day's post: every ticket's folder three times, the third with a wrong label. */
export const deliverDay = (desk: string, day: number): readonly Delivery[] =>
  Array.from({ length: ticketCount * 3 }, (_, n) => {
    const index = Math.floor(n / 3);
    return deliver(desk, index, { unique: `d${day}-${String(n).padStart(3, '0')}`, isWrong: n % 3 === 2 });
  });
