import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type SubmissionId, sha256 } from '../../src/domain/ids.ts';
import { type Instant, instantAt } from '../../src/domain/instant.ts';
import type { RepairOutcome } from '../../src/domain/repair.ts';
import type { LookTiming } from '../../src/queue/looks.ts';
import type { RepairNews } from '../../src/queue/news.ts';
import { openRunner, type Runner } from '../../src/queue/runner.ts';
import type { RepairTask } from '../../src/queue/ways/task.ts';
import { runningConfigOf } from '../../src/running-config.ts';
import { spoolName } from '../../src/spool/spool.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import {
  entry,
  entryItem,
  entryTicket,
  importTickets,
  minute,
  record,
  rules,
  submissionNumbered,
  ticketRow,
} from '../store/builders.ts';
import { openScratch, type Scratch } from '../workers/scratch.ts';

/** A folder that was accepted: its ticket's number, and the ids of its bunnies. */
export type Folder = { readonly ticket: number; readonly bunnies: readonly string[] };

/** A desk whose folders are judged and lie in `repair/`. */
export type WorkingDesk = AsyncDisposable & {
  readonly dir: string;
  readonly scratch: Scratch;
  readonly store: Store;
  /** A second connection to the same database, as another process has it. */
  readonly openAgain: () => Store;
  readonly submissions: readonly SubmissionId[];
  /** The names of the folders in their areas, one for each. */
  readonly names: readonly string[];
  /** Every file of an area, as paths within it. */
  readonly filesIn: (area: string) => readonly string[];
};

/** What a bunny's file holds. */
export const contentOf = (bunny: string): string => `the bunny ${bunny}`;

const labelOf = ({ ticket }: Folder): string => `T-${ticket} - Owner ${ticket}`;

/** Tickets were opened in the order of their numbers. */
const openedAt = ({ ticket }: Folder): Instant => minute(-1000 + ticket);

const entryOf = (folder: Folder, n: number) => {
  const owner = { name: `Owner ${folder.ticket}`, id: null };
  return entry(n, {
    label: labelOf(folder),
    ticket: entryTicket({ number: `T-${folder.ticket}`, owner, openedAt: openedAt(folder) }),
    items: folder.bunnies.map((bunny) => {
      const content = contentOf(bunny);
      const hash = sha256(createHash('sha256').update(content).digest('hex'));
      return entryItem(bunny, { bytes: Buffer.byteLength(content), sha256: hash });
    }),
  });
};

const filesBelow = (dir: string, path: string): readonly string[] =>
  existsSync(join(dir, path))
    ? readdirSync(join(dir, path), { withFileTypes: true, recursive: true })
        .filter((one) => !one.isDirectory())
        .map((one) => join(one.parentPath, one.name).slice(join(dir, path).length + 1))
        .sort()
    : [];

const rowOf = (folder: Folder) =>
  ticketRow(`T-${folder.ticket}`, {
    owner: { name: `Owner ${folder.ticket}`, id: null },
    ownerKey: `owner ${folder.ticket}`,
    openedAt: openedAt(folder),
    items: folder.bunnies.map((id) => ({ kind: 'bunny', id })),
  });

/** Makes a desk with these folders, in the order in which they arrived; `area` is where they lie on disk. */
export const openWorkingDesk = async (folders: readonly Folder[], area = 'repair'): Promise<WorkingDesk> => {
  const scratch = openScratch();
  const { dir } = scratch;
  for (const one of ['inbox', 'processing', 'repair', 'held', 'returned', 'trash']) scratch.makeDir(one);
  const openAgain = (): Store =>
    openSqliteStore({ file: join(dir, 'ozma.db'), durability: 'process', mustExist: false, rules });
  const store = openAgain();
  const rows = new Map(folders.map((folder) => [folder.ticket, rowOf(folder)]));
  await importTickets(store, [...rows.values()]);
  const submissions = folders.map((_, index) => submissionNumbered(index + 1));
  const names = folders.map((folder, index) => spoolName(submissionNumbered(index + 1), labelOf(folder)));
  for (const [index, { bunnies }] of folders.entries()) {
    scratch.write(`${area}/${names[index]}/note.txt`, 'a note');
    for (const bunny of bunnies) scratch.write(`${area}/${names[index]}/bunny-${bunny}.object`, contentOf(bunny));
  }
  await record(
    store,
    folders.map((folder, index) => entryOf(folder, index + 1)),
  );
  return {
    dir,
    scratch,
    store,
    openAgain,
    submissions,
    names,
    filesIn: (path) => filesBelow(dir, path),
    [Symbol.asyncDispose]: async () => {
      await store[Symbol.asyncDispose]();
      scratch[Symbol.dispose]();
    },
  };
};

