import type { StoredJudgement } from '../../store/snapshot.ts';
import type { StoredEvent } from '../../store/stored-event.ts';

/** The event that judged a submission, where there is one at the place that the submission's row names; else null. */
export const judgingEvent = ({ judged, submission }: StoredJudgement): StoredEvent | null =>
  judged?.kind === 'submission-judged' && judged.submission === submission ? judged : null;
