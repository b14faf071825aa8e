import type { Mutant, MutantIdentity } from './mutants.ts';

/**
 * Why mutants of one declaration may live: they change nothing that anybody could see, or nothing that matters. Each is written as the judge
 * tells it, `mutator: original -> replacement`, and as often as there are mutants alike.
 */
type Explanation = { readonly within: string; readonly why: string; readonly mutants: readonly string[] };

/** Explanations by file. */
export type Explained = { readonly [file: string]: readonly Explanation[] };

/** What a run over a group's mutants comes to. */
export type MutationJudgement = {
  readonly detected: number;
  readonly undetected: number;
  /** Detected ones of a hundred; explained ones count as undetected. */
  readonly score: number;
  /** Those that live and are not explained. */
  readonly unexplained: readonly Mutant[];
  /** Explanations of what does not live any more. */
  readonly idle: readonly string[];
};

const changeOf = ({ mutator, original, replacement }: MutantIdentity): string =>
  `${mutator}: ${original} -> ${replacement}`;

const keyOf = (file: string, within: string, change: string): string => `${file} (${within}) ${change}`;

const keyOfMutant = (mutant: MutantIdentity): string => keyOf(mutant.file, mutant.within, changeOf(mutant));

const keysOf = (explained: Explained): readonly string[] =>
  Object.entries(explained).flatMap(([file, explanations]) =>
    explanations.flatMap(({ within, mutants }) => mutants.map((change) => keyOf(file, within, change))),
  );

/** Compares the mutants of some files with the explanations that were given for them. */
export const judgeMutants = (mutants: readonly Mutant[], explained: Explained): MutationJudgement => {
  const files = new Set(mutants.map(({ file }) => file));
  const ofTheseFiles = Object.fromEntries(Object.entries(explained).filter(([file]) => files.has(file)));
  const given = Map.groupBy(keysOf(ofTheseFiles), (key) => key);
  const undetected = mutants.filter(({ end }) => end === 'undetected');
  const detected = mutants.filter(({ end }) => end === 'detected').length;
  const alike = Map.groupBy(undetected, keyOfMutant);
  const all = detected + undetected.length;
  return {
    detected,
    undetected: undetected.length,
    score: all === 0 ? 0 : (100 * detected) / all,
    unexplained: [...alike].flatMap(([key, ones]) => ones.slice(given.get(key)?.length ?? 0)),
    idle: [...given].flatMap(([key, ones]) => ones.slice(alike.get(key)?.length ?? 0)),
  };
};

const mutantLine = (mutant: Mutant): string => `${mutant.file}:${mutant.line} (${mutant.within}) ${changeOf(mutant)}`;

/** Why a run fails, a line each: a score under the floor, and each mutant that lives without an explanation. None: it passes. */
export const faultsOf = ({ score, unexplained }: MutationJudgement, floor: number): readonly string[] => [
  ...(score < floor ? [`score ${score.toFixed(1)} % is under ${floor} %`] : []),
  ...unexplained.map((mutant) => `lives and is not explained: ${mutantLine(mutant)}`),
];
