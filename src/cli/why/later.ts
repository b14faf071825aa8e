import { itemLabel } from '../../domain/item.ts';
import type { Reported } from '../../domain/judgement.ts';
import { byPrecedence } from '../../domain/reason.ts';
import type { RecordedSubmission } from '../../store/reads.ts';

/** What was found about a submission's items after it was judged, in the form of what was reported then. No rule found it. */
export const reportedLater = ({ later, items }: RecordedSubmission): readonly Reported[] =>
  later.map(({ file, reason }) => {
    const ref = items.find((one) => one.file === file)?.ref ?? null;
    return { subject: ref === null ? file : itemLabel(ref), file, rule: '', reason };
  });

/** Everything that was ever reported of a submission, the primary reason first. */
export const withLater = (reported: readonly Reported[], recorded: RecordedSubmission): readonly Reported[] =>
  recorded.later.length === 0
    ? reported
    : [...reported, ...reportedLater(recorded)].sort((a, b) => byPrecedence(a.reason, b.reason));
