import type { Instant } from '../../domain/instant.ts';
import type { ReasonCode } from '../../domain/reason.ts';
import { dayAt } from '../../report/wall-clock.ts';
import type { RecordedSubmission } from '../../store/reads.ts';
import type { App } from '../../wire.ts';
import type { Story } from './find-story.ts';
import { toldOf } from './told.ts';

/** What the story of a submission explains: each code that still matters; `OK` where it was accepted, or nothing of the kind is left. */
const explainedIn = (recorded: RecordedSubmission): readonly (ReasonCode | 'OK')[] => {
  const codes = toldOf(recorded).open.map(({ reason }) => reason.code);
  return recorded.verdict === 'accepted' || codes.length === 0 ? ['OK'] : codes;
};

/**
 * Counts what was explained, for the report on explanations: the day, what was asked by, and the codes of the story told first. Where that cannot be
 * written at once it is not counted, for the answer was given. A ticket for which nothing came explains no code.
 */
export const noteAsked = async (
  { store, desk }: App,
  { by, submissions }: Extract<Story, { kind: 'found' }>,
  now: Instant,
): Promise<void> => {
  const [first] = submissions;
  if (first === undefined) return;
  await store.noteAsked({ day: dayAt(now, desk.config.policy.timeZone), way: by, codes: explainedIn(first) });
};
