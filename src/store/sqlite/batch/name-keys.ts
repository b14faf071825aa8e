import { caseFold } from '../../../domain/case-folding.ts';

/** What makes names of a batch the same: `key` in any Unicode form, `fold` in any case as well. */
export type NameKeys = { readonly key: string; readonly fold: string };

const onlyAscii = /^[\0-\x7f]*$/;

/** Whether a name is nothing but ASCII, whose case folding is lower case. */
export const isAscii = (name: string): boolean => onlyAscii.test(name);

/** The keys of a name. Blanks count, for they do on every disk. */
export const nameKeysOf = (name: string): NameKeys => {
  if (isAscii(name)) return { key: name, fold: name.toLowerCase() };
  const key = name.normalize('NFC');
  return { key, fold: caseFold(key).normalize('NFC') };
};
