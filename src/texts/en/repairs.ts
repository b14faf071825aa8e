import type { RepairWords, ToldAttempt, ToldPause } from '../repair-words.ts';

const endings = {
  fulfilled: 'repaired',
  unrepairable: 'cannot be repaired',
  retry: 'to be tried again',
  fault: 'a fault',
  released: 'given back',
  lapsed: 'taken back',
  altered: 'found changed',
} as const;

const [counts, countsNot] = ['counts', 'does not count'];

const pause = ({ id, kind, scope, who, why, since, until, stage }: ToldPause): string => {
  const end = until === null ? '' : `, until ${until}`;
  return `#${id} (${kind}, ${scope}) by ${who} since ${since}${end}${stage === null ? '' : `; ${stage}`}: ${why}`;
};

const attempt = ({ holder, ending, why, isCounted }: ToldAttempt): string => {
  if (ending === null) return `${holder}: at work`;
  const isAnswer = ending === 'fulfilled' || ending === 'unrepairable';
  return `${holder}: ${endings[ending]}${why === null ? '' : `: ${why}`}${isAnswer ? '' : ` (${isCounted ? counts : countsNot})`}`;
};

/** Words for repairs and pauses in a story in English. */
export const repairWords: RepairWords = {
  pause,
  pausedBy: (told) => `paused by ${pause(told)}`,
  itsTurn: 'it is next',
  ahead: (count) => (count === 1 ? 'waits its turn: 1 repair before it' : `waits its turn: ${count} repairs before it`),
  again: (when, why) => `another try from ${when}${why === null ? '' : `, after: ${why}`}`,
  byHand: 'is repaired by hand: somebody has to claim it',
  held: (holder, since) => `in the hands of ${holder} since ${since}`,
  needsPerson: (why) => `needs a person${why === null ? '' : `: ${why}`}`,
  withdrawn: (why) => `why it was taken out: ${why}`,
  said: (why) => `what was said: ${why}`,
  process: (pid, host) => `ozma (process ${pid} on ${host})`,
  lapses: { 'holder-gone': 'its process was gone', 'lease-over': 'its time was over' },
  endings,
  attempt,
  counts,
  countsNot,
  goesBack: 'goes back as soon as no pause stops it',
  detained: 'Judged; it stays in processing/ until the pause ends.',
  waiting: ({ ticket, count, place }) =>
    count === 1
      ? `1 repair of ${ticket} waits, at place ${place} in the queue`
      : `${count} repairs of ${ticket} wait, the first at place ${place} in the queue`,
  foundLater: (when) => `found on ${when}, after it was judged`,
};
