import { resolve } from 'node:path';
import PQueue from 'p-queue';
import type { ModuleAnswer, ModuleTask } from '../../../workers/repair/task.ts';
import type { RepairOutcome } from '../../domain/repair.ts';
import type { WayConfig } from '../../running-config.ts';
import { answerBytes, faultOf, outcomeOf, tooLong } from './answer.ts';
import { aborted, type Limit, startLimit } from './limit.ts';
import { pieceOf } from './piece.ts';
import type { RepairThread } from './repair-thread.ts';
import { openRepairThreads } from './repair-threads.ts';
import type { RepairTask } from './task.ts';

type Module = Extract<WayConfig, { way: 'module' }>;

/** Repairs by a function of a module of the desk, in threads; disposing of it ends them. */
export type ModuleWay = AsyncDisposable & {
  readonly perform: (task: RepairTask, way: Module, signal: AbortSignal) => Promise<RepairOutcome>;
};

/** What the module way needs. */
export type ModuleWayOptions = {
  readonly deskDir: string;
  readonly env: Readonly<Record<string, string>>;
  /** Most threads. */
  readonly concurrency: number;
};

/** How long before the end of its time a module's signal is aborted, in milliseconds; a tenth of the time where that is less. */
const warningMs = 1000;

/** How long a thread may take to start, in milliseconds. */
const startMs = 60_000;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const outcomeOfAnswer = (name: string, answer: ModuleAnswer): RepairOutcome => {
  switch (answer.kind) {
    case 'answered':
      return outcomeOf(name, answer.json);
    case 'too-long':
      return tooLong(name);
    case 'broken':
      return faultOf(pieceOf(answer.why));
  }
};

const moduleTask = (task: RepairTask, { module: name, timeLimitMs }: Module, deskDir: string): ModuleTask => {
  const warnAt = Date.now() + timeLimitMs - Math.min(warningMs, timeLimitMs / 10);
  return { path: resolve(deskDir, name), name, task, warnAt, mostBytes: answerBytes };
};

/** What came of one call, and whether its thread may serve another. */
type Called = { readonly outcome: RepairOutcome; readonly isClean: boolean };

/** Null once the thread has started: on a busy machine that takes its time, which is not the repair's. */
const startFault = async (thread: RepairThread, signal: AbortSignal): Promise<RepairOutcome | null> => {
  using limit = startLimit(startMs, signal);
  try {
    await thread.start(limit.signal);
    return null;
  } catch (error) {
    return signal.aborted
      ? aborted
      : faultOf(`the thread that calls modules does not start: ${pieceOf(messageOf(error))}`);
  }
};

const callIn = async (thread: RepairThread, asked: ModuleTask, limit: Limit): Promise<Called> => {
  try {
    const answer = await thread.call(asked, limit.signal);
    return { outcome: outcomeOfAnswer(asked.name, answer), isClean: answer.isClean };
  } catch (error) {
    const broken = faultOf(`${asked.name} broke its thread: ${pieceOf(messageOf(error))}`);
    return { outcome: limit.fault() ?? broken, isClean: false };
  }
};

/**
 * Repairs items by a module of the desk, `export default async (task, { signal }) => outcome`, one repair a thread. A module that throws, hangs, ends
 * its thread or fills it is a fault of that attempt alone; when its time is up its thread is ended, whatever it is doing.
 */
export const openModuleWay = ({ deskDir, env, concurrency }: ModuleWayOptions): ModuleWay => {
  const threads = openRepairThreads(env);
  const line = new PQueue({ concurrency });
  const attempt = async (task: RepairTask, way: Module, signal: AbortSignal): Promise<RepairOutcome> => {
    const thread = threads.take();
    const fault = await startFault(thread, signal);
    using limit = startLimit(way.timeLimitMs, signal);
    const { outcome, isClean } =
      fault === null ? await callIn(thread, moduleTask(task, way, deskDir), limit) : { outcome: fault, isClean: false };
    if (isClean) threads.keep(thread);
    else threads.drop(thread);
    return outcome;
  };
  return {
    perform: (task, way, signal) =>
      line
        .add(() => attempt(task, way, signal), { signal })
        .catch((error: unknown) => {
          if (signal.aborted) return aborted;
          throw error;
        }),
    [Symbol.asyncDispose]: () => threads[Symbol.asyncDispose](),
  };
};
