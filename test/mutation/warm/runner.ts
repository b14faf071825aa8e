import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { type InstrumenterContext, INSTRUMENTER_CONSTANTS as names } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import { ask, collect, type WarmTest } from './vitest.ts';

/** As long as one test may take: a promise that a mutant leaves open is no reason to wait for the whole run's limit. */
const longestMs = 10_000;

const warmVitest = new URL('vitest.ts', import.meta.url).href;

type Tests = ReadonlyMap<string, WarmTest>;

const prepare = async (): Promise<void> => {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'vitest' && context.parentURL !== warmVitest
        ? { url: warmVitest, shortCircuit: true }
        : next(specifier, context),
  });
  await import(pathToFileURL(resolve('test/mutation/brief-properties.ts')).href);
};

/** The files of tests of this run, which `OZMA_MUTATION_TESTS` names by globs, a line each. */
const filesOfTests = (): readonly string[] =>
  globSync((process.env['OZMA_MUTATION_TESTS'] ?? '').split('\n')).toSorted();

const idOf = ({ file, name }: WarmTest): string => `${file}#${name}`;

const testsOfFile = async (path: string): Promise<readonly (readonly [string, WarmTest])[]> => {
  const tests = await collect(path, () => import(pathToFileURL(resolve(path)).href));
  return tests.map((test) => [idOf(test), test]);
};

const fileOf = (id: string): string => id.slice(0, id.indexOf('#'));

const late = (): { readonly failed: Promise<never>; readonly stop: () => void } => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`took longer than ${longestMs} ms`)), longestMs);
  return { failed: promise, stop: () => clearTimeout(timer) };
};

/** What a test throws; undefined where it passes. */
const failureOf = async (test: WarmTest): Promise<{ readonly error: unknown } | undefined> => {
  const { failed, stop } = late();
  try {
    await Promise.race([ask(test), failed]);
    return undefined;
  } catch (error) {
    return { error };
  } finally {
    stop();
  }
};

/** The first test that fails, and what it throws; undefined where all pass. */
const firstFailure = async (tests: readonly WarmTest[]) => {
  for (const test of tests) {
    const failure = await failureOf(test);
    if (failure !== undefined) return { test, error: failure.error };
  }
  return undefined;
};

/** What the instrumented sources read and write: which mutant is active, which test asks, what was covered. */
const stryker: InstrumenterContext = {};
Object.assign(globalThis, { [names.NAMESPACE]: stryker });

/**
 * Runs a group's tests in one process that keeps them and their sources loaded: a mutant costs no more than the tests that cover it. What is kept
 * from before must not decide, so that a test that fails has to pass without the mutant right after, and a mutant that lives has to live in a fresh
 * process too, where nothing is remembered yet.
 */
class WarmTestRunner implements TestRunner {
  readonly #files = new Map<string, Tests>();
  readonly #tookMs = new Map<string, number>();
  #isFresh = true;
  #isSpoilt = false;

  capabilities = () => ({ reloadEnvironment: false });

  init = async (): Promise<void> => {
    // A mutant's promise that nobody awaits fails its test, or nobody.
    process.on('unhandledRejection', () => {});
    process.on('uncaughtException', () => {});
    await prepare();
  };

  dryRun = async (): Promise<DryRunResult> => {
    this.#isFresh = false;
    const all = await this.#testsOf(filesOfTests());
    const tests: TestResult[] = [];
    for (const [id, test] of all) tests.push(await this.#timed(id, test));
    const { mutantCoverage } = stryker;
    return { status: DryRunStatus.Complete, tests, ...(mutantCoverage === undefined ? {} : { mutantCoverage }) };
  };

  mutantRun = async ({
    testFilter,
    hitLimit,
    activeMutant,
    mutantActivation,
  }: MutantRunOptions): Promise<MutantRunResult> => {
    if (this.#isSpoilt) throw new Error('What a mutant left behind is still there.');
    const isFresh = this.#isFresh;
    this.#isFresh = false;
    // What is computed as a module is loaded is mutated by then; all else only once tests are asked.
    if (mutantActivation === 'static') stryker.activeMutant = activeMutant.id;
    const tests = await this.#testsOf(testFilter?.map(fileOf) ?? filesOfTests());
    const asked = this.#quickestFirst(testFilter ?? [...tests.keys()]).flatMap((id) => tests.get(id) ?? []);
    Object.assign(stryker, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const killer = await firstFailure(asked);
    const limit = determineHitLimitReached(stryker.hitCount, hitLimit);
    for (const name of ['activeMutant', 'hitCount', 'hitLimit'] as const) delete stryker[name];
    this.#isSpoilt = killer !== undefined && (await failureOf(killer.test)) !== undefined;
    if (!isFresh && (killer === undefined || this.#isSpoilt)) throw new Error('A fresh process has to tell.');
    if (limit !== undefined) return { status: MutantRunStatus.Timeout, reason: limit.reason ?? '' };
    if (killer === undefined) return { status: MutantRunStatus.Survived, nrOfTests: asked.length };
    const { test, error } = killer;
    return {
      ...{ status: MutantRunStatus.Killed, nrOfTests: asked.indexOf(test) + 1, failureMessage: String(error) },
      killedBy: [idOf(test)],
    };
  };

  #testsOf = async (files: readonly string[]): Promise<Tests> => {
    for (const path of new Set(files)) {
      if (!this.#files.has(path)) this.#files.set(path, new Map(await testsOfFile(path)));
    }
    return new Map([...this.#files.values()].flatMap((tests) => [...tests]));
  };

  #timed = async (id: string, test: WarmTest): Promise<TestResult> => {
    const start = performance.now();
    stryker.currentTestId = id;
    const failure = await failureOf(test);
    delete stryker.currentTestId;
    const timeSpentMs = performance.now() - start;
    this.#tookMs.set(id, timeSpentMs);
    const result = { id, name: test.name, fileName: resolve(test.file), timeSpentMs };
    return failure === undefined
      ? { ...result, status: TestStatus.Success }
      : { ...result, status: TestStatus.Failed, failureMessage: String(failure.error) };
  };

  #quickestFirst = (ids: readonly string[]): readonly string[] =>
    ids.toSorted((a, b) => (this.#tookMs.get(a) ?? 0) - (this.#tookMs.get(b) ?? 0));
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'warm', WarmTestRunner)];
