import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deskAreas } from '../../src/desk/check-areas.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** One line of `serve --json`. */
export type ServeEvent = { readonly event: string; readonly [key: string]: unknown };

/** How a process ended. */
type Ending = { readonly status: number | null; readonly signal: NodeJS.Signals | null };

/** A running process of ozma with what it has printed. */
export type Running = AsyncDisposable & {
  readonly pid: number;
  readonly events: () => readonly ServeEvent[];
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Answers as soon as the events fit; fails with what came instead when they do not in time. */
  readonly until: (
    isThere: (events: readonly ServeEvent[]) => boolean,
    limitMs?: number,
  ) => Promise<readonly ServeEvent[]>;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<Ending>;
};

/** Deadlines are for a machine that others keep busy. */
const patienceMs = 30_000;

const eventsIn = (text: string): readonly ServeEvent[] =>
  text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));

const follow = (child: ChildProcess): Running => {
  const said = { out: '', err: '' };
  const listeners = new Set<() => void>();
  child.stdout?.on('data', (data: Buffer) => {
    said.out += data;
    for (const listener of listeners) listener();
  });
  child.stderr?.on('data', (data: Buffer) => {
    said.err += data;
  });
  const ended = new Promise<Ending>((resolve) => child.once('close', (status, signal) => resolve({ status, signal })));
  const events = () => eventsIn(said.out);
  const until: Running['until'] = (isThere, limitMs = patienceMs) => {
    const { promise, resolve, reject } = Promise.withResolvers<readonly ServeEvent[]>();
    const look = () => {
      const all = events();
      if (isThere(all)) resolve(all);
    };
    const give = (why: string) => reject(new Error(`${why}; it said:\n${said.out.slice(-4000)}\n${said.err}`));
    const timer = setTimeout(() => give('not in time'), limitMs);
    void ended.then(() => {
      look();
      give('the process has ended');
    });
    listeners.add(look);
    look();
    return promise.finally(() => {
      clearTimeout(timer);
      listeners.delete(look);
    });
  };
  return {
    pid: child.pid ?? 0,
    events,
    stdout: () => said.out,
    stderr: () => said.err,
    until,
    kill: (signal) => child.kill(signal),
    ended,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};

/** Runs ozma in a process of its own. */
export const runOzma = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Running =>
  follow(
    spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } }),
  );

/** Runs `ozma serve --json` on a desk. */
export const serveDesk = (desk: string, ...more: readonly string[]): Running =>
  runOzma(['--desk', desk, 'serve', '--json', ...more]);

/** Runs a shell script that gets the program and a desk as its arguments, for what needs mounts of its own. */
export const runScript = (script: string, ...args: readonly string[]): Running =>
  follow(
    spawn('unshare', ['-m', '--propagation', 'private', 'sh', '-ec', script, 'sh', process.execPath, main, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );

/** Answers once something is so; what is looked at is outside, so there is nothing to listen to. */
export const eventually = async (
  isSo: () => boolean | Promise<boolean>,
  what: string,
  limitMs = patienceMs,
): Promise<void> => {
  for (const startedMs = performance.now(); performance.now() - startedMs < limitMs; ) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`never came: ${what}`);
};

/** How many of the events have this name. */
export const countOf = (events: readonly ServeEvent[], name: string): number =>
  events.filter(({ event }) => event === name).length;

/** Whether an event of this name is there. */
export const has =
  (name: string, count = 1) =>
  (events: readonly ServeEvent[]): boolean =>
    countOf(events, name) >= count;

const itemsOf = (index: number, items: number): readonly string[] =>
  Array.from({ length: items }, (_, n) => `${100_000 + index * 10 + n}`);

/** The number of a ticket. */
export const ticketOf = (index: number): string => `T-${1000 + index}`;

/** The label of a ticket's folder. */
export const labelOf = (index: number): string => `${ticketOf(index)} - Owner ${index}`;

/** What a desk in these tests has: so many tickets, each with so many bunnies (by its index where they differ), and what its file says. */
export type DeskPlan = {
  readonly tickets: number;
  readonly items?: number | ((index: number) => number);
  readonly yaml?: string;
};

/** Fills a directory with a desk. */
export const fillDesk = (desk: string, { tickets, items = 1, yaml = '' }: DeskPlan): void => {
  for (const area of ['inbox', ...deskAreas]) mkdirSync(join(desk, area), { recursive: true });
  const rows = Array.from({ length: tickets }, (_, index) => {
    const refs = itemsOf(index, typeof items === 'number' ? items : items(index))
      .map((id) => `bunny:${id}`)
      .join(' ');
    return `${ticketOf(index)},Owner ${index},Pending-Customer,missing,2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,${refs}`;
  });
  writeFileSync(
    join(desk, 'tickets.csv'),
    `ticket,owner,status,problem,opened_at,instructed_at,items\n${rows.join('\n')}\n`,
  );
  writeFileSync(join(desk, 'ozma.yaml'), `serve:\n  scan: 0.5\n  drain: 10\n${yaml}`);
};

/** A desk in a directory of its own, which goes with it. */
export const makeDesk = (plan: DeskPlan): Disposable & { readonly desk: string } => {
  const desk = mkdtempSync(join(tmpdir(), 'ozma-serve-'));
  fillDesk(desk, plan);
  return { desk, [Symbol.dispose]: () => rmSync(desk, { recursive: true, force: true }) };
};

const block = (id: string): string =>
  `Bunny: Fluff ${id}\nID: ${id}\nStatus: off-world\nPrevious owner: none\nProblem: it is gone since Monday\n`;

/** The files of a ticket's folder: the note first, then each item. */
export const filesOf = (index: number, items = 1): readonly (readonly [name: string, text: string])[] => {
  const ids = itemsOf(index, items);
  const note = `Ticket: ${ticketOf(index)}\nOwner: Owner ${index}\nDate: 2026-10-03\n\n${ids.map(block).join('\n')}`;
  return [['note.txt', note], ...ids.map((id) => [`bunny-${id}.object`, `bunny ${id}`] as const)];
};

/** Delivers a ticket's whole folder at once, as a mail slot does: written beside, then renamed into the inbox. */
export const deliver = (inbox: string, index: number, items = 1): void => {
  const staging = join(inbox, '..', '.staging', labelOf(index));
  mkdirSync(staging, { recursive: true });
  for (const [name, text] of filesOf(index, items)) writeFileSync(join(staging, name), text);
  renameSync(staging, join(inbox, labelOf(index)));
};
