import type { EventDetails } from '../event-details.ts';

/** Words for the details of events in English. */
export const eventDetails: EventDetails = {
  attempt: (number) => `attempt ${number}`,
  attempts: (count) => (count === 1 ? 'after 1 attempt' : `after ${count} attempts`),
  again: (when) => `again from ${when}`,
  isTest: 'as a test of the platform',
  requeued: 'queued again',
  escalated: 'needs a person',
  since: (when) => `since ${when}`,
  until: (when) => `until ${when}`,
  repairs: (numbers) => `repairs ${numbers}`,
  hashes: (judged, found) => `judged ${judged}, found ${found}`,
  stages: { holding: 'holds', testing: 'waits for one test repair' },
};
