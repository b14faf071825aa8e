/** Words that tell an event's details, besides the names of statuses, places, endings and pauses. */
export type EventDetails = {
  readonly attempt: (number: number) => string;
  readonly attempts: (count: number) => string;
  readonly again: (when: string) => string;
  readonly isTest: string;
  readonly requeued: string;
  readonly escalated: string;
  readonly since: (when: string) => string;
  readonly until: (when: string) => string;
  readonly repairs: (numbers: string) => string;
  readonly hashes: (judged: string, found: string) => string;
  readonly stages: Readonly<Record<'holding' | 'testing', string>>;
};
