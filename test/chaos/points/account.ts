import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import Database from 'better-sqlite3';
import { run } from '../../../src/cli/run.ts';
import { accountForQueue } from '../queue/account.ts';
import type { Ran } from './faulted.ts';
import { lacking, type Story, storyOf } from './story.ts';

/** What is wrong after a restart: something lost, done twice, not provable, in need of a hand, or told in a way that was not agreed. */
export type Wrong = 'lost' | 'doubled' | 'chain' | 'hand' | 'told';
export type Finding = { readonly wrong: Wrong; readonly what: string };

/** What a command printed, and its exit status. */
export type Printed = { readonly status: number; readonly out: string; readonly err: string };

/** Runs a command of ozma in this very process, which spares its start: on a desk that no process holds any more. */
export const runHere = async (desk: string, args: readonly string[]): Promise<Printed> => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const texts = Promise.all([stdout, stderr].map(async (stream) => (await stream.toArray()).join('')));
  const streams = { stdout, stderr };
  const host = new Proxy(process, {
    get: (real, name) => (name === 'stdout' || name === 'stderr' ? streams[name] : Reflect.get(real, name)),
  });
  const status = await run(['--desk', desk, ...args], host).finally(() => {
    stdout.end();
    stderr.end();
  });
  const [out = '', err = ''] = await texts;
  return { status, out, err };
};

const proofs = [['verify'], ['queue', 'audit']] as const;

const findingsOfLedger = async (desk: string): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  for (const proof of proofs) {
    const { status, out, err } = await runHere(desk, proof);
    if (status !== 0)
      findings.push({ wrong: 'chain', what: `ozma ${proof.join(' ')} ended with ${status}: ${out}${err}` });
  }
  return findings;
};

type Document = Readonly<Record<string, unknown>>;

/** The whole lines that a process had printed when it ended. */
export const documentsIn = (stdout: string): readonly Document[] =>
  stdout
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));

const isFinish = ({ event, became }: Document): boolean => event === 'repair-finished' || became === 'finished';

/** What was told before the fault stands. */
const findingsOfTold = (desk: string, documents: readonly Document[]): readonly Finding[] => {
  const db = new Database(join(desk, 'ozma.db'), { readonly: true });
  try {
    const verdict = db.prepare<[unknown], { verdict: string; disposition: string }>(
      'select verdict, disposition from submission where id = ?',
    );
    const ended = db.prepare<[unknown], { state: string }>(
      `select state from repair where id = ? and state in ('fulfilled', 'unrepairable')`,
    );
    return documents.flatMap((document): readonly Finding[] => {
      const line = JSON.stringify(document).slice(0, 300);
      if (typeof document['verdict'] === 'string') {
        const row = verdict.get(document['submission']);
        const stands = row?.verdict === document['verdict'] && row.disposition === document['disposition'];
        return stands ? [] : [{ wrong: 'lost', what: `it was told and is not so: ${line}` }];
      }
      return isFinish(document) && ended.get(document['repair']) === undefined
        ? [{ wrong: 'lost', what: `it was told and is not so: ${line}` }]
        : [];
    });
  } finally {
    db.close();
  }
};

const unclear = /a fault in ozma itself|\n +at |Error:/;

/** A process that was not killed ends as is agreed: done, or with status 3 and a sentence of what is to be done. */
export const findingsOfEnd = ({ status, signal, stderr, isLate }: Ran): readonly Finding[] => {
  if (isLate) return [{ wrong: 'hand', what: `it hung: ${stderr}` }];
  if (signal === 'SIGKILL') return [];
  if (status === 0 || status === 1) return unclear.test(stderr) ? [{ wrong: 'told', what: stderr }] : [];
  const isClear = status === 3 && stderr.includes('ozma: ') && !unclear.test(stderr);
  return isClear ? [] : [{ wrong: 'told', what: `status ${status}, signal ${signal}: ${stderr}` }];
};

const findingsOfRepairs = (desk: string): readonly Finding[] =>
  accountForQueue(desk, [])
    .filter((what) => what.startsWith('event') || what.includes('was finished'))
    .map((what) => ({ wrong: 'doubled', what }));

/** Accounts for everything on a desk that works again: against the story of one to which nothing happened, and against what was told. */
export const account = async (desk: string, expected: Story, runs: readonly Ran[]): Promise<readonly Finding[]> => {
  const story = storyOf(desk);
  return [
    ...lacking(expected, story).map((what): Finding => ({ wrong: 'lost', what })),
    ...lacking(story, expected).map((what): Finding => ({ wrong: 'doubled', what })),
    ...findingsOfTold(
      desk,
      runs.flatMap(({ stdout }) => documentsIn(stdout)),
    ),
    ...findingsOfRepairs(desk),
    ...(await findingsOfLedger(desk)),
  ];
};
