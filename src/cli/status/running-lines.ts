import type { Signal } from '../../domain/stability.ts';
import { clockWordsIn } from '../../texts/clock-words-in.ts';
import { observedInEvidence, sourceIn, stabilityWordsIn } from '../../texts/observed.ts';
import { queueWordsIn } from '../../texts/queue-words-in.ts';
import { repairWordsIn } from '../../texts/repair-words-in.ts';
import { screensIn } from '../../texts/screens-in.ts';
import { shown, shownInstant } from '../../texts/shown.ts';
import { wordsIn } from '../../texts/words-in.ts';
import type { Tone } from '../output.ts';
import type { Page } from '../page.ts';
import { sidesText } from '../why/clock-lines.ts';
import { holderText } from '../why/holder-text.ts';
import { toldPause } from '../why/told-pause.ts';
import type { DeskStanding, Serving } from './standing.ts';

/** A heading with what is told beside it, and how that looks. */
export type Fact = readonly [heading: string, text: string, tone?: Tone | undefined];

const servingFacts = ({ state, serve }: Serving, { language }: Page): readonly Fact[] => {
  const words = screensIn(language).status;
  if (serve === null) return [[words.serve, words.notRunning, 'faint']];
  const process = holderText(serve.holder, language);
  const beat = shownInstant(serve.beatAt);
  const told: Fact =
    state === 'gone'
      ? [words.serve, words.gone(process, beat), 'bad']
      : [words.serve, words.serving(process, shownInstant(serve.startedAt), beat), 'good'];
  const { intakeStoppedBecause: why } = serve;
  return why === null || state === 'gone' ? [told] : [told, [words.intake, words.stopped(shown(why)), 'bad']];
};

const toneOf = ({ stage, last, unknownSince }: Signal): Tone | undefined => {
  if (stage !== 'running') return 'bad';
  if (unknownSince !== null || last?.health !== 'healthy') return 'wait';
  return undefined;
};

const signalFact = (signal: Signal, { language }: Page): Fact => {
  const words = screensIn(language).status;
  const { health, stages } = stabilityWordsIn(language);
  const { source, stage, last, unknownSince } = signal;
  const name = shown(sourceIn(source, language));
  if (last === null) return [words.platform, `${name}: ${words.neverLooked}`, 'wait'];
  const text = words.source({
    source: name,
    health: health[last.health],
    stage: stages[stage],
    lookedAt: shownInstant(last.at),
    unknownSince: unknownSince === null ? null : shownInstant(unknownSince),
    why: shown(observedInEvidence(last.evidence, language) ?? last.why),
  });
  return [words.platform, text, toneOf(signal)];
};

const pauseFacts = ({ pauses }: DeskStanding, { language }: Page): readonly Fact[] => {
  const words = screensIn(language).status;
  if (pauses.length === 0) return [[words.pauses, words.noPause]];
  return pauses.map((pause) => [words.pauses, repairWordsIn(language).pause(toldPause(pause, language)), 'bad']);
};

const platformFacts = ({ signals }: DeskStanding, page: Page): readonly Fact[] => {
  const words = screensIn(page.language).status;
  if (signals.length === 0) return [[words.platform, words.noSource, 'faint']];
  return signals.map((signal) => signalFact(signal, page));
};

const clockFact = ({ clocks }: DeskStanding, page: Page): Fact => {
  const { ofOpenTickets } = clockWordsIn(page.language);
  const { colon } = wordsIn(page.language).letter;
  return [screensIn(page.language).status.clocks, `${ofOpenTickets(clocks.tickets)}${colon}${sidesText(clocks, page)}`];
};

/** What runs and what is stopped: serve, the queue, pauses, the platform, and whose time it was. */
export const runningFacts = (standing: DeskStanding, page: Page): readonly Fact[] => {
  const words = screensIn(page.language).status;
  const { repairs, detained } = standing.figures;
  return [
    ...servingFacts(standing.serving, page),
    [words.queue, queueWordsIn(page.language).counts(repairs), repairs.escalated > 0 ? 'wait' : undefined],
    ...pauseFacts(standing, page),
    ...platformFacts(standing, page),
    ...(detained === 0 ? [] : [[words.detained, words.detainedFolders(detained), 'wait'] as const]),
    clockFact(standing, page),
  ];
};
