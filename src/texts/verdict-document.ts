import type { Entry, EntryItem } from '../domain/entry.ts';
import type { Json } from '../domain/event.ts';
import { type SubmissionId, submissionId } from '../domain/ids.ts';
import type { Reported, Waived } from '../domain/judgement.ts';
import { byPrecedence, type LabelDifference, type ReasonCode } from '../domain/reason.ts';
import { reportedInTrace, waivedInTrace } from '../domain/trace.ts';
import type { Waiver } from '../domain/waiver.ts';
import { shownCodePoint } from './shown.ts';
import type { Words } from './words.ts';

/** What a verdict document is made of: a fresh entry or a recorded submission. */
export type Decided = Pick<
  Entry,
  | 'submission'
  | 'label'
  | 'path'
  | 'ticket'
  | 'verdict'
  | 'disposition'
  | 'duplicateOf'
  | 'digest'
  | 'trace'
  | 'items'
  | 'receivedAt'
>;

/** The verdict as JSON, alike from `check`, `ingest`, `why` and HTTP (product.md 8). */
export type VerdictDocument = {
  readonly submission: string | null;
  readonly label: string;
  readonly path: string;
  readonly ticket: string | null;
  readonly owner: string | null;
  readonly verdict: Entry['verdict'];
  readonly disposition: Entry['disposition'];
  readonly duplicateOf: string | null;
  readonly digest: string;
  readonly findings: readonly {
    readonly code: ReasonCode;
    readonly subject: string;
    readonly evidence: { readonly [key: string]: Json };
    readonly title: string;
    readonly remedy: string;
    /** Only on what was waived, and decided nothing: by whom, why and until when. */
    readonly waived?: Pick<Waiver, 'id' | 'by' | 'why' | 'until'>;
  }[];
  readonly items: readonly {
    readonly kind: string | null;
    readonly id: string | null;
    readonly file: string;
    readonly bytes: number;
    readonly sha256: string | null;
    readonly verdict: EntryItem['verdict'];
    readonly disposition: EntryItem['disposition'];
  }[];
};

const dryRunPrefix = 'dry-run-';

/** The id under which a dry run remembers its n-th folder; it is never shown. */
export const dryRunId = (n: number): SubmissionId => submissionId(`${dryRunPrefix}${n}`);

/** A submission's id as shown: null for one that was only checked. */
export const shownId = (id: SubmissionId | null): SubmissionId | null =>
  id === null || id.startsWith(dryRunPrefix) ? null : id;

/** The reported reasons of a decision, the primary one first. */
export const reportedIn = ({ trace }: Pick<Decided, 'trace'>, rules: readonly string[]): readonly Reported[] =>
  reportedInTrace(trace, rules);

/** What was found and waived in a decision, in the order of the codes. */
export const waivedIn = ({ trace }: Pick<Decided, 'trace'>, rules: readonly string[]): readonly Waived[] =>
  waivedInTrace(trace, rules);

const codePointOf = (character: string | null): string | null =>
  character === null ? null : shownCodePoint(character);

/** A place where a label differs, with the code points that tell look-alikes apart (product.md 4). */
const differenceDocument = ({ position, found, asked }: LabelDifference): Json => ({
  position,
  found,
  foundCodePoint: codePointOf(found),
  asked,
  askedCodePoint: codePointOf(asked),
});

const evidenceOf = ({ reason, file }: Reported): { readonly [key: string]: Json } => {
  const { code: _, ...evidence } = reason;
  const shown = {
    ...evidence,
    ...('submission' in evidence && { submission: shownId(evidence.submission) }),
    ...('differences' in evidence && { differences: evidence.differences.map(differenceDocument) }),
  };
  return file === null ? shown : { file, ...shown };
};

/** One finding as JSON, with its words. */
export const findingDocument = (reported: Reported, words: Words): VerdictDocument['findings'][number] => ({
  code: reported.reason.code,
  subject: reported.subject,
  evidence: evidenceOf(reported),
  title: words.codes[reported.reason.code].title,
  remedy: words.codes[reported.reason.code].remedy,
});

const waivedFindingOf = (waived: Waived, words: Words): VerdictDocument['findings'][number] => {
  const { id, by, why, until } = waived.waiver;
  return { ...findingDocument(waived, words), waived: { id, by, why, until } };
};

/** Every finding, those that were waived among them, in the order of the codes. */
const findingsOf = (decided: Decided, rules: readonly string[], words: Words): VerdictDocument['findings'] =>
  [
    ...reportedIn(decided, rules).map((one) => findingDocument(one, words)),
    ...waivedIn(decided, rules).map((one) => waivedFindingOf(one, words)),
  ].sort(byPrecedence);

/** The document of a decision in the words of one language. */
export const verdictDocument = (decided: Decided, rules: readonly string[], words: Words): VerdictDocument => ({
  submission: shownId(decided.submission),
  label: decided.label,
  path: decided.path,
  ticket: decided.ticket?.number ?? null,
  owner: decided.ticket?.owner.name ?? null,
  verdict: decided.verdict,
  disposition: decided.disposition,
  duplicateOf: shownId(decided.duplicateOf),
  digest: `sha256:${decided.digest}`,
  findings: findingsOf(decided, rules, words),
  items: decided.items.map(({ ref, file, bytes, sha256, verdict, disposition }) => ({
    kind: ref?.kind ?? null,
    id: ref?.id ?? null,
    file,
    bytes,
    sha256,
    verdict,
    disposition,
  })),
});
