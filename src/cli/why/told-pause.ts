import type { Pause } from '../../domain/pause.ts';
import type { Language } from '../../texts/languages.ts';
import { observedInEvidence } from '../../texts/observed.ts';
import { pauseWordsIn } from '../../texts/pause-words-in.ts';
import type { ToldPause } from '../../texts/repair-words.ts';
import { shown, shownInstant } from '../../texts/shown.ts';

/** A pause in the words of a language, safe to print: what the platform was seen to do is said anew in that language. */
export const toldPause = (pause: Pause, language: Language): ToldPause => {
  const words = pauseWordsIn(language);
  const { id, kind, scope, who, why, since, until, stage, evidence } = pause;
  return {
    id,
    kind: words.kinds[kind],
    scope: shown(words.scope(scope)),
    who: shown(who),
    why: shown(observedInEvidence(evidence, language) ?? why),
    since: shownInstant(since),
    until: until === null ? null : shownInstant(until),
    stage: stage === 'holding' ? null : words.stages[stage],
  };
};
