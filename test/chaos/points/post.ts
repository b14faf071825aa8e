import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deskAreas } from '../../../src/desk/check-areas.ts';

type Folder = { readonly at: string; readonly files: Readonly<Record<string, string>> };

const block = (kind: string, id: string): string =>
  kind === 'bunny'
    ? `Bunny: Fluff ${id}\nID: ${id}\nStatus: off-world\nPrevious owner: none\nProblem: it is gone since Monday\n`
    : `Nest:\nID: ${id}\nParents: 7, 8\nStatus: laid\nProblem: it vanished\n`;

const refOf = (item: string) => {
  const [kind = '', id = ''] = item.split(':');
  return { kind, id };
};

/** What one folder holds: its note, and each item's file with bytes of its own. */
const filesOf = (n: number, items: readonly string[], more: Readonly<Record<string, string>> = {}): Folder['files'] => {
  const refs = items.map(refOf);
  const blocks = refs.map(({ kind, id }) => block(kind, id)).join('\n');
  return {
    ...Object.fromEntries(refs.map(({ kind, id }) => [`${kind}-${id}.object`, `${kind} ${id}\n`.repeat(40)])),
    'note.txt': `Ticket: T-${n}\nOwner: Owner ${n}\nDate: 2026-10-03\n\n${blocks}`,
    ...more,
  };
};

const labelOf = (n: number): string => `T-${n} - Owner ${n}`;

/** The tickets by number, each with the items that it names. */
const tickets: readonly (readonly [number: number, items: string])[] = [
  [1, 'bunny:11 bunny:12'],
  [2, 'nest:N-21'],
  [3, 'bunny:31'],
  [4, 'bunny:41'],
  [5, 'bunny:51'],
];

const unknown = 'bunny:31';

/** A folder of each fate: accepted, its twin, partly accepted, held, rejected twice (one spoilt), and two that are trash. */
const post: readonly Folder[] = [
  { at: `@1a/${labelOf(1)}`, files: filesOf(1, ['bunny:11', 'bunny:12']) },
  { at: `@1b/${labelOf(1)}`, files: filesOf(1, ['bunny:11', 'bunny:12']) },
  { at: `@2/${labelOf(2)}`, files: filesOf(2, ['nest:N-21', 'bunny:99']) },
  { at: `@3/${labelOf(3)}`, files: filesOf(3, [unknown]) },
  { at: '@4/T-4, Owner 4', files: filesOf(4, ['bunny:41']) },
  { at: `@5/${labelOf(5)}`, files: filesOf(5, ['bunny:51'], { 'note.txt': '\xff\xfe\x00spoilt' }) },
  { at: 'nobody knows', files: { 'bunny-77.object': 'a bunny of nobody' } },
];
const loose = 'bunny-78.object';

/** Writes what came to a desk: tickets.csv and registry.csv, and the inbox with as many of the folders as are asked for. */
export const fillDesk = (desk: string, { folders = post.length }: { readonly folders?: number } = {}): void => {
  const rows = tickets.map(
    ([n, items]) => `T-${n},Owner ${n},Pending-Customer,missing,2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,${items}`,
  );
  writeFileSync(
    join(desk, 'tickets.csv'),
    `ticket,owner,status,problem,opened_at,instructed_at,items\n${rows.join('\n')}\n`,
  );
  const owned = tickets.flatMap(([n, items]) => items.split(' ').map((item) => ({ ...refOf(item), item, n })));
  const registry = owned
    .filter(({ item }) => item !== unknown)
    .map(({ kind, id, n }) => `${kind},${id},Fluff,Owner ${n},`);
  writeFileSync(join(desk, 'registry.csv'), `kind,id,name,owner,owner_id\n${registry.join('\n')}\n`);
  for (const { at, files } of post.slice(0, folders)) {
    mkdirSync(join(desk, 'inbox', at), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(desk, 'inbox', at, name), text, 'latin1');
  }
  if (folders >= post.length) writeFileSync(join(desk, 'inbox', loose), 'a loose bunny');
};

/** Makes the directories of a desk, and its configuration: small batches, so that there are several transactions. */
export const makeAreas = (desk: string, yaml = ''): void => {
  for (const area of ['inbox', ...deskAreas]) mkdirSync(join(desk, area), { recursive: true });
  writeFileSync(join(desk, 'ozma.yaml'), `workers: { batch: 4, threads: 1 }\n${yaml}`);
};
