import type { ClockWords } from '../clock-words.ts';
import { timeUnits } from '../time-units.ts';

const names = ['d', 'h', 'min', 's'] as const;

const duration = (seconds: number): string =>
  timeUnits(seconds)
    .flatMap((count, unit) => (count === 0 ? [] : [`${count} ${names[unit]}`]))
    .join(' ') || '0 s';

/** Words for whose time it was in English. */
export const clockWords: ClockWords = {
  heading: 'Clocks',
  ticket: 'Ticket',
  submission: 'Submission',
  duration,
  running: (wall, from) => `${wall} since ${from}`,
  ended: (wall, from, to) => `${wall} from ${from} to ${to}`,
  sides: ({ ours, customer, platform }) => `ours ${ours}, the customer’s ${customer}, the platform’s ${platform}`,
  closed: (time) => `closed in between: ${time}, which counts to nobody`,
  untold: 'not told: it was closed before it was known here',
  ofOpenTickets: (count) => (count === 1 ? 'of 1 open ticket' : `of ${count} open tickets`),
};
