import { resolve } from 'node:path';
import PQueue from 'p-queue';
import type { ModuleAnswer, ModuleTask } from '../../../workers/repair/task.ts';
import type { RepairOutcome } from '../../domain/repair.ts';
import type { WayConfig } from '../../running-config.ts';
import { answerBytes, faultOf, outcomeOf, tooLong } from './answer.ts';
import { aborted, type Limit, startLimit } from './limit.ts';
import { pieceOf } from './piece.ts';
import { openRepairThreads, type RepairThreads } from './repair-threads.ts';
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

const callIn = async (threads: RepairThreads, asked: ModuleTask, limit: Limit): Promise<RepairOutcome> => {
  const thread = threads.take();
  let isClean = false;
  try {
    const answer = await thread.call(asked, limit.signal);
    isClean = answer.isClean;
    return outcomeOfAnswer(asked.name, answer);
  } catch (error) {
    return limit.fault() ?? faultOf(`${asked.name} broke its thread: ${pieceOf(messageOf(error))}`);
  } finally {
    if (isClean) threads.keep(thread);
    else threads.drop(thread);
  }
};

/**
 * Repairs items by a module of the desk, `export default async (task, { signal }) => outcome`, one repair a thread. A module that throws, hangs, ends
 * its thread or fills it is a fault of that attempt alone; when its time is up its thread is ended, whatever it is doing.
 */
export const openModuleWay = ({ deskDir, env, concurrency }: ModuleWayOptions): ModuleWay => {
  const threads = openRepairThreads(env);
  const line = new PQueue({ concurrency });
  return {
    perform: async (task, way, signal) => {
      if (signal.aborted) return aborted;
      const call = async () => {
        // The clock runs only while the thread works.
        using limit = startLimit(way.timeLimitMs, signal);
        return await callIn(threads, moduleTask(task, way, deskDir), limit);
      };
      return line.add(call, { signal }).catch((error: unknown) => {
        if (signal.aborted) return aborted;
        throw error;
      });
    },
    [Symbol.asyncDispose]: () => threads[Symbol.asyncDispose](),
  };
};
