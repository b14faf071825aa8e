import type { ServeWords } from '../serve-words.ts';

const wayWords = { command: 'by the program', http: 'by the service', module: 'by the module' } as const;

const seconds = (count: number): string => (count === 1 ? '1 second' : `${count} seconds`);

const because = (why: string | null): string => (why === null ? '' : `: ${why}`);

/** Words of `ozma serve` in English. */
export const serveWords: ServeWords = {
  detained: 'stays in processing/ for now: a pause keeps it',
  detainedTotal: (count) =>
    `${count === 1 ? '1 folder is judged and stays' : `${count} folders are judged and stay`} in processing/ while paused:`,
  letGo: (count) =>
    count === 1
      ? '1 folder that a pause had kept went to its place.'
      : `${count} folders that a pause had kept went to their places.`,
  opening: {
    serving: (dir) => `Serving the desk ${dir}.`,
    watches: (inbox, settle, scan) =>
      `Folders: ${inbox} is looked through every ${seconds(scan)}; a folder is judged once it has been left alone for ${seconds(settle)}.`,
    way: (kind, way, by) => `Repairs: ${kind} ${wayWords[way]} ${by}.`,
    byHand: (kinds) => `By hand: ${kinds} (ozma queue claim, then ozma queue finish).`,
    missing: {
      module: (kind, name) => `WARNING: every repair of ${kind} will fail: there is no file ${name} in the desk.`,
      program: (kind, name) =>
        `WARNING: every repair of ${kind} will fail: there is no program ${name} that can be run.`,
      variable: (kind, name) => `WARNING: every repair of ${kind} will fail: the variable ${name} is not set.`,
    },
    noRepairs: 'Repairs: none are made here (--no-repairs).',
    sources: (names) => `Platform: watched by ${names}.`,
    noSources: 'Platform: nothing is watched (key stability in ozma.yaml).',
    howToStop: 'Stop with Ctrl-C or SIGTERM: repairs in flight are finished or given back. A second one ends at once.',
  },
  repairs: {
    claimed: ({ item, ticket, attempt, isTest }) =>
      `repairing ${item} for ${ticket}${attempt > 1 ? `, attempt ${attempt}` : ''}${isTest ? ', as the test of the platform' : ''}`,
    fulfilled: ({ item, ticket, note }) => `repaired ${item} for ${ticket}${because(note)}`,
    unrepairable: ({ item, ticket, why }) => `cannot be repaired: ${item} for ${ticket}${because(why)}`,
    postponed: ({ item, ticket, why, when, isFree }) =>
      `not repaired yet: ${item} for ${ticket}${because(why)}; ${when === null ? 'it keeps its place' : `again from ${when}`}${isFree ? ', and this attempt does not count' : ''}`,
    escalated: ({ item, ticket, why }) => `needs a person: ${item} for ${ticket}${because(why)}`,
    refused: ({ item, ticket }) =>
      `too late: ${item} for ${ticket} is not ours any more; what was done is not recorded`,
    altered: ({ item, ticket, found }) => `held: ${item} for ${ticket} is not what was judged (${found})`,
    released: ({ item, ticket, why }) => `given back: ${item} for ${ticket}${because(why)}`,
    takenOver: (repair, next) =>
      `the holder of repair ${repair} is gone: it ${next === 'queued' ? 'waits again in its place' : 'needs a person'}`,
  },
  kept: 'stays in processing/: paused',
  intakeStopped: (why) => `intake stops, and tries again: ${why}`,
  intakeResumed: 'intake goes on',
  paused: (id, kind, scope, why) => `paused: ${scope}, by pause ${id} (${kind}): ${why}`,
  ended: (id, why) => `pause ${id} has ended: ${why}`,
  staged: {
    testing: (id) => `pause ${id}: the platform has been quiet; one repair tests it`,
    holding: (id) => `pause ${id}: it holds on`,
  },
  health: (source, health, why) => `${source} is ${health}: ${why}`,
  overruled: (source) => `${source}: somebody has ended its pause`,
  fault: (why) => `a fault; it is tried again: ${why}`,
  lost: (submission, files) => `files of ${submission} are neither here nor there: ${files}`,
  unmoved: (submission, why) => `${submission} could not be moved; it is tried again: ${why}`,
  leftOut: (count) => `(${count === 1 ? '1 line was' : `${count} lines were`} left out: nobody read them)`,
  stopping: 'Stopping: what is under way is finished or given back.',
  stopped: 'Stopped.',
};
