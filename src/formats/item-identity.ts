import { caseFold } from '../domain/case-folding.ts';
import type { ItemIdentity } from '../domain/item.ts';
import type { Policy } from '../domain/policy.ts';
import { type KindWord, kindCalled, kindWords, leadingWord, longestId } from './item-kinds.ts';
import { jsonMembers } from './json-members.ts';
import { decodeUtf8 } from './utf8.ts';

/** Tells what a file is by its name and, where it is a JSON document that was read, its bytes. */
export type IdentityReader = (fileName: string, document: Uint8Array | null) => ItemIdentity;

/** Kind and id as a document states them. */
type Statement = { readonly kind: string; readonly id: string };

const separator = /^(?:-|\p{White_Space}{1,255}#?)/u;
const letterOrDigit = /^[\p{L}\p{N}]/u;
const decimalInteger = /^-?\d+$/;

const unidentified = (why: 'no-pattern' | 'unknown-kind' | 'bad-id'): ItemIdentity => ({ kind: 'unidentified', why });

/** Whether a file is read as a JSON document by its name, in any case (product.md 12, "Identity"). */
export const isDocumentName = (fileName: string): boolean => caseFold(fileName).endsWith('.json');

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** A number's decimal text; integers exactly, beyond what a number holds too. */
const decimalText = (value: number, source: string): string => {
  if (source.length > longestId) return source;
  if (decimalInteger.test(source)) return BigInt(source).toString();
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
};

/** The kind and id of a JSON document; null where it is no JSON object with both. */
const readStatement = (document: Uint8Array): Statement | null => {
  const text = decodeUtf8(document);
  const value = text === null ? null : parseJson(text);
  if (text === null || typeof value !== 'object' || value === null) return null;
  if (!Object.hasOwn(value, 'kind') || !Object.hasOwn(value, 'id')) return null;
  const { kind, id }: { kind?: unknown; id?: unknown } = value;
  if (typeof kind !== 'string') return null;
  if (typeof id === 'string') return { kind, id };
  if (typeof id !== 'number') return null;
  const span = jsonMembers(text).findLast(({ key }) => key === 'id');
  return { kind, id: decimalText(id, text.slice(span?.start, span?.end)) };
};

const identifyStatement = ({ kind, id }: Statement, words: readonly KindWord[]): ItemIdentity => {
  const known = kindCalled(kind, words);
  if (known === undefined) return unidentified('unknown-kind');
  const read = known.readId(id);
  if (read === null) return unidentified('bad-id');
  return { kind: 'identified', ref: { kind: known.name, id: read }, by: 'document' };
};

const identifyName = (fileName: string, words: readonly KindWord[]): ItemIdentity => {
  const name = fileName.normalize('NFC');
  let why: 'no-pattern' | 'bad-id' = 'no-pattern';
  for (const { word, kind } of words) {
    const end = leadingWord(name, word);
    const rest = end === null ? null : name.slice(end);
    if (rest === null || letterOrDigit.test(rest)) continue;
    why = 'bad-id';
    const gap = separator.exec(rest)?.[0];
    const id = gap === undefined ? null : kind.leadingId(rest.slice(gap.length));
    if (id !== null) return { kind: 'identified', ref: { kind: kind.name, id }, by: 'file-name' };
  }
  return unidentified(why);
};

/**
 * Tells an item's identity (product.md 6, and 12 "Identity"): a JSON document's `kind` and `id` first, else the file's name by the kinds' words
 * and id patterns. The reference has the kind's canonical name and the id as written.
 */
export const identityReader = (policy: Policy): IdentityReader => {
  const words = kindWords(policy);
  return (fileName, document) => {
    const statement = document !== null && isDocumentName(fileName) ? readStatement(document) : null;
    return statement === null ? identifyName(fileName, words) : identifyStatement(statement, words);
  };
};
