import type { Signal } from '../../domain/stability.ts';
import type { RepairFigures } from '../../store/reads.ts';
import { pauseDocument } from '../queue/pause-document.ts';
import type { DeskStanding, Serving } from './standing.ts';

/** The process and host that a holder signs with. */
const signOf = (holder: string) => {
  const [host = '', pid = ''] = holder.split(' ');
  return { host, pid: Number.isSafeInteger(Number(pid)) && pid !== '' ? Number(pid) : null };
};

const servingDocument = ({ state, serve }: Serving) => {
  if (serve === null) return { state, host: null, pid: null, startedAt: null, beatAt: null };
  return { state, ...signOf(serve.holder), startedAt: serve.startedAt, beatAt: serve.beatAt };
};

const queueDocument = (figures: RepairFigures) => ({
  waiting: figures.queued - figures.postponed,
  postponed: figures.postponed,
  claimed: figures.claimed,
  escalated: figures.escalated,
  finished: figures.fulfilled + figures.unrepairable,
  withdrawn: figures.withdrawn,
});

const signalDocument = ({ source, stage, stageSince, last, unknownSince, lastTroubleAt }: Signal) => ({
  source,
  stage,
  stageSince,
  health: last?.health ?? null,
  lookedAt: last?.at ?? null,
  why: last?.why ?? null,
  unknownSince,
  lastTroubleAt,
});

/** What runs and what is stopped, as JSON. */
export const runningDocument = ({ figures, pauses, signals, serving, clocks }: DeskStanding) => ({
  serve: servingDocument(serving),
  intake: { stoppedBecause: serving.state === 'running' ? serving.serve.intakeStoppedBecause : null },
  queue: queueDocument(figures.repairs),
  pauses: pauses.map(pauseDocument),
  platform: signals.map(signalDocument),
  clocks,
});
