import { statSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import type { ModuleAnswer, ModuleTask } from './task.ts';

type Repair = (task: object, options: { readonly signal: AbortSignal }) => unknown;

/** Why a module cannot be used at all. */
class ModuleFault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ModuleFault';
  }
}

/** What a module threw, whatever it is. */
const shownError = (error: unknown): string => {
  try {
    return error instanceof Error ? `${error.name}: ${error.message}` : inspect(error, { depth: 1 });
  } catch {
    return 'something that cannot be shown';
  }
};

/** Where a text that is no program stands (`:3`), as the first line of the error's stack says it. */
const lineOf = (error: unknown): string => {
  const first = error instanceof Error ? (error.stack ?? '').split('\n')[0] : undefined;
  return /(:\d+)$/.exec(first ?? '')?.[1] ?? '';
};

const isFunction = (value: unknown): value is Repair => typeof value === 'function';

/** When a module's file was last changed; null where there is none. */
const changedAt = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;

const load = async ({ path, name }: ModuleTask): Promise<Repair> => {
  const version = changedAt(path);
  if (version === null) throw new ModuleFault(`there is no module ${name} in the desk`);
  let module: { readonly default?: unknown };
  try {
    // A module that was changed is another one: threads that know the older one load it anew.
    module = await import(`${pathToFileURL(path).href}?${version}`);
  } catch (error) {
    throw new ModuleFault(`${name}${lineOf(error)} cannot be loaded: ${shownError(error)}`, { cause: error });
  }
  const repair = module.default;
  if (isFunction(repair)) return repair;
  throw new ModuleFault(`${name} has no function as its default export`);
};

/** Whether nothing keeps this thread busy but the ports by which it speaks. */
const isIdle = (): boolean => process.getActiveResourcesInfo().every((kind) => kind === 'MessagePort');

const answerOf = async (repair: Repair, asked: ModuleTask): Promise<string> => {
  const signal = AbortSignal.timeout(Math.max(0, asked.warnAt - Date.now()));
  const json = JSON.stringify(await repair(asked.task, { signal })) ?? '';
  await nextTurn();
  return json;
};

/**
 * Calls the module's function. The answer is made JSON here, for what cannot be sent from one thread to another is no outcome either. A promise that
 * was rejected and that nobody waits for shows itself in the turn after, and then breaks this call and not the next one.
 */
export const callModule = async (asked: ModuleTask): Promise<ModuleAnswer> => {
  try {
    const repair = await load(asked);
    const json = await answerOf(repair, asked);
    if (Buffer.byteLength(json) > asked.mostBytes) return { kind: 'too-long', isClean: isIdle() };
    return { kind: 'answered', json, isClean: isIdle() };
  } catch (error) {
    // A module that could not be loaded would fail again from memory, even where it is mended.
    if (error instanceof ModuleFault) return { kind: 'broken', why: error.message, isClean: false };
    await nextTurn();
    return { kind: 'broken', why: `${asked.name} threw ${shownError(error)}`, isClean: isIdle() };
  }
};
