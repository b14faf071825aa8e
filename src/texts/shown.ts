import type { Instant } from '../domain/instant.ts';
import { mostDifferences } from '../domain/label-differences.ts';
import type { LabelDifference } from '../domain/reason.ts';

const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const hexOf = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).toUpperCase();

/**
 * Text from outside as it is safe to print on one line: control and format characters, line separators and lone surrogates become
 * `\u{…}`, so that no name can forge a line or turn its direction.
 */
export const shown = (text: string): string => text.replace(unprintable, (character) => `\\u{${hexOf(character)}}`);

/** A character's code point as Unicode writes it (`U+FF34`). */
export const shownCodePoint = (character: string): string => `U+${hexOf(character).padStart(4, '0')}`;

/** A character with its code point (`'Ｔ' U+FF34`). */
const shownCharacter = (character: string): string => `'${shown(character)}' ${shownCodePoint(character)}`;

/** An instant to the second (`2010-08-20 00:30:00 UTC`). */
export const shownInstant = (instant: Instant): string => `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;

/** The first texts of a list, and how many were left out. */
export const firstOf = <T>(
  all: readonly T[],
  limit: number,
): { readonly first: readonly T[]; readonly left: number } => ({
  first: all.slice(0, limit),
  left: Math.max(0, all.length - limit),
});

/** A difference between two labels as a sentence has it: what was found and what was asked at a place; null where one of them has nothing. */
export type ShownDifference = {
  readonly position: number;
  readonly found: string | null;
  readonly asked: string | null;
};

/** Up to so many characters in a row are told one by one, by code point; more are missing or extra words. */
const longestSpelt = 2;

/** Whether a difference goes on with what the run before it began: more missing at one place, or more that nobody asked for. */
const goesOn = (run: readonly LabelDifference[], one: LabelDifference): boolean => {
  const last = run.at(-1);
  if (last === undefined) return false;
  if (last.found === null) return one.found === null && one.position === last.position;
  return last.asked === null && one.asked === null && one.position === last.position + 1;
};

const runsOf = (differences: readonly LabelDifference[]): readonly (readonly LabelDifference[])[] => {
  const runs: LabelDifference[][] = [];
  for (const one of differences) {
    const run = runs.at(-1);
    if (run !== undefined && goesOn(run, one)) run.push(one);
    else runs.push([one]);
  }
  return runs;
};

/** The characters of one side of a run as one text; null where that side has none. */
const joined = (characters: readonly (string | null)[]): string | null => characters.join('') || null;

/**
 * Where two labels differ, ready for a sentence: characters replaced and short runs by code point, a longer run of missing or extra characters as
 * one text in the language's quotation marks, with `…` where the list of differences ends within it.
 */
export const shownDifferences = (
  differences: readonly LabelDifference[],
  quoted: (text: string) => string,
): readonly ShownDifference[] => {
  const runs = runsOf(differences);
  const spelt = (character: string | null) => (character === null ? null : shownCharacter(character));
  return runs.flatMap((run, index) => {
    const [first] = run;
    if (first === undefined || run.length <= longestSpelt) {
      return run.map(({ position, found, asked }) => ({ position, found: spelt(found), asked: spelt(asked) }));
    }
    const isCut = index === runs.length - 1 && differences.length >= mostDifferences;
    const words = (characters: readonly (string | null)[]) => {
      const text = joined(characters);
      return text === null ? null : quoted(isCut ? `${text}…` : text);
    };
    const { position } = first;
    return [{ position, found: words(run.map(({ found }) => found)), asked: words(run.map(({ asked }) => asked)) }];
  });
};
