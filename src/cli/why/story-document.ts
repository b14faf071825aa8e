import { findingsOf } from '../../domain/judgement.ts';
import { byPrecedence } from '../../domain/reason.ts';
import type { RecordedSubmission } from '../../store/reads.ts';
import type { Language } from '../../texts/languages.ts';
import { findingDocument, type VerdictDocument, verdictDocument } from '../../texts/verdict-document.ts';
import { wordsIn } from '../../texts/words-in.ts';
import { pauseDocument } from '../queue/pause-document.ts';
import { reportedLater } from './later.ts';
import { type RepairDocument, type RepairFacts, repairDocuments } from './repair-document.ts';
import type { Clocks } from './standing.ts';
import { customerText, toldOf } from './told.ts';

/** One answer of a rule for one subject; `because` names the rule that made it moot. */
type TraceDocument = {
  readonly rule: string;
  readonly subject: string;
  readonly file: string | null;
  readonly answer: 'passed' | 'reported' | 'waived' | 'moot';
  readonly because: string | null;
};

/** The verdict as JSON with everything else that `why` tells. */
export type StoryDocument = VerdictDocument & {
  readonly receivedAt: string;
  readonly decidedAt: string;
  readonly ruleset: string;
  readonly ledgerSeq: number;
  /** Whether a pause keeps the folder in `processing/`. */
  readonly detained: boolean;
  /** One for each item, in the order of `items`. */
  readonly repairs: readonly (RepairDocument | null)[];
  /** The pauses that stop something of it. */
  readonly pauses: readonly ReturnType<typeof pauseDocument>[];
  readonly clocks: Clocks;
  /** What was found about its items since it was judged, oldest first; it stands among the findings too. */
  readonly later: readonly (VerdictDocument['findings'][number] & { readonly at: string })[];
  /** The texts for the customer; a named human sends them. */
  readonly customer: Readonly<Record<Language, string>>;
  readonly trace: readonly TraceDocument[];
};

const laterDocuments = (recorded: RecordedSubmission, language: Language): StoryDocument['later'] => {
  const words = wordsIn(language);
  return reportedLater(recorded).map((reported, index) => ({
    at: recorded.later[index]?.at ?? recorded.decidedAt,
    ...findingDocument(reported, words),
  }));
};

/** The document of a recorded submission as it stands now, with titles and remedies in one language. */
export const storyDocument = (recorded: RecordedSubmission, facts: RepairFacts, language: Language): StoryDocument => {
  const told = toldOf(recorded);
  const verdict = verdictDocument(recorded, recorded.rules, wordsIn(language));
  const later = laterDocuments(recorded, language);
  const found = later.map(({ at: _, ...finding }) => finding);
  return {
    ...verdict,
    findings: [...verdict.findings, ...found].sort(byPrecedence),
    receivedAt: recorded.receivedAt,
    decidedAt: recorded.decidedAt,
    ruleset: recorded.trace.ruleset,
    ledgerSeq: recorded.ledgerSeq,
    detained: recorded.isDetained,
    repairs: repairDocuments(recorded, facts),
    pauses: facts.standing.pauses.map(pauseDocument),
    clocks: facts.standing.clocks,
    later,
    customer: { en: customerText(told, 'en'), ja: customerText(told, 'ja') },
    trace: findingsOf(told.judgement).map(({ rule, subject, file, answer }) => ({
      rule,
      subject,
      file,
      answer: answer.kind,
      because: answer.kind === 'moot' ? answer.because : null,
    })),
  };
};
