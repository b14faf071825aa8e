import type { Mutant, MutantIdentity } from './mutants.ts';

/** Why a mutant may live: it changes nothing that anybody could see, or nothing that matters. `times` tells how many alike may, where not one. */
type Explanation = Omit<MutantIdentity, 'file'> & { readonly why: string; readonly times?: number };

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
  readonly idle: readonly (Explanation & { readonly file: string })[];
};

const keyOf = ({ file, within, mutator, original, replacement }: MutantIdentity): string =>
  JSON.stringify([file, within, mutator, original, replacement]);

/** Compares the mutants of some files with the explanations that were given for them. */
export const judgeMutants = (mutants: readonly Mutant[], explained: Explained): MutationJudgement => {
  const files = new Set(mutants.map(({ file }) => file));
  const given = Object.entries(explained).flatMap(([file, of]) => of.map((one) => ({ file, ...one })));
  const undetected = mutants.filter(({ end }) => end === 'undetected');
  const detected = mutants.filter(({ end }) => end === 'detected').length;
  const alike = Map.groupBy(undetected, keyOf);
  const timesOf = new Map(given.map((one) => [keyOf(one), one.times ?? 1]));
  const all = detected + undetected.length;
  return {
    detected,
    undetected: undetected.length,
    score: all === 0 ? 0 : (100 * detected) / all,
    unexplained: [...alike].flatMap(([key, ones]) => ones.slice(timesOf.get(key) ?? 0)),
    idle: given.filter((one) => files.has(one.file) && !alike.has(keyOf(one))),
  };
};

const mutantLine = ({ file, line, within, mutator, original, replacement }: Mutant): string =>
  `${file}:${line} (${within}) ${mutator}: ${original} -> ${replacement}`;

/** Why a run fails, a line each: a score under the floor, and each mutant that lives without an explanation. None: it passes. */
export const faultsOf = ({ score, unexplained }: MutationJudgement, floor: number): readonly string[] => [
  ...(score < floor ? [`score ${score.toFixed(1)} % is under ${floor} %`] : []),
  ...unexplained.map((mutant) => `lives and is not explained: ${mutantLine(mutant)}`),
];
