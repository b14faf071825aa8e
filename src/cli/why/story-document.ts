import type { RecordedSubmission } from '../../store/reads.ts';
import { type VerdictDocument, verdictDocument } from '../../texts/verdict-document.ts';
import { type Language, wordsIn } from '../../texts/words-in.ts';
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
  /** One for each item, in the order of `items`. */
  readonly repairs: RecordedSubmission['repairs'];
  /** The texts for the customer; a named human sends them. */
  readonly customer: Readonly<Record<Language, string>>;
  readonly trace: readonly TraceDocument[];
};

/** The document of a recorded submission, with titles and remedies in one language. */
export const storyDocument = (recorded: RecordedSubmission, language: Language): StoryDocument => {
  const told = toldOf(recorded);
  return {
    ...verdictDocument(recorded, recorded.rules, wordsIn(language)),
    receivedAt: recorded.receivedAt,
    decidedAt: recorded.decidedAt,
    ruleset: recorded.trace.ruleset,
    ledgerSeq: recorded.ledgerSeq,
    repairs: recorded.repairs,
    customer: { en: customerText(told, 'en'), ja: customerText(told, 'ja') },
    trace: told.judgement.findings.map(({ rule, subject, file, answer }) => ({
      rule,
      subject,
      file,
      answer: answer.kind,
      because: answer.kind === 'moot' ? answer.because : null,
    })),
  };
};
