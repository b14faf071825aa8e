import { bodyOf, type StoredEvent } from '../../../store/stored-event.ts';
import { areaSteps } from './area-steps.ts';
import { judgedStory } from './judged-story.ts';
import { repairSteps } from './repair-steps.ts';
import type { Step, Story } from './story.ts';

const steps: ReadonlyMap<string, Step> = new Map(Object.entries({ ...areaSteps, ...repairSteps }));

/**
 * A submission with all that became of it, as the ledger alone tells it: from the event that judged it on, each later one changes what the desk
 * changed with it. `events` are those of the submission and those of the desk that forgive faults, oldest first; null where none judges it.
 */
export const storyOf = (events: readonly StoredEvent[]): Story | null => {
  const first = events.findIndex(({ kind }) => kind === 'submission-judged');
  return events.slice(first + 1).reduce<Story | null>((story, event) => {
    const step = steps.get(event.kind);
    if (story === null || step === undefined) return story;
    const { seq, at, kind } = event;
    return step(story, { seq, at, kind, body: bodyOf(event) });
  }, judgedStory(events[first]));
};
