import { nearestWord } from '../../../schemas/nearest-word.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import { nameKey } from '../../domain/person.ts';
import { isReasonCode, type ReasonCode, reasonCodes } from '../../domain/reason.ts';
import { trimWhiteSpace } from '../../domain/text.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { AskedFilter } from '../../manifest/package/export-facts.ts';
import type { SubmissionFilter } from '../../store/reads.ts';
import { shown } from '../../texts/shown.ts';
import type { Desk } from '../../wire.ts';
import { receivedBetween } from '../received-between.ts';
import type { ExportOptions } from './export-options.ts';

const verdicts = ['accepted', 'partial', 'duplicate', 'held', 'rejected'] as const satisfies readonly Verdict[];

/** A filter as the store takes it, and as the export tells it. */
export type ChosenFilter = { readonly filter: SubmissionFilter; readonly asked: AskedFilter };

const isVerdict = (word: string): word is Verdict => verdicts.some((verdict) => verdict === word);

const wordsOf = (given: readonly string[]): readonly string[] =>
  given.flatMap((words) => words.split(/[\s,]+/u)).filter((word) => word !== '');

const unknownWord = (option: string, word: string, known: readonly string[]): OzmaError => {
  const near = nearestWord(word, known);
  const hint = near === null ? `Expected one of: ${known.join(', ')}.` : `Did you mean ${near}?`;
  return new OzmaError('usage', `${option}: "${shown(word)}" is not known. ${hint}`);
};

/** The words of an option, each once and in the order of those that are known; null where it was not given, or says nothing. */
const chosen = <W extends string>(
  option: string,
  given: readonly string[] | undefined,
  { known, read }: { readonly known: readonly W[]; readonly read: (word: string) => W | null },
): readonly W[] | null => {
  const words = wordsOf(given ?? []).map((word) => {
    const found = read(word);
    if (found === null) throw unknownWord(option, word, known);
    return found;
  });
  return words.length === 0 ? null : known.filter((word) => words.includes(word));
};

const readVerdict = (word: string): Verdict | null => {
  const verdict = word.toLowerCase();
  return isVerdict(verdict) ? verdict : null;
};

const readCode = (word: string): ReasonCode | null => {
  const code = word.toUpperCase();
  return isReasonCode(code) ? code : null;
};

const filled = (option: string, given: string | undefined): string | null => {
  if (given === undefined) return null;
  const text = trimWhiteSpace(given);
  if (text !== '') return text;
  throw new OzmaError('usage', `${option}: it is empty. Leave it out to take all.`);
};

/** What a call takes. Throws an `OzmaError` for what is no date, no time, or a word that nobody knows. */
export const filterOf = (options: ExportOptions, { config }: Desk): ChosenFilter => {
  const { timeZone, nameRule } = config.policy;
  const bounds = receivedBetween(options, timeZone);
  const ticket = filled('--ticket', options.ticket);
  const owner = filled('--owner', options.owner);
  const verdict = chosen('--verdict', options.verdict, { known: verdicts, read: readVerdict });
  const code = chosen('--code', options.code, { known: reasonCodes, read: readCode });
  return {
    filter: {
      ...bounds,
      ticket,
      ownerKey: owner === null ? null : nameKey(owner, nameRule),
      verdicts: verdict,
      codes: code,
    },
    asked: { ...bounds, ticket, owner, verdict: verdict ?? [], code: code ?? [] },
  };
};
