import type { Author, Recognition } from '../domain/arrival.ts';
import type { Inspection } from '../domain/inspection.ts';
import { noteKeys } from '../domain/note.ts';
import { nameKey, type Person } from '../domain/person.ts';
import type { Policy } from '../domain/policy.ts';
import { provenReceipt } from '../domain/receipt.ts';
import { idKey, textKey } from '../domain/text.ts';
import { candidateNames, ticketNumbersIn } from '../formats/label.ts';
import { skeleton } from '../formats/skeleton.ts';
import type { KnownPerson, LabelledInstruction, RecogniseAnswer, Store } from '../store/store.ts';

const nothing: RecogniseAnswer = { epoch: Number.POSITIVE_INFINITY, instructions: [], ticketKeys: [], people: [] };

const ticketInNote = ({ note }: Inspection): string =>
  note.kind === 'read' ? idKey(note.note.header[noteKeys.ticket] ?? '') : '';

/** What a label was read to be: one that was instructed, maybe for several tickets; or another, of which the parts were looked up. */
export type Reading =
  | { readonly kind: 'instructed'; readonly instructions: readonly LabelledInstruction[] }
  | { readonly kind: 'parts'; readonly recognition: Recognition };

/** The tickets that a label may turn out to name. */
export const ticketsOf = (reading: Reading): readonly string[] => {
  if (reading.kind === 'instructed') return reading.instructions.map(({ ticket }) => ticket);
  const { ticketNumber } = reading.recognition;
  return ticketNumber === null ? [] : [ticketNumber];
};

/**
 * Settles what a label names when it is its turn to be judged, for folders before it may have used up an instruction. Of several equal labels
 * an outstanding instruction's first, then the one the note names, then the oldest (product.md 12, b).
 */
export const settle = (
  reading: Reading,
  inspection: Inspection,
  isOutstanding: (instruction: LabelledInstruction) => boolean,
): Recognition => {
  if (reading.kind === 'parts') return reading.recognition;
  const named = ticketInNote(inspection);
  const rankOf = (one: LabelledInstruction): number =>
    (isOutstanding(one) ? 0 : 2) + (idKey(one.ticket) === named ? 0 : 1);
  const [first] = reading.instructions
    .map((one) => ({ one, rank: rankOf(one) }))
    .sort((a, b) => a.rank - b.rank || (a.one.at < b.one.at ? -1 : Number(a.one.at > b.one.at)));
  return { by: 'instruction', ticketNumber: first?.one.ticket ?? null, names: [], lookAlikeOf: null };
};

/** What a wrong label is made of, to be looked up: it serves the explanation and never makes the label right. */
type Parts = {
  /** The label as `textKey` has it; each name stands in it. */
  readonly text: string;
  readonly numbers: readonly string[];
  readonly names: readonly { readonly name: string; readonly key: string; readonly skeleton: string }[];
};

const partsOf = (label: string, policy: Policy): Parts => ({
  text: textKey(label),
  numbers: ticketNumbersIn(label, policy),
  names: candidateNames(label).map((name) => {
    const key = nameKey(name, policy.nameRule);
    return { name, key, skeleton: skeleton(key) };
  }),
});

/** A name in a label carries no id, so neither does the person recognised by it. */
const byNameAlone = ({ person }: KnownPerson): Person => ({ name: person.name, id: null });

/** The known names in a label, longest first: a longer name uses up its words, so a name within it is not another's. */
const namesIn = (parts: Parts, people: ReadonlyMap<string, KnownPerson>): readonly Person[] => {
  let rest = parts.text;
  return parts.names.flatMap(({ name, key }) => {
    const person = people.get(key);
    if (person === undefined || !rest.includes(name)) return [];
    rest = rest.replaceAll(name, '\u0000');
    return [byNameAlone(person)];
  });
};

