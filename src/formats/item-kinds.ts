import { caseFold } from '../domain/case-folding.ts';
import type { KindPolicy, Policy } from '../domain/policy.ts';
import { idKey, trimWhiteSpace } from '../domain/text.ts';

/** A kind of item by one of its words. */
export type KindWord = { readonly word: string; readonly kind: KindReader };

/** What a policy says of one kind, ready to read ids with. */
export type KindReader = {
  /** The kind's canonical name. */
  readonly name: string;
  /** The id as written, trimmed, where the whole text is one; null otherwise. */
  readonly readId: (text: string) => string | null;
  /** The longest id at the start of a text that no letter or digit follows; null where there is none. */
  readonly leadingId: (text: string) => string | null;
};

/** The longest id in UTF-16 units. No file name is longer; it bounds the work of a desk's own pattern on a stranger's text. */
export const longestId = 255;
const letterOrDigit = /[\p{L}\p{N}]/u;

const longestLeadingId = (text: string, start: RegExp, whole: RegExp): string | null => {
  const name = text.slice(0, longestId);
  const shortest = start.exec(name)?.[0];
  if (shortest === undefined || shortest === '') return null;
  for (let end = name.length; end > shortest.length; end -= 1) {
    const next = String.fromCodePoint(name.codePointAt(end) ?? 0);
    if (!letterOrDigit.test(next) && whole.test(name.slice(0, end))) return name.slice(0, end);
  }
  return shortest;
};

const kindReader = ({ name, idPattern }: KindPolicy): KindReader => {
  const whole = new RegExp(`^(?:${idPattern})$`, 'iu');
  const start = new RegExp(`^(?:${idPattern})(?![\\p{L}\\p{N}])`, 'iu');
  return {
    name,
    readId: (text) => {
      const id = trimWhiteSpace(text);
      return id !== '' && id.length <= longestId && whole.test(id) ? id : null;
    },
    leadingId: (text) => longestLeadingId(text, start, whole),
  };
};

const wordsByPolicy = new WeakMap<Policy, readonly KindWord[]>();

/** Every word for every kind of a policy, folded as `idKey` does, the longest first; made once for each policy. */
export const kindWords = (policy: Policy): readonly KindWord[] => {
  const known = wordsByPolicy.get(policy);
  if (known !== undefined) return known;
  const words = policy.kinds
    .flatMap((one) => {
      const kind = kindReader(one);
      return [one.name, ...one.aliases].map((word) => ({ word: idKey(word), kind }));
    })
    .filter(({ word }) => word !== '')
    .sort((a, b) => b.word.length - a.word.length);
  wordsByPolicy.set(policy, words);
  return words;
};

/** The kind that a word names in any case; undefined where no kind is called so. */
export const kindCalled = (word: string, words: readonly KindWord[]): KindReader | undefined => {
  if (word.length > longestId) return undefined;
  const key = idKey(word);
  return words.find((one) => one.word === key)?.kind;
};

/** How many UTF-16 units at the start of a text (in NFC) are a folded word in any case; null where it starts with something else. */
export const leadingWord = (text: string, word: string): number | null => {
  let seen = '';
  let end = 0;
  for (const char of text) {
    if (seen.length >= word.length || !word.startsWith(seen)) break;
    seen += caseFold(char);
    end += char.length;
  }
  return seen === word ? end : null;
};
