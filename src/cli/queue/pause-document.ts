import type { EndedPause, Pause } from '../../domain/pause.ts';

/** A pause as a JSON document; what tells of its end is null while it lasts. */
export const pauseDocument = (pause: Pause | EndedPause) => {
  const { id, kind, source, scope, who, why, since, until, stage, evidence } = pause;
  const ended =
    'endedAt' in pause
      ? { endedAt: pause.endedAt, endedBy: pause.endedBy, endedWhy: pause.endedWhy }
      : { endedAt: null, endedBy: null, endedWhy: null };
  return { pause: id, kind, source, scope, who, why, since, until, stage, evidence, ...ended };
};
