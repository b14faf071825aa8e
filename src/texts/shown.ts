import type { Instant } from '../domain/instant.ts';
import type { LabelDifference } from '../domain/reason.ts';

const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const hexOf = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).toUpperCase();

/**
 * Text from outside as it is safe to print on one line: control and format characters, line separators and lone surrogates become
 * `\u{…}`, so that no name can forge a line or turn its direction.
 */
export const shown = (text: string): string => text.replace(unprintable, (character) => `\\u{${hexOf(character)}}`);

/** A character with its code point (`'Ｔ' U+FF34`). */
const shownCharacter = (character: string): string => `'${shown(character)}' U+${hexOf(character).padStart(4, '0')}`;

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

/** The characters of one difference between two labels; null where one of them has ended. */
export const shownDifference = (
  difference: LabelDifference,
): { readonly found: string | null; readonly asked: string | null } => ({
  found: difference.found === null ? null : shownCharacter(difference.found),
  asked: difference.asked === null ? null : shownCharacter(difference.asked),
});
