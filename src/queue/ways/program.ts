import { endGroup, type ProcessGroup, startGroup } from './process-group.ts';

/** One run of a program. */
export type ProgramRun = {
  readonly command: readonly string[];
  readonly directory: string;
  readonly env: Readonly<Record<string, string>>;
  readonly input: string;
  /** Most bytes of its standard output. */
  readonly mostBytes: number;
  /** The groups of processes that live: whoever ends ozma at once can end them. */
  readonly leaders: Set<number>;
};

/** How a run came to its end; `complaint` is the end of what it wrote to standard error. */
export type ProgramEnd =
  | { readonly kind: 'not-started'; readonly why: string }
  | { readonly kind: 'stopped'; readonly because: 'signal' | 'too-much' }
  | {
      readonly kind: 'ended';
      readonly status: number | null;
      readonly killedBy: string | null;
      readonly output: Uint8Array;
      readonly complaint: string;
    };

type Leaving = Exclude<ProgramEnd, { kind: 'ended' }> | { readonly kind: 'ended' };

/** How much of standard error is kept, in bytes. */
const complaintBytes = 4096;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What a program has said so far. */
const hear = ({ child }: ProcessGroup, mostBytes: number, tooMuch: () => void) => {
  const output: Buffer[] = [];
  let bytes = 0;
  let complaint = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostBytes) tooMuch();
    else output.push(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = Buffer.concat([complaint, chunk]).subarray(-complaintBytes);
  });
  return {
    isTooMuch: () => bytes > mostBytes,
    output: () => Buffer.concat(output),
    complaint: () => complaint.toString('utf8'),
  };
};

const runGroup = async (group: ProcessGroup, run: ProgramRun, signal: AbortSignal): Promise<ProgramEnd> => {
  const { child } = group;
  const { promise: leaving, resolve } = Promise.withResolvers<Leaving>();
  const heard = hear(group, run.mostBytes, () => resolve({ kind: 'stopped', because: 'too-much' }));
  const stop = () => resolve({ kind: 'stopped', because: 'signal' });
  child.once('error', (error) => resolve({ kind: 'not-started', why: messageOf(error) }));
  child.once('exit', () => resolve({ kind: 'ended' }));
  signal.addEventListener('abort', stop, { once: true });
  // A program need not read what it is told.
  child.stdin.on('error', () => undefined);
  child.stdin.end(run.input);
  const left = await leaving;
  signal.removeEventListener('abort', stop);
  await endGroup(group);
  if (left.kind !== 'ended') return left;
  if (heard.isTooMuch()) return { kind: 'stopped', because: 'too-much' };
  const { exitCode: status, signalCode: killedBy } = child;
  return { kind: 'ended', status, killedBy, output: heard.output(), complaint: heard.complaint() };
};

/**
 * Runs a program and hears what it says. However it comes to an end, all that it began has ended too when this resolves, unless a process left its
 * group by intent. Where ozma itself is killed outright, the program goes on.
 */
export const runProgram = async (run: ProgramRun, signal: AbortSignal): Promise<ProgramEnd> => {
  if (signal.aborted) return { kind: 'stopped', because: 'signal' };
  let group: ProcessGroup;
  try {
    group = startGroup(run.command, run.directory, run.env);
  } catch (error) {
    return { kind: 'not-started', why: messageOf(error) };
  }
  const { leader } = group;
  if (leader !== undefined) run.leaders.add(leader);
  try {
    return await runGroup(group, run, signal);
  } finally {
    if (leader !== undefined) run.leaders.delete(leader);
  }
};