/** So many folders of one bunny, each of a ticket of its own; the bunnies have the tickets' numbers. */
export const folders = (count: number): readonly Folder[] =>
  Array.from({ length: count }, (_, index) => ({ ticket: index + 1, bunnies: [`${index + 1}`] }));

/** Now, for leases that are kept by real timers. */
export const clock = (): Instant => instantAt(Date.now());

/** A runner with everything that it told. */
export type Told = Runner & {
  readonly news: readonly RepairNews[];
  /** Answers when so many news of a kind have been told since the beginning. */
  readonly told: (kind: RepairNews['kind'], count?: number) => Promise<void>;
  /** The bunnies of the news of a kind, in order. */
  readonly bunnies: (kind: RepairNews['kind']) => readonly string[];
};

const bunnyOf = (news: RepairNews): readonly string[] => {
  if ('work' in news) return [news.work.item.id];
  return news.kind === 'claimed' ? [news.claim.work.item.id] : [];
};

/** How a test's repairs are done. */
export type Perform = (task: RepairTask, signal: AbortSignal) => Promise<RepairOutcome>;

/** Every repair succeeds at once. */
export const fulfil: Perform = async () => ({ kind: 'fulfilled', note: null });

type Setting = {
  readonly perform?: Perform;
  readonly concurrency?: number;
  readonly store?: Store;
  readonly queue?: { readonly lease?: number; readonly attempts?: number; readonly backoff?: number };
  readonly timing?: LookTiming;
};

/** Works a desk's bunnies. */
export const work = (desk: WorkingDesk, setting: Setting = {}): Told => {
  const {
    perform = fulfil,
    concurrency = 5,
    store = desk.store,
    queue = {},
    timing = { everyMs: 20, restMs: 30 },
  } = setting;
  const news: RepairNews[] = [];
  const waiting = new Set<() => void>();
  const runner = openRunner({
    deskDir: desk.dir,
    store,
    running: runningConfigOf({ queue, repairs: { bunny: { way: 'module', module: 'never.ts' } } }, 'UTC'),
    concurrency,
    ways: { perform },
    clock,
    newToken: randomUUID,
    onNews: (one) => {
      news.push(one);
      for (const look of waiting) look();
    },
    timing,
  });
  return {
    ...runner,
    [Symbol.asyncDispose]: () => runner.stop(0),
    news,
    told: (kind, count = 1) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (news.filter((one) => one.kind === kind).length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    bunnies: (kind) => news.filter((one) => one.kind === kind).flatMap(bunnyOf),
  };
};

/** Repairs that wait until the test lets them end. */
export const openGate = (): {
  readonly perform: Perform;
  /** The bunnies that are being repaired, oldest first. */
  readonly inside: () => readonly string[];
  readonly aborted: () => readonly string[];
  /** Answers when so many are inside. */
  readonly entered: (count: number) => Promise<void>;
  readonly open: (bunny: string, outcome?: RepairOutcome) => void;
} => {
  const inside = new Map<string, (outcome: RepairOutcome) => void>();
  const aborted: string[] = [];
  const waiting = new Set<() => void>();
  return {
    perform: ({ item }, signal) =>
      new Promise((resolve) => {
        inside.set(item.id, resolve);
        signal.addEventListener('abort', () => {
          aborted.push(item.id);
          resolve({ kind: 'fault', why: 'called off', afterMs: null });
        });
        for (const look of waiting) look();
      }),
    inside: () => [...inside.keys()],
    aborted: () => aborted,
    entered: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (inside.size < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    open: (bunny, outcome = { kind: 'fulfilled', note: null }) => {
      const end = inside.get(bunny);
      inside.delete(bunny);
      end?.(outcome);
    },
  };
};
