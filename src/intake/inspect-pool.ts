import { availableParallelism } from 'node:os';
import PQueue from 'p-queue';
import { Piscina } from 'piscina';
import type { InspectAnswer, InspectResult, InspectTarget, InspectTask } from '../../workers/inspect/task.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import type { Policy } from '../domain/policy.ts';
import { workerProgram } from '../package-root.ts';
import { shortageFault } from '../shortage.ts';
import { threadArguments } from '../thread-arguments.ts';

/** What came of one entry: a worker's result, or `fault` when a worker died of it or did not come back, twice. */
type InspectOutcome = InspectResult | { readonly kind: 'fault'; readonly why: string };

/** Threads that read folders. Results come in the order of the entries; a folder that breaks its thread costs the others nothing. */
export type InspectPool = AsyncDisposable & {
  /** Kept once the threads run, so that what follows is the folders' time; throws where they do not start. */
  readonly started: () => Promise<void>;
  readonly inspect: (targets: readonly InspectTarget[]) => Promise<readonly InspectOutcome[]>;
};

/** How a pool is made. */
export type InspectPoolOptions = {
  readonly threads?: number;
  /** How long the reading of one folder may take, in milliseconds. */
  readonly timeoutMs: number;
  readonly policy: Policy;
  readonly receiptKey: string | null;
  /** Whether every file of a folder is hashed and told, as a batch manifest needs it; otherwise what judging needs. */
  readonly tellsFiles?: boolean;
  /** Another worker in place of `workers/inspect`, for tests. */
  readonly workerUrl?: URL;
};

/** Entries a task: from 64 to 512 the messages cost little beside the reading. */
const taskSize = 128;

/** What a batch gets on top of one folder's time, for each further entry, as a part of it. */
const furtherShare = 1 / 32;

/** Bounds the heap of a thread: the largest answers that a sensible policy allows need a tenth of it. Buffers do not count. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 6 } as const;

/** How long threads may take to start at least, in milliseconds: a busy machine is no folder's fault. */
const startMs = 60_000;

/** How long threads may take to end, in milliseconds; one that hangs in a system call never does. */
const endMs = 2000;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const chunksOf = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));

type Attempt =
  | { readonly kind: 'answered'; readonly results: InspectAnswer }
  | { readonly kind: 'broken'; readonly why: string };

type Try = (targets: readonly InspectTarget[]) => Promise<Attempt>;

/** The pool as it runs: `closing` is aborted when it is disposed of, after which no thread is started any more. */
type Running = {
  readonly pool: Piscina<InspectTask, InspectAnswer>;
  readonly line: PQueue;
  readonly closing: AbortController;
};

const tryOnce = async (
  running: Running,
  options: InspectPoolOptions,
  targets: readonly InspectTarget[],
): Promise<Attempt> => {
  running.closing.signal.throwIfAborted();
  const { timeoutMs, policy, receiptKey, tellsFiles = false } = options;
  const limitMs = Math.ceil(timeoutMs * (1 + Math.max(0, targets.length - 1) * furtherShare));
  const tooLate = new AbortController();
  const timer = setTimeout(() => tooLate.abort(), limitMs);
  try {
    const results = await running.pool.run({ targets, policy, receiptKey, tellsFiles }, { signal: tooLate.signal });
    if (results.length === targets.length) return { kind: 'answered', results };
    return { kind: 'broken', why: `the worker answered for ${results.length} entries of ${targets.length}` };
  } catch (error) {
    running.closing.signal.throwIfAborted();
    return { kind: 'broken', why: tooLate.signal.aborted ? `no answer within ${limitMs} ms` : messageOf(error) };
  } finally {
    clearTimeout(timer);
  }
};

/** An entry whose batch broke is tried once more, alone; then it is a fault. */
const inspectAlone = async (attempt: Try, target: InspectTarget): Promise<InspectOutcome> => {
  const alone = await attempt([target]);
  if (alone.kind === 'broken') return { kind: 'fault', why: alone.why };
  return alone.results[0] ?? { kind: 'fault', why: 'the worker gave no answer' };
};

/** What failed together is tried once more alone: a passing fault, such as a folder that was still changing, is over by then. */
const inspectChunk = async (attempt: Try, targets: readonly InspectTarget[]): Promise<readonly InspectOutcome[]> => {
  const together = await attempt(targets);
  return Promise.all(
    targets.map((target, index) => {
      const result = together.kind === 'answered' ? together.results[index] : undefined;
      return result === undefined || result.kind === 'failed' ? inspectAlone(attempt, target) : result;
    }),
  );
};

/** Ends the threads, but does not wait for one that cannot end. */
const endThreads = async (pool: Piscina<InspectTask, InspectAnswer>): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, endMs);
  await Promise.race([pool.destroy(), promise]);
  clearTimeout(timer);
};

const startThreads = (options: InspectPoolOptions): Running => {
  const threads = options.threads ?? availableParallelism();
  const filename = options.workerUrl?.href ?? workerProgram('inspect');
  const pool = new Piscina<InspectTask, InspectAnswer>({
    filename,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits,
    execArgv: [...threadArguments],
  });
  // A thread that dies without a task is replaced; where none can start, the next task tells why.
  pool.on('error', () => undefined);
  // As many tasks as threads: one that dies takes nobody else's folders with it, and the clock runs only while they are read.
  return { pool, line: new PQueue({ concurrency: threads }), closing: new AbortController() };
};

const startFault = (why: string): Error =>
  shortageFault(why) ??
  new OzmaError(
    'disk-fault',
    `The threads that read folders do not start: ${why}. Nothing is lost; install ozma again.`,
  );

/**
 * Starts threads that inspect folders. Entries are read in batches; a batch whose thread dies, throws or takes too long is read again
 * entry by entry, and an entry that then fails alone is answered as a `fault` (product.md 3, `quarantine/`). `inspect` throws where
 * the worker itself does not start, which is no folder's fault, and once the pool is disposed of.
 */
export const openInspectPool = (options: InspectPoolOptions): InspectPool => {
  const running = startThreads(options);
  const attempt: Try = (targets) => running.line.add(() => tryOnce(running, options, targets));
  const patient = { ...options, timeoutMs: Math.max(options.timeoutMs, startMs) };
  const started = running.line.add(() => tryOnce(running, patient, []));
  // Whoever inspects hears of it; nobody may ever do.
  started.catch(() => undefined);
  const untilStarted = async (): Promise<void> => {
    const start = await started;
    if (start.kind === 'broken') throw startFault(start.why);
  };
  return {
    started: untilStarted,
    inspect: async (targets) => {
      await untilStarted();
      const answers = await Promise.all(chunksOf(targets, taskSize).map((chunk) => inspectChunk(attempt, chunk)));
      return answers.flat();
    },
    [Symbol.asyncDispose]: async () => {
      running.closing.abort(new Error('The threads that read folders have been ended.'));
      await endThreads(running.pool);
    },
  };
};
