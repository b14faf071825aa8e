import { type Environment, environmentFor } from '../../child-environment.ts';
import type { RepairOutcome } from '../../domain/repair.ts';
import { type RunningConfig, wayOfKind } from '../../running-config.ts';
import { faultOf } from './answer.ts';
import { openCommandWay } from './command-way.ts';
import { openHttpWay } from './http-way.ts';
import { aborted } from './limit.ts';
import { openModuleWay } from './module-way.ts';
import { pieceOf } from './piece.ts';
import type { RepairTask } from './task.ts';

/**
 * The ways to repair one item. `perform` never throws: what is broken is a `fault`; aborted, it answers the fault `aborted` as soon as what it had
 * begun is cleaned up. Disposing of them aborts what is under way.
 */
export type Ways = AsyncDisposable & {
  readonly perform: (task: RepairTask, signal: AbortSignal) => Promise<RepairOutcome>;
};

/** What the ways of a desk need. */
export type WaysOptions = {
  readonly deskDir: string;
  readonly running: RunningConfig;
  readonly env: Environment;
  /** Most repairs at a time. */
  readonly concurrency: number;
};

type Perform = Ways['perform'];

const openPerform = (options: WaysOptions, env: Readonly<Record<string, string>>) => {
  const { deskDir, running, concurrency } = options;
  const byCommand = openCommandWay(deskDir, env);
  const byHttp = openHttpWay(options.env);
  const byModule = openModuleWay({ deskDir, env, concurrency });
  const perform: Perform = async (task, signal) => {
    const way = wayOfKind(running, task.item.kind);
    switch (way.way) {
      case 'hand':
        return faultOf(`${task.item.kind} is repaired by hand`);
      case 'command':
        return byCommand.perform(task, way, signal);
      case 'http':
        return byHttp.perform(task, way, signal);
      case 'module':
        return byModule.perform(task, way, signal);
    }
  };
  const end = async (): Promise<void> => {
    byCommand[Symbol.dispose]();
    await byModule[Symbol.asyncDispose]();
  };
  return { perform, end };
};

/** Opens the ways by which a desk's items are repaired. */
export const openWays = (options: WaysOptions): Ways => {
  const { perform, end } = openPerform(options, environmentFor(options.env, options.running));
  const closing = new AbortController();
  const underWay = new Set<Promise<RepairOutcome>>();
  const begin: Perform = async (task, signal) => {
    const both = AbortSignal.any([signal, closing.signal]);
    if (both.aborted) return aborted;
    try {
      return await perform(task, both);
    } catch (error) {
      return faultOf(`the repair broke: ${pieceOf(String(error))}`);
    }
  };
  return {
    perform: (task, signal) => {
      const outcome = begin(task, signal);
      underWay.add(outcome);
      return outcome.finally(() => underWay.delete(outcome));
    },
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      await Promise.all(underWay);
      await end();
    },
  };
};
