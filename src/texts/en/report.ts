import type { ReportWords } from '../report-words.ts';
import { timeUnits } from '../time-units.ts';

const units = ['d', 'h', 'min', 's'] as const;

const roughly = (seconds: number): string =>
  timeUnits(seconds)
    .map((count, unit) => [count, units[unit]] as const)
    .slice(timeUnits(seconds).findIndex((count, unit) => count > 0 || unit === units.length - 1))
    .slice(0, 2)
    .filter(([count], place) => count > 0 || place === 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Words of reports in English. */
export const reportWords: ReportWords = {
  titles: {
    reasons: 'Reasons',
    times: 'Times',
    pauses: 'Pauses',
    repeats: 'Repeats',
    arrivals: 'Arrivals',
    explanations: 'Explanations',
  },
  nothing: {
    reasons: 'No reason was given.',
    times: 'No folder was received.',
    pauses: 'Nothing was paused.',
    repeats: 'Nobody sent anything again.',
    arrivals: 'No folder was received.',
    explanations: 'Nobody asked for an explanation.',
  },
  range: (from, to) => [from === null ? '' : `from ${from}`, to === null ? '' : `to before ${to}`].join(' ').trim(),
  clocks: (timeZone) => `clocks: ${timeZone}`,
  weeks: (first, last) => (first === last ? `week ${first}` : `chart: weeks ${first} to ${last}`),
  more: (count, command) => `and ${count} more: ${command}`,
  roughly,
  reasons: { folder: 'About folders', item: 'About items', waived: 'Waived' },
  times: {
    verdict: (folders) => `From receipt to verdict (${counted(folders, 'folder', 'folders')})`,
    back: (folders) => `From receipt to return (${counted(folders, 'folder', 'folders')})`,
    median: 'median',
    p95: '95 % within',
    max: 'longest',
    apart: (notBack, inTrash) => `not back yet: ${notBack}; in the trash: ${inTrash}`,
  },
  pauses: {
    inForce: (duration, since, ended) =>
      `${duration} in force, ${since}${ended === null ? ', not over' : ` to ${ended}`}`,
    waited: (repairs, duration) => `${counted(repairs, 'repair', 'repairs')} waited ${duration} in all`,
    kept: (folders) => `${counted(folders, 'folder', 'folders')} kept back`,
    nobody: 'nothing waited',
  },
  repeats: {
    of: (repeated, submissions) => `${repeated} of ${submissions}`,
    duplicates: (count) => counted(count, 'duplicate', 'duplicates'),
    changedResends: (count) => counted(count, 'changed resend', 'changed resends'),
    reusedNotes: (count) => counted(count, 'reused note', 'reused notes'),
    itemsSentTwice: (count) => counted(count, 'item sent twice', 'items sent twice'),
  },
  arrivals: {
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    most: (count) => `█ up to ${counted(count, 'folder', 'folders')} an hour of the week, · none`,
  },
  explanations: {
    ways: { submission: 'submission', ticket: 'ticket', label: 'label', item: 'item', owner: 'owner' },
    askedBy: (ways) => `asked by ${ways.map(([way, count]) => `${way} ${count}`).join(', ')}`,
  },
  comma: ', ',
  written: (file) => `Wrote ${file}`,
};
