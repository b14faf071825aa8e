import type { QueueWords, Refusal } from '../queue-words.ts';

const refusals: Readonly<Record<Refusal, string>> = {
  'unknown-repair': 'there is none of this name. See all with: ozma queue list',
  'not-held': 'the token does not hold it now: it was taken over, given back, or is claimed by somebody else.',
  'already-finished': 'it is finished already.',
  claimed: 'somebody is repairing it.',
  finished: 'it is finished already.',
  withdrawn: 'it was taken out of the queue.',
  'waits-already': 'it waits for nothing but its turn.',
};

const some = (count: number, what: string): readonly string[] => (count === 0 ? [] : [`${count} ${what}`]);

/** Words of the repair queue in English. */
export const queueWords: QueueWords = {
  heads: { repair: 'No.', place: 'Place', state: 'State', since: 'Since', waits: 'Why it waits' },
  states: {
    queued: 'waits',
    claimed: 'in work',
    fulfilled: 'repaired',
    unrepairable: 'unrepairable',
    escalated: 'needs a person',
    withdrawn: 'taken out',
  },
  counts: ({ queued, postponed, claimed, escalated, fulfilled, unrepairable, withdrawn }) =>
    [
      `${queued} waiting${postponed === 0 ? '' : ` (${postponed} for another try)`}`,
      `${claimed} in work`,
      ...some(escalated, escalated === 1 ? 'needs a person' : 'need a person'),
      `${fulfilled} repaired`,
      ...some(unrepairable, 'unrepairable'),
      ...some(withdrawn, 'taken out'),
    ].join(', '),
  runs: 'Nothing stops the queue.',
  stopped: 'Paused:',
  more: (limit) => `There are more than ${limit}. See more with: --limit N`,
  none: 'There is no such repair.',
  pausedBy: (ids) => `paused by ${ids.map((id) => `#${id}`).join(', ')}`,
  claim: {
    repair: 'Repair',
    token: 'Token',
    item: 'Item',
    file: 'It lies in',
    note: 'Note',
    noNote: 'there is none',
    until: 'Yours until',
    attempt: 'Attempt',
    next: 'When it is done',
  },
  finishIt: (repair, token) => `ozma queue finish ${repair} --token ${token} --outcome fulfilled`,
  empty: 'Nothing waits for repair.',
  noneNow: (queued) =>
    `${queued === 1 ? '1 repair waits' : `${queued} repairs wait`}, but none can be taken by hand now. See why with: ozma queue list`,
  noKinds: 'ozma repairs every kind of item by itself. Name the kind to do by hand, with --kind KIND.',
  altered: (item, found) => `${item} is not what was judged any more (found: ${found}). It is held for a CSR.`,
  finished: (repair, outcome) => `Repair ${repair}: ${outcome}.`,
  liesIn: (path) => `It lies in ${path}`,
  stays: 'It stays in repair/ until nothing is paused for it any more.',
  postponed: (repair, when) =>
    `Repair ${repair} is tried again${when === null ? '' : `, not before ${when}`}. It keeps its place.`,
  escalated: (repair) =>
    `Repair ${repair} has used up its attempts and needs a person. Put it back with: ozma queue retry ${repair} --why TEXT`,
  released: (repair) => `Repair ${repair} waits again, in its old place.`,
  requeued: (repair) => `Repair ${repair} waits again, in its old place; its attempts count anew.`,
  refused: (repair, why) => `Repair ${repair}: ${refusals[why]}`,
  unmoved: (submission, why) => `The folder of ${submission} is not in its place yet; it is tried again. ${why}`,
  lost: (submission, files) => `Of ${submission} these files are nowhere to be found: ${files}`,
};
