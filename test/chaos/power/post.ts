import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../build/random.ts';

/** What is in a folder: two bunnies of a ticket, told truly; a label that was mistyped; bunnies that the registry does not know; one more than the ticket names. */
const sorts = ['whole', 'whole', 'whole', 'unknown', 'more', 'mislabelled'] as const;

const sortOf = (index: number): (typeof sorts)[number] => sorts[index % sorts.length] ?? 'whole';
const numberOf = (index: number): string => `T-${100 + index}`;
const itemsOf = (index: number): readonly string[] => [`${10_000 + index * 10}`, `${10_001 + index * 10}`];
const labelOf = (index: number): string =>
  `${numberOf(index)}${sortOf(index) === 'mislabelled' ? '' : ' -'} Owner ${index}`;

const block = (id: string): string =>
  `Bunny: Fluff ${id}\nID: ${id}\nStatus: off-world\nPrevious owner: none\nProblem: it is gone since Monday\n`;

/** How bunnies are repaired: by the desk's module, or by people. */
type Repairs = 'module' | 'hand';

/** What a desk is made for. */
export type PowerDesk = {
  readonly tickets: number;
  readonly durability: 'power-loss' | 'process';
  readonly repairs: Repairs;
};

const repairModule = `export default async ({ item }) => Number(item.id) % 70 === 0
  ? { outcome: 'unrepairable', why: 'nothing is left of it' }
  : { outcome: 'fulfilled' };
`;

/** Small batches and short leases: many transactions and many moves, so that a cut finds each of them. */
const configOf = ({ durability, repairs }: PowerDesk): string => `durability: ${durability}
settle: 0
workers: { batch: 3, threads: 1 }
concurrency: 3
queue: { lease: 1, backoff: 0, attempts: 1000 }
serve: { scan: 0.5, drain: 20 }
${repairs === 'module' ? 'repairs: { bunny: { way: module, module: bunny.mjs } }\n' : ''}`;

/** Makes an empty desk whose own files are on the disk. */
export const makeDesk = (desk: string, plan: PowerDesk): void => {
  for (const area of ['inbox', 'processing', 'quarantine', 'repair', 'held', 'returned', 'trash', 'staging'])
    mkdirSync(join(desk, area), { recursive: true });
  const indexes = Array.from({ length: plan.tickets }, (_, index) => index);
  const tickets = indexes.map((index) => {
    // Opened in an order that is not that of the numbers, so that order is seen to come from the tickets.
    const openedAt = new Date(Date.UTC(2026, 8, 1) + ((index * 7919) % 5000) * 60_000).toISOString();
    const items = itemsOf(index).map((id) => `bunny:${id}`);
    return `${numberOf(index)},Owner ${index},Pending-Customer,missing,${openedAt},2026-10-02T00:00:00Z,${items.join(' ')}`;
  });
  const known = indexes
    .filter((index) => sortOf(index) !== 'unknown')
    .flatMap((index) => itemsOf(index).map((id) => `bunny,${id},Fluff ${id},Owner ${index},`));
  const head = 'ticket,owner,status,problem,opened_at,instructed_at,items';
  writeFileSync(join(desk, 'tickets.csv'), `${head}\n${tickets.join('\n')}\n`);
  writeFileSync(join(desk, 'registry.csv'), `kind,id,name,owner,owner_id\n${known.join('\n')}\n`);
  writeFileSync(join(desk, 'ozma.yaml'), configOf(plan));
  writeFileSync(join(desk, 'bunny.mjs'), repairModule);
  execFileSync('sync', ['-f', desk]);
};

/** Bytes that no other file has, sometimes many. */
const contentOf = (random: Random): Buffer => {
  const kilobytes = random.below(10) === 0 ? 300 : 1 + random.below(30);
  return Buffer.alloc(kilobytes * 1024 - random.below(1000), random.bytes(64));
};

/** Sends the folder of a ticket as a mail slot does: written elsewhere, then renamed into the inbox. Nothing of it is synced. Answers its path as records have it. */
export const send = (desk: string, index: number, random: Random): string => {
  const ids = [...itemsOf(index), ...(sortOf(index) === 'more' ? [`${10_005 + index * 10}`] : [])];
  const label = labelOf(index);
  const staging = join(desk, 'staging', label);
  mkdirSync(staging);
  for (const id of ids) writeFileSync(join(staging, `bunny-${id}.object`), contentOf(random));
  const note = `Ticket: ${numberOf(index)}\nOwner: Owner ${index}\nDate: 2026-10-03\n\n${ids.map(block).join('\n')}`;
  writeFileSync(join(staging, 'note.txt'), note);
  const isBeside = random.below(2) === 0;
  const path = isBeside ? `inbox/@${index}/${label}` : `inbox/${label}`;
  if (isBeside) mkdirSync(join(desk, `inbox/@${index}`));
  renameSync(staging, join(desk, path));
  return path;
};
