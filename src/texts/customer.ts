import type { Reported } from '../domain/judgement.ts';
import { factsOf, type ReasonCode } from '../domain/reason.ts';
import type { ItemVerdict, Verdict } from '../domain/verdict.ts';
import type { Language } from './languages.ts';
import { type PublicDetail, type PublicFinding, publicFindings } from './public-findings.ts';
import { firstOf, shown } from './shown.ts';
import type { ItemOutcome, LetterWords, Outcome, Words } from './words.ts';
import { wordsIn } from './words-in.ts';

/** What a message is made from: the verdict, all that was reported, and the items as the sender named them, in byte order. */
export type MessageInput = {
  readonly verdict: Verdict;
  readonly reported: readonly Reported[];
  readonly items: readonly {
    readonly file: string;
    readonly subject: string;
    readonly verdict: ItemVerdict;
    /** Whether it goes back though its code would set it aside: a person took it out of the trash and rejected it. */
    readonly isBack?: boolean;
  }[];
};

const listLimit = 50;

const isUnconfirmed = ({ code }: PublicFinding): boolean => code === 'ITEM_OWNER_UNKNOWN';

/** Whether only unconfirmed owners decide: then the message must not tell a held folder from a rejected one. */
const outcomeOf = (verdict: Verdict, findings: readonly PublicFinding[]): Outcome => {
  if (verdict !== 'held' && verdict !== 'rejected') return verdict;
  const isDecidedAsAWhole = findings.some(({ code, file }) => file === null && factsOf(code).effect !== 'none');
  return findings.some(isUnconfirmed) && !isDecidedAsAWhole ? 'undecided' : verdict;
};

const joined = (parts: readonly string[], letter: LetterWords): string => {
  const { first, left } = firstOf(parts, listLimit);
  return [...first, ...(left === 0 ? [] : [letter.more(left)])].join(letter.comma);
};

const itemOutcomeOf = (
  { verdict, isBack }: MessageInput['items'][number],
  own: readonly PublicFinding[],
): ItemOutcome => {
  if (own.some(isUnconfirmed)) return 'undecided';
  if (verdict === 'accepted') return 'takenIn';
  if (verdict === 'held') return 'kept';
  return isBack !== true && own.some(({ code }) => code === 'ITEM_BOXED') ? 'setAside' : 'returned';
};

const nameOf = ({ file, subject }: MessageInput['items'][number], letter: LetterWords): string =>
  file === subject ? shown(file) : `${shown(file)}${letter.bracketed(shown(subject))}`;

/** What became of each item; told only where a folder was taken in, for otherwise all its items share its fate. */
const itemLines = (input: MessageInput, findings: readonly PublicFinding[], letter: LetterWords): string => {
  if (input.verdict !== 'accepted' && input.verdict !== 'partial') return '';
  const byFile = Map.groupBy(findings, ({ file }) => file);
  const groups = Map.groupBy(input.items, (item) => itemOutcomeOf(item, byFile.get(item.file) ?? []));
  const order = ['takenIn', 'kept', 'returned', 'setAside', 'undecided'] as const;
  return order
    .flatMap((outcome) => {
      const names = groups.get(outcome)?.map((item) => nameOf(item, letter)) ?? [];
      return names.length === 0 ? [] : [`${letter.items[outcome]}${letter.colon}${joined(names, letter)}`];
    })
    .join('\n');
};

/** The files, ids and fields of one point, each once, files in the order of the items. */
const concerns = (details: readonly PublicDetail[], items: MessageInput['items'], words: Words): string => {
  const place = new Map(items.map(({ file }, index) => [file, index]));
  const fieldName = (field: string): string => words.fields[field] ?? shown(field);
  const fieldsOf = new Map<string, string[]>();
  const names = details.map((detail) => (detail.kind === 'sent' ? detail.name : fieldName(detail.field)));
  for (const name of names.toSorted((a, b) => (place.get(a) ?? -1) - (place.get(b) ?? -1))) fieldsOf.set(name, []);
  for (const detail of details) {
    if (detail.kind === 'sent' && detail.field !== null) fieldsOf.get(detail.name)?.push(fieldName(detail.field));
  }
  const { colon, comma, bracketed } = words.letter;
  const parts = [...fieldsOf].map(([name, fields]) =>
    fields.length === 0 ? shown(name) : `${shown(name)}${bracketed(fields.join(comma))}`,
  );
  return parts.length === 0 ? '' : `\n  ${words.letter.concerns}${colon}${joined(parts, words.letter)}`;
};

const points = (findings: readonly PublicFinding[], items: MessageInput['items'], words: Words): string => {
  if (findings.length === 0) return '';
  const lines = [...Map.groupBy(findings, ({ code }) => code)].map(([code, group]) => {
    const details = group.flatMap((finding) => finding.details);
    return `${words.letter.bullet}${words.codes[code].customer}${concerns(details, items, words)}`;
  });
  return [words.letter.points, ...lines].join('\n');
};

/** The rejecting codes, by precedence. */
const rejecting = (findings: readonly PublicFinding[]): readonly ReasonCode[] =>
  findings.map(({ code }) => code).filter((code) => factsOf(code).effect === 'rejects');

/** Where a rejected folder goes; not told where that depends on whether there is a ticket (product.md 7). */
const whereabouts = (findings: readonly PublicFinding[]): keyof LetterWords['whereabouts'] => {
  const [primary] = rejecting(findings);
  // What a person has rejected always goes back.
  if (primary === undefined) return 'returned';
  if (primary === 'UNSAFE_CONTENT' || primary === 'LABEL_NAME_MISSING') return 'unsettled';
  return factsOf(primary).disposition === 'trash' ? 'setAside' : 'returned';
};

const waitingCodes: ReadonlySet<ReasonCode> = new Set(['TICKET_CLOSED', 'NOT_INSTRUCTED', 'RESEND_CHANGED']);

const nextStep = (findings: readonly PublicFinding[]): keyof LetterWords['next'] => {
  if (findings.some(({ code }) => code === 'DUPLICATE')) return 'nothing';
  const codes = rejecting(findings);
  // Without a rejecting point a person has decided, and nothing that the customer could mend would change that.
  if (codes.length === 0 || findings.some(({ code }) => waitingCodes.has(code))) return 'wait';
  return codes.every((code) => code === 'ITEM_DUPLICATE') ? 'nothing' : 'resend';
};

const closing = (outcome: Outcome, findings: readonly PublicFinding[], letter: LetterWords): string => {
  if (outcome === 'rejected') {
    return `${letter.whereabouts[whereabouts(findings)]}\n${letter.next[nextStep(findings)]}`;
  }
  return letter.closings[outcome === 'accepted' && findings.length > 0 ? 'acceptedWithPoints' : outcome];
};

/**
 * The approved message to a customer about one folder, without greeting: what happened, each point once with what it concerns, what happens
 * next. A named human sends it (product.md principle 7). To somebody who is not the owner it says what it says of a ticket or an item that
 * does not exist.
 */
export const customerMessage = (input: MessageInput, language: Language): string => {
  const words = wordsIn(language);
  const findings = publicFindings(input.reported);
  const outcome = outcomeOf(input.verdict, findings);
  return [
    words.letter.openings[outcome],
    itemLines(input, findings, words.letter),
    points(findings, input.items, words),
    closing(outcome, findings, words.letter),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};
