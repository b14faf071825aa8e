import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { noteOf, type Subject } from '../../../src/torture/subject.ts';
import { documentsOf } from '../complaints.ts';
import { type Run, runOzma } from '../run-ozma.ts';

/** A desk of some customers, each with a ticket and a bunny, whose inbox a test fills. */
export type RowDesk = Disposable & {
  readonly root: string;
  readonly dir: string;
  /** Makes a customer's folder, a note and the bunny, under a path of the inbox, the label without; answers its whole path. */
  readonly deliver: (subject: Subject, path?: string) => string;
  /** Writes a file below the desk, its folders made as needed. */
  readonly put: (path: string, content?: string) => string;
  readonly run: (args: readonly string[], how?: Parameters<typeof runOzma>[1]) => Promise<Run>;
};

const owners = [
  'Dora Quillfeather',
  'Oswin Larkspur',
  'Juniper Thackeray',
  'Marigold Brookes',
  'Tamsin Fernsby',
] as const;

/** The customer of a number from 1. */
export const customer = (number: number): Subject => {
  const [ticket, owner] = [`T-${number}`, `${owners[number % owners.length]} ${Math.ceil(number / owners.length)}`];
  return { ticket, owner, bunny: String(number), label: `${ticket} - ${owner}` };
};

const head = 'ticket,owner,status,problem,opened_at,instructed_at,items\n';

const ticketRow = ({ ticket, owner, bunny }: Subject, number: number): string => {
  const openedAt = new Date(Date.UTC(2026, 8, 1) + number * 60_000).toISOString();
  return `${ticket},${owner},Pending-Customer,off-world,${openedAt},2026-10-02T09:00:00Z,bunny:${bunny}\n`;
};

/** Opens a desk of so many customers; `workers` is what its ozma.yaml says of them besides. Tickets were opened in the order of their numbers. */
export const openRowDesk = (customers = 9, workers: Readonly<Record<string, number>> = {}): RowDesk => {
  const root = mkdtempSync(join(tmpdir(), 'ozma-row-'));
  const dir = join(root, 'desk');
  for (const area of ['inbox', 'processing', 'quarantine', 'repair', 'held', 'returned', 'trash']) {
    mkdirSync(join(dir, area), { recursive: true });
  }
  const subjects = Array.from({ length: customers }, (_, index) => customer(index + 1));
  writeFileSync(join(dir, 'tickets.csv'), head + subjects.map((one, index) => ticketRow(one, index)).join(''));
  // JSON is YAML. One thread, for a desk of a few folders.
  const config = { durability: 'process', workers: { threads: 1, ...workers } };
  writeFileSync(join(dir, 'ozma.yaml'), JSON.stringify(config));
  const put = (path: string, content = 'x'): string => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
    return join(dir, path);
  };
  return {
    root,
    dir,
    put,
    deliver: (subject, path = subject.label) => {
      put(`inbox/${path}/note.txt`, noteOf(subject));
      put(`inbox/${path}/bunny-${subject.bunny}.object`, `the bunny ${subject.bunny}`);
      return join(dir, 'inbox', path);
    },
    run: (args, how) => runOzma(['--desk', dir, '--json', ...args], how),
    [Symbol.dispose]: () => void execFileSync('rm', ['-rf', root]),
  };
};

/** What a run judged, a line a folder in the order of its verdicts: label, verdict, and all codes. */
export const judged = (run: Run): readonly string[] =>
  documentsOf(run).map(({ path, verdict, findings }) => {
    const codes = [...new Set(findings.map(({ code }) => code))];
    return [path.slice('inbox/'.length), verdict, ...codes].join(' | ');
  });

/** Says loudly that something was not tried here; answers whether it can be. */
export const canTry = (what: string, why: string | null): boolean => {
  if (why !== null) process.stderr.write(`SKIPPED: ${what}: ${why}\n`);
  return why === null;
};

const works = (program: string, args: readonly string[]): boolean => {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Why a program of the system cannot be used so; null where it can. */
export const whyNot = (program: string, ...args: readonly string[]): string | null =>
  works(program, args) ? null : `${[program, ...args].join(' ')} does not work here`;
