import { textKey, trimWhiteSpace } from './text.ts';

/** How a desk compares names where there is no stable id (product.md 4). */
export type NameRule = 'plain' | 'second-life';

/** Somebody by name and, where the source has one, by stable id. */
export type Person = { readonly name: string; readonly id: string | null };

const userNameInBrackets = /\(([^()]+)\)$/u;
const twoWords = /^([^ .()]+)[ .]([^ .()]+)$/u;

/**
 * What makes two names the same under a rule; empty when there is no name.
 * `second-life`: `First Last` = `first.last`, `name Resident` = `name`, `Display Name (user.name)` = `user.name`.
 */
export const nameKey = (name: string, rule: NameRule): string => {
  const key = textKey(name);
  if (rule === 'plain') return key;
  const userName = trimWhiteSpace(userNameInBrackets.exec(key)?.[1] ?? key);
  const [, first, last] = twoWords.exec(userName) ?? [];
  if (first === undefined || last === undefined) return userName;
  return last === 'resident' ? first : `${first}.${last}`;
};

/** Whether two people are the same: by stable id when both have one, else by the desk's name rule. */
export const isSamePerson = (a: Person, b: Person, rule: NameRule): boolean => {
  if (a.id !== null && b.id !== null) return textKey(a.id) === textKey(b.id);
  const key = nameKey(a.name, rule);
  return key !== '' && key === nameKey(b.name, rule);
};