const recogniseParts = (parts: Parts, answer: RecogniseAnswer): Recognition => {
  const keys = new Set(parts.names.map(({ key }) => key));
  const known = new Set(answer.ticketKeys);
  const names = namesIn(parts, new Map(answer.people.map((one) => [one.nameKey, one])));
  const skeletons = new Set(parts.names.map((name) => name.skeleton));
  const lookAlike = answer.people.find((one) => skeletons.has(one.skeleton) && !keys.has(one.nameKey));
  return {
    by: 'parts',
    ticketNumber: parts.numbers.find((number) => known.has(idKey(number))) ?? parts.numbers[0] ?? null,
    names,
    lookAlikeOf: names.length > 0 ? null : (lookAlike?.person.name ?? null),
  };
};

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)].filter((text) => text !== '');

/** What a batch's labels were read to be, one for each, and the oldest state of the desk that went into the answers. */
export type Recognised = { readonly readings: readonly Reading[]; readonly epoch: number };

type LookUp = Pick<Store, 'recognise'>;

const lookUpParts = (store: LookUp, parts: readonly Parts[]): Promise<RecogniseAnswer> =>
  store.recognise({
    labelKeys: [],
    ticketKeys: unique(parts.flatMap(({ numbers }) => numbers.map(idKey))),
    nameKeys: unique(parts.flatMap(({ names }) => names.map(({ key }) => key))),
    skeletons: unique(parts.flatMap(({ names }) => names.map((name) => name.skeleton))),
  });

/** Recognises tickets and names in the labels of a batch (product.md 4 and 12, b), with two look-ups in the store at most. */
export const recognise = async (
  store: LookUp,
  inspections: readonly Inspection[],
  policy: Policy,
): Promise<Recognised> => {
  const labelKeys = inspections.map(({ label }) => textKey(label));
  const query = { labelKeys: unique(labelKeys), ticketKeys: [], nameKeys: [], skeletons: [] };
  const { instructions, epoch } = await store.recognise(query);
  const byLabel = Map.groupBy(instructions, (one) => one.labelKey);
  const given = labelKeys.map((key) => byLabel.get(key) ?? []);
  const parts = inspections.map(({ label }, index) => (given[index]?.length === 0 ? partsOf(label, policy) : null));
  const loose = parts.filter((one) => one !== null);
  const answer = loose.length === 0 ? nothing : await lookUpParts(store, loose);
  const readings = parts.map(
    (one, index): Reading =>
      one === null
        ? { kind: 'instructed', instructions: given[index] ?? [] }
        : { kind: 'parts', recognition: recogniseParts(one, answer) },
  );
  return { readings, epoch: Math.min(epoch, answer.epoch) };
};

/** Who wrote the note: by a proven receipt, else as the note's `Owner` claims; null when neither says. */
export const authorOf = ({ note, receipt }: Inspection): Pick<Author, 'person' | 'grade'> | null => {
  const proven = provenReceipt(receipt)?.noteCreator ?? null;
  if (proven !== null) return { person: proven, grade: 'proven' };
  const name = note.kind === 'read' ? note.note.header[noteKeys.owner] : undefined;
  return name === undefined ? null : { person: { name, id: null }, grade: 'claimed' };
};

/** Looks authors up among the known owners of tickets and items; answers by name key, with the owner each may imitate. */
export const knownAuthors = async (
  store: LookUp,
  authors: readonly Person[],
  policy: Policy,
): Promise<(author: Person) => Pick<Author, 'isKnown' | 'lookAlikeOf'>> => {
  const keys = authors.map(({ name }) => nameKey(name, policy.nameRule));
  const { people } =
    authors.length === 0
      ? nothing
      : await store.recognise({
          labelKeys: [],
          ticketKeys: [],
          nameKeys: unique(keys),
          skeletons: unique(keys.map(skeleton)),
        });
  return ({ name }) => {
    const key = nameKey(name, policy.nameRule);
    const shape = skeleton(key);
    const lookAlike = people.find((one) => one.skeleton === shape && one.nameKey !== key);
    return { isKnown: people.some((one) => one.nameKey === key), lookAlikeOf: lookAlike?.person.name ?? null };
  };
};
