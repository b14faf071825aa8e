import type { PauseScope } from '../../domain/pause.ts';
import type { PauseWords } from '../pause-words.ts';

const scope = (of: PauseScope): string => {
  switch (of.kind) {
    case 'desk':
      return 'the whole desk';
    case 'ticket':
      return `ticket ${of.ticket}`;
    case 'owner':
      return `items of ${of.owner}`;
    case 'item-kind':
      return `items of kind ${of.itemKind}`;
  }
};

/** Words for pauses in English. */
export const pauseWords: PauseWords = {
  title: (id, kind) => `Pause ${id} (${kind})`,
  kinds: { operator: 'operator', platform: 'platform', schedule: 'schedule' },
  scope,
  facts: {
    what: 'Pauses',
    who: 'Who',
    why: 'Why',
    since: 'Since',
    until: 'Until',
    stage: 'Stage',
    evidence: 'Evidence',
    source: 'Source',
    ended: 'Ended',
  },
  endless: {
    operator: 'somebody resumes it',
    platform: 'the platform has been stable for a while',
    schedule: 'its window ends',
  },
  stages: { holding: 'holding', testing: 'quiet; waits for one test repair' },
  ends: {
    expired: 'its time was over',
    unscheduled: 'its window was taken out of the configuration, or changed',
    unwatched: 'its source is not watched any more',
    resumed: 'taken back by whoever opened it',
  },
  ended: (when, by, why) => `${when} by ${by}: ${why}`,
  none: 'Nothing is paused.',
  brief: (id, kind, what, why) => `  ${id}  ${kind}, ${what}: ${why}`,
  resumed: (id, why) => `Ended pause ${id}: ${why}`,
  stillPaused: 'Still paused:',
  nothingPaused: 'Nothing is paused any more.',
  noneOfOnesOwn: (name) => `${name} has opened no pause that is still there.`,
  unknown: (id) => `There is no pause ${id} now. See those that there are: ozma queue pauses`,
  unknownOwner: (name) => `No ticket of ${name} is known yet. The pause counts for whatever comes.`,
};
