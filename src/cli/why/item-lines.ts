import { isFinished } from '../../domain/repair.ts';
import { repairWordsIn } from '../../texts/repair-words-in.ts';
import { screensIn } from '../../texts/screens-in.ts';
import { shown, shownInstant } from '../../texts/shown.ts';
import { wordsIn } from '../../texts/words-in.ts';
import { tint } from '../output.ts';
import type { Page } from '../page.ts';
import { beside, widestOf } from '../table.ts';
import { type Around, repairLines } from './repair-lines.ts';
import { subjectOfItem, type Told } from './told.ts';
import { toldPause } from './told-pause.ts';

/** Where an item is, its place in the queue, and how its repair stands. */
const whereabouts = ({ recorded }: Told, index: number, { language }: Page): string => {
  const { why } = screensIn(language);
  const item = recorded.items[index];
  const repair = recorded.repairs[index] ?? null;
  if (item === undefined) return '';
  if (recorded.purged.includes(item.file)) return why.purged;
  const { places } = wordsIn(language);
  if (repair === null) return recorded.isDetained ? places.inbox : why.itemPlace(item.place);
  const place = repair.queuePlace === null ? [] : [why.queuePlace(repair.queuePlace)];
  const finished = repair.finishedAt === null ? [] : [why.finished(shownInstant(repair.finishedAt))];
  const isElsewhere = repair.state === 'withdrawn' || (repair.finishedAt !== null && item.place !== 'repair');
  const kept = recorded.isDetained ? [places.inbox] : isElsewhere ? [why.itemPlace(item.place)] : [];
  return [why.repairs[repair.state], ...place, ...finished, ...kept].join(', ');
};

/** When something was found about an item after it was judged. */
const laterLines = ({ recorded }: Told, file: string, { language }: Page): readonly string[] =>
  recorded.later
    .filter((one) => one.file === file)
    .map(({ at, reason }) => `${reason.code}: ${repairWordsIn(language).foundLater(shownInstant(at))}`);

/** The pauses for which something repaired has not gone back yet. */
const stuckLines = ({ recorded }: Told, index: number, { pauses }: Around, { language }: Page): readonly string[] => {
  const repair = recorded.repairs[index] ?? null;
  if (repair === null || !isFinished(repair.state) || recorded.items[index]?.place !== 'repair') return [];
  const words = repairWordsIn(language);
  return [words.goesBack, ...pauses.map((pause) => words.pausedBy(toldPause(pause, language)))];
};

/** One thing to tell under an item, in line with what stands beside its name. */
const underneath = (text: string, heading: number, page: Page): readonly string[] => {
  const indent = ' '.repeat(heading + 4);
  return beside('·', text, { heading: 1, line: page.width - indent.length }).map((line) =>
    tint(page.stream, 'faint', indent + line),
  );
};

/** Every item: its verdict, where it is, its place in the queue, its file; and under it why its repair waits and how each attempt ended. */
export const itemLines = (told: Told, around: Around, page: Page): readonly string[] => {
  const { itemVerdicts } = wordsIn(page.language);
  const { items, repairs } = told.recorded;
  const heading = Math.min(widestOf(items.map((item) => shown(subjectOfItem(item)))), Math.floor(page.width / 3));
  const widths = { heading, line: page.width - 2 };
  return items.flatMap((item, index) => {
    const name = item.name === '' ? '' : ` “${shown(item.name)}”`;
    const text = `${itemVerdicts[item.verdict]} – ${whereabouts(told, index, page)}${name}  ${shown(item.file)}`;
    const repair = repairs[index] ?? null;
    const under = [
      ...laterLines(told, item.file, page),
      ...stuckLines(told, index, around, page),
      ...(repair === null ? [] : repairLines(repair, around, page)),
    ];
    return [
      ...beside(shown(subjectOfItem(item)), text, widths).map((line) => `  ${line}`),
      ...under.flatMap((one) => underneath(one, heading, page)),
    ];
  });
};
