import type { PauseCost, PausesReport } from '../../report/pauses.ts';
import { pauseWordsIn } from '../../texts/pause-words-in.ts';
import { shownInstant } from '../../texts/shown.ts';
import { indented } from '../table.ts';
import { toldPause } from '../why/told-pause.ts';
import { firstShown, moreLines, type Showing, wordsOf } from './shown-report.ts';

const pauseLines = ({ pause, overAt, seconds, repairs, waitedSeconds, folders }: PauseCost, showing: Showing) => {
  const { page } = showing;
  const words = wordsOf(showing);
  const { id, kind, scope, who, why } = toldPause(pause, page.language);
  const ended = overAt === null ? null : shownInstant(overAt);
  const cost = [
    ...(repairs === 0 ? [] : [words.pauses.waited(repairs, words.roughly(waitedSeconds))]),
    ...(folders === 0 ? [] : [words.pauses.kept(folders)]),
  ];
  return [
    ...indented(pauseWordsIn(page.language).brief(id, kind, scope, `${why} (${who})`).trim(), 2, page.width),
    ...indented(words.pauses.inForce(words.roughly(seconds), shownInstant(pause.since), ended), 4, page.width),
    ...indented(cost.join(words.comma) || words.pauses.nobody, 4, page.width),
  ];
};

/** Pauses, the youngest first, with what they cost. */
export const pausesLines = ({ pauses }: PausesReport, showing: Showing): readonly string[] => {
  const shown = firstShown(pauses.toReversed(), showing);
  return [
    ...shown.flatMap((one) => pauseLines(one, showing)),
    ...moreLines('pauses', pauses.length - shown.length, showing),
  ];
};
