import { expect, vi } from 'vitest';

// What waits (`vi.waitFor`) looks there for a worker's settings.
Object.assign(globalThis, { __vitest_worker__: { config: {} } });

type Act = () => unknown;

/** A test that stays in memory, to be asked again for each mutant. */
export type WarmTest = {
  /** Its names from the outermost to its own, and its number among those of that name in its file. */
  readonly name: string;
  readonly file: string;
  readonly act: Act;
  /** What has to have happened once before. */
  readonly before: readonly (() => Promise<void>)[];
};

type Scope = { readonly name: string; readonly before: readonly (() => Promise<void>)[] };

const outermost: Scope = { name: '', before: [] };
let [file, scope] = ['', outermost];
let collected: WarmTest[] = [];
let ends: Act[] = [];

const once = (act: Act): (() => Promise<void>) => {
  let done: Promise<unknown> | undefined;
  return async () => {
    done ??= Promise.resolve(act());
    await done;
  };
};

const named = (name: string): string => {
  const full = `${scope.name} ${name}`.trim();
  const alike = collected.filter((one) => one.name === full || one.name.startsWith(`${full} #`)).length;
  return alike === 0 ? full : `${full} #${alike + 1}`;
};

const addTest = (name: string, act: Act): void => {
  collected.push({ name: named(name), file, act, before: scope.before });
};

const addSuite = (name: string, act: Act): void => {
  const above = scope;
  scope = { name: `${above.name} ${name}`.trim(), before: above.before };
  act();
  scope = above;
};

type ActOnRow = (...cells: readonly unknown[]) => unknown;

/** The same for every row of a table; a row that is a list gives its members. */
const withRows = (add: (name: string, act: Act) => void) =>
  Object.assign(add, {
    each: (rows: Iterable<unknown>) => (name: string, act: ActOnRow) => {
      for (const row of rows) add(name, () => act(...(Array.isArray(row) ? row : [row])));
    },
  });

const asked = withRows(addTest);
const unasked = withRows(() => {});

const it = Object.assign(asked, { runIf: (condition: boolean) => (condition ? asked : unasked) });
const describe = withRows(addSuite);

/** Sets up what the tests of a scope share, once for as long as they stay in memory: nothing is torn down between two mutants. */
const beforeAll = (act: Act): void => {
  scope = { ...scope, before: [...scope.before, once(act)] };
};

const onTestFinished = (act: Act): void => {
  ends.push(act);
};

/** Loads a file of tests by `load`, and answers those that it has. */
export const collect = async (path: string, load: () => Promise<unknown>): Promise<readonly WarmTest[]> => {
  [file, scope, collected] = [path, outermost, []];
  await load();
  return collected;
};

/** Asks one test; throws what it throws. */
export const ask = async ({ act, before }: WarmTest): Promise<void> => {
  for (const set of before) await set();
  try {
    await act();
  } finally {
    for (const end of ends) await end();
    ends = [];
  }
};

const afterAll = (): void => {};

export { afterAll, beforeAll, describe, expect, it, it as test, onTestFinished, vi };
