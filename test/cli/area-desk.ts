import { existsSync, readdirSync } from 'node:fs';
import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Call, ExitStatus } from '../../src/cli/call.ts';
import { ingest } from '../../src/cli/ingest.ts';
import { epochMsOf, type Instant, instantAt } from '../../src/domain/instant.ts';
import type { Store } from '../../src/store/store.ts';
import { requireDesk, wire } from '../../src/wire.ts';
import { documentsIn, makeDesk, now, removeDesk, runWith } from './desk.ts';

const note = (ticket: string, owner: string, ...ids: readonly string[]): string =>
  [
    `Ticket: ${ticket}\nOwner: ${owner}\nDate: 2026-10-03\n`,
    ...ids.map((id) => `Bunny: Bun ${id}\nID: ${id}\nStatus: off-world\nPrevious owner: none\nProblem: gone\n`),
  ].join('\n');

const tickets = `ticket,owner,status,problem,opened_at,instructed_at,items
T-1,Dora Quillfeather,Pending-Customer,off-world,2026-10-01T09:00:00Z,2026-10-02T09:00:00Z,bunny:1 bunny:3
T-2,Ember Fenwick,Pending-Customer,off-world,2026-10-01T10:00:00Z,2026-10-02T09:00:00Z,bunny:2
`;

const registry = 'kind,id,name,owner,owner_id\nbunny,3,,Dora Quillfeather,\n';

/** Dora's bunny 3 is taken in, her bunny 1 held and 7 trashed; Ember's folder is held whole; a loose archive lies in the trash. */
const inbox = {
  'T-1 - Dora Quillfeather': {
    'note.txt': note('T-1', 'Dora Quillfeather', '1', '3', '7'),
    'bunny-1.object': 'bunny one',
    'bunny-3.object': 'bunny three',
    'bunny-7.zip': 'PK\u0003\u0004',
  },
  'T-2 - Ember Fenwick': { 'note.txt': note('T-2', 'Ember Fenwick', '2'), 'bunny-2.object': 'bunny two' },
};

/** A judged desk with something in each area. */
export type AreaDesk = AsyncDisposable & {
  readonly dir: string;
  /** Ids of what was judged, by label. */
  readonly id: (label: string) => string;
  /** The files in an area, without the ids of their folders, sorted. */
  readonly filesIn: (area: string) => readonly string[];
  /** Runs a command on it, `days` after everything was judged. */
  readonly run: (
    work: (call: Call) => Promise<ExitStatus>,
    over?: Partial<Call> & { readonly days?: number },
  ) => ReturnType<typeof runWith>;
  /** Works on its database as another process does. */
  readonly withStore: <T>(work: (store: Store) => Promise<T>) => Promise<T>;
};

/** An instant by days after everything was judged. */
export const daysLater = (days: number): Instant => instantAt(epochMsOf(now) + days * 24 * 60 * 60 * 1000);

const filesBelow = (dir: string): readonly string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1));

const withoutId = (path: string): string => path.replace(/^[0-9a-f-]{36}--/u, '');

type Template = { readonly dir: string; readonly judged: readonly Record<string, unknown>[] };

const makeTemplate = async (): Promise<Template> => {
  const dir = await makeDesk(inbox);
  await writeFile(join(dir, 'tickets.csv'), tickets);
  await writeFile(join(dir, 'registry.csv'), registry);
  await writeFile(join(dir, 'inbox', 'things.zip'), 'PK\u0003\u0004');
  const { out } = await runWith({ desk: dir, json: true }, (call) => ingest(call, { paths: [] }));
  return { dir, judged: documentsIn(out) };
};

let template: Promise<Template> | null = null;

/** Judged once for all tests of a file, for starting threads takes longer than any of them. */
const judgedTemplate = (): Promise<Template> => {
  template ??= makeTemplate();
  return template;
};

/** To be called when the tests of a file are over. */
export const removeTemplate = async (): Promise<void> => {
  if (template !== null) await removeDesk((await template).dir);
};

/** Makes such a desk; it goes with its end. */
export const makeAreaDesk = async (): Promise<AreaDesk> => {
  const { dir: original, judged } = await judgedTemplate();
  const dir = join(await mkdtemp(join(tmpdir(), 'ozma-areas-')), 'desk');
  await cp(original, dir, { recursive: true });
  return {
    dir,
    id: (label) => String(judged.find((one) => one['label'] === label)?.['submission']),
    filesIn: (area) => (existsSync(join(dir, area)) ? filesBelow(join(dir, area)).map(withoutId).toSorted() : []),
    run: (work, { days = 0, ...over } = {}) => runWith({ desk: dir, now: () => daysLater(days), ...over }, work),
    withStore: async (work) => {
      await using app = wire(await requireDesk({ desk: dir, env: {}, cwd: dir }));
      return await work(app.store);
    },
    [Symbol.asyncDispose]: () => removeDesk(dir),
  };
};
