import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import type { Call, ExitStatus } from '../../src/cli/call.ts';
import { ingest } from '../../src/cli/ingest.ts';
import { initDesk } from '../../src/desk/init.ts';
import { instantAt } from '../../src/domain/instant.ts';

/** When everything happens in these tests. */
export const now = instantAt(Date.UTC(2026, 9, 3, 12));

/** What one command printed, and its exit status. */
export type Outcome = { readonly status: ExitStatus; readonly out: string; readonly err: string };

/** Runs a command with streams in memory; `columns` makes stdout a terminal of that width. */
export const runWith = async (
  over: Partial<Call> & { readonly columns?: number },
  work: (call: Call) => Promise<ExitStatus>,
): Promise<Outcome> => {
  const { columns, ...given } = over;
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  if (columns !== undefined) Object.assign(stdout, { isTTY: true, columns });
  const texts = Promise.all([stdout, stderr].map(async (stream) => (await stream.toArray()).join('')));
  const call: Call = {
    desk: null,
    lang: null,
    json: false,
    quiet: false,
    progress: true,
    env: {},
    cwd: tmpdir(),
    stdout,
    stderr,
    now: () => now,
    ...given,
  };
  const status = await work(call).finally(() => {
    stdout.end();
    stderr.end();
  });
  const [out = '', err = ''] = await texts;
  return { status, out: stripVTControlCharacters(out), err };
};

/** The documents of JSON Lines. */
export const documentsIn = (text: string): readonly Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

const tickets = `ticket,owner,owner_id,status,problem,opened_at,instructed_at,label,items,tier
T-1,Dora Quillfeather,,Pending-Customer,off-world,2026-10-01T09:00:00Z,2026-10-02T09:00:00Z,,bunny:1,gold
T-2,Ember Fenwick,id-2,Pending-Customer,off-world,2026-10-01T10:00:00Z,2026-10-02T09:00:00Z,,bunny:2,
T-3,'=cmd Fenwick,,Open,other,2026-10-01T11:00:00Z,,,nest:N-3,
T-4,山田 花子,,Pending-Customer,other,2026-10-01T12:00:00Z,2026-10-02T09:00:00Z,,nest:N-4,
`;

const note = (ticket: string, owner: string, ...blocks: readonly string[]): string =>
  `Ticket: ${ticket}\nOwner: ${owner}\nDate: 2026-10-03\n\n${blocks.join('\n')}`;

const bunny = (id: string, name: string): string =>
  `Bunny: ${name}\nID: ${id}\nStatus: off-world\nPrevious owner: none\nProblem: ${name} goes off-world every night\n`;

const doras = {
  'note.txt': note('T-1', 'Dora Quillfeather', bunny('1', 'Snowdrop')),
  'bunny-1.object': 'a bunny',
};

const files: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'T-1 - Dora Quillfeather': doras,
  '@2/T-1 - Dora Quillfeather': doras,
  'T-2 - Ember Fenwick': {
    'note.txt': note('T-2', 'Ember Fenwick', bunny('2', 'Clover'), bunny('9', 'Thistle')),
    'bunny-2.object': 'another bunny',
    'bunny-9.object': 'one more bunny',
  },
  'T-2 Ember Fenwick': { 'note.txt': 'Ticket: T-2\n', 'bunny-2.object': 'a bunny' },
};

/** Makes a desk whose inbox shows an accepted, a repeated, a partly accepted and two rejected folders; `tickets` alone leaves it empty. */
export const makeDesk = async (inbox: typeof files = files): Promise<string> => {
  const dir = join(await mkdtemp(join(tmpdir(), 'ozma-cli-')), 'desk');
  await initDesk(dir, { sample: false });
  await writeFile(join(dir, 'tickets.csv'), tickets);
  for (const [folder, content] of Object.entries(inbox)) {
    await mkdir(join(dir, 'inbox', folder), { recursive: true });
    for (const [name, text] of Object.entries(content)) await writeFile(join(dir, 'inbox', folder, name), text);
  }
  return dir;
};

/** The same desk with its inbox judged, and what `ozma ingest --json` said of each folder. */
export const makeJudgedDesk = async (): Promise<{
  readonly desk: string;
  readonly verdicts: readonly Record<string, unknown>[];
}> => {
  const desk = await makeDesk();
  const { out } = await runWith({ desk, json: true }, (call) => ingest(call, { paths: [] }));
  return { desk, verdicts: documentsIn(out) };
};

/** Removes a desk. */
export const removeDesk = (desk: string): Promise<void> => rm(dirname(desk), { recursive: true, force: true });
