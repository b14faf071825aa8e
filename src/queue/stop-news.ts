import type { Pause } from '../domain/pause.ts';
import type { RepairNews } from './news.ts';
import type { Ramp } from './ramp.ts';

/** Tells the ramp, and once each time whoever listens, whether pauses of the desk stop the queue now. */
export type StopNews = (pauses: readonly Pause[]) => void;

/** Opens it for a queue that runs. */
export const openStopNews = (ramp: Pick<Ramp, 'paused'>, onNews: (news: RepairNews) => void): StopNews => {
  let isStopped = false;
  return (pauses) => {
    ramp.paused(pauses);
    if (isStopped === pauses.length > 0) return;
    isStopped = !isStopped;
    onNews(isStopped ? { kind: 'stopped', pauses } : { kind: 'started' });
  };
};
