import type { ItemRef } from '../domain/item.ts';
import { noteKeys } from '../domain/note.ts';
import type { KindPolicy, Policy } from '../domain/policy.ts';
import { textKey } from '../domain/text.ts';
import type { Ticket } from '../domain/ticket.ts';

/** A note ready to paste, in each language: what is known is filled in, the rest is left to the customer. */
export type NoteForm = { readonly en: string; readonly ja: string };

/** How a language writes keys and kinds. */
type Wording = {
  readonly keyOf: (key: string) => string;
  readonly kindOf: (kind: KindPolicy) => string;
  readonly colon: string;
};

const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const english: Wording = { keyOf: (key) => key, kindOf: ({ name }) => capitalised(name), colon: ': ' };

const japaneseBy = ({ noteAliases }: Policy): Wording => {
  const wordFor = (words: readonly string[]): string | undefined => words.find((word) => japanese.test(word));
  return {
    keyOf: (key) => wordFor(noteAliases[key] ?? []) ?? key,
    kindOf: (kind) => wordFor(kind.aliases) ?? capitalised(kind.name),
    colon: '：',
  };
};

/** The keys of a kind's block in the order in which they are asked, the id first and what is wrong last. */
const blockKeys = (kind: KindPolicy, ticket: Ticket): readonly string[] => {
  const isUndelivered = ticket.problems.some((problem) => textKey(problem) === 'undelivered');
  const asked = [noteKeys.id, ...kind.required, ...(isUndelivered ? [noteKeys.transaction] : []), noteKeys.problem];
  return [...new Set<string>(asked)];
};

const formIn = (wording: Wording, { ticket, refs, policy }: FormParts): string => {
  const line = (key: string, value = ''): string => `${key}${wording.colon}${value}`.trimEnd();
  const header = [
    line(wording.keyOf(noteKeys.ticket), ticket.number),
    line(wording.keyOf(noteKeys.owner), ticket.owner.name),
    line(wording.keyOf(noteKeys.date)),
  ];
  const blocks = refs.flatMap((ref) => {
    const kind = policy.kinds.find(({ name }) => textKey(name) === textKey(ref.kind));
    if (kind === undefined) return [];
    const fields = blockKeys(kind, ticket).map((key) => line(wording.keyOf(key), key === noteKeys.id ? ref.id : ''));
    return ['', line(wording.kindOf(kind)), ...fields];
  });
  return `${[...header, ...blocks].join('\n')}\n`;
};

/** What a form is made for: the ticket, the items that the folder should hold, and how the desk's notes read. */
export type FormParts = { readonly ticket: Ticket; readonly refs: readonly ItemRef[]; readonly policy: Policy };

/** The note that a folder needs, one block for each expected item with the keys that its kind requires (product.md 5). */
export const noteForm = (parts: FormParts): NoteForm => ({
  en: formIn(english, parts),
  ja: formIn(japaneseBy(parts.policy), parts),
});
