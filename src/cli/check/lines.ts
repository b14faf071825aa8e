import { areaWordsIn } from '../../texts/area-words-in.ts';
import { shown, shownInstant } from '../../texts/shown.ts';
import { staffSentence } from '../../texts/words-in.ts';
import { wrap } from '../fit.ts';
import { tint, write } from '../output.ts';
import { lineWidth, tallyLine, verdictLines } from '../verdict-lines.ts';
import type { Telling } from './telling.ts';
import {
  type CheckedFolder,
  type CheckTally,
  foldersOf,
  type ManifestFinding,
  type ManifestPart,
  type ManifestTally,
  type Teller,
} from './told.ts';

/** So many are told in words; the rest is counted. */
const toldInWords = 20;

const indent = '    ';

const findingLines = (
  { reason, waiver }: ManifestFinding,
  { call: { stdout }, language }: Telling,
): readonly string[] => {
  const told =
    waiver === null
      ? ''
      : `  ${areaWordsIn(language).waived({ by: shown(waiver.by), why: shown(waiver.why), until: shownInstant(waiver.until) })}`;
  const lines = wrap(`${reason.code}  ${staffSentence(reason, language)}${told}`, lineWidth(stdout) - indent.length);
  return lines.map((line, index) => {
    const whole = `${indent}${index === 0 ? '' : '  '}${line}`;
    if (waiver !== null) return tint(stdout, 'faint', whole);
    return index > 0 ? whole : whole.replace(reason.code, tint(stdout, 'strong', reason.code));
  });
};

const moreLine = (count: number, { checkWords }: Telling): readonly string[] =>
  count > 0 ? [`${indent}${checkWords.more(count)}`] : [];

/** What a manifest says of one folder, under its verdict. */
const manifestLines = (findings: readonly ManifestFinding[], telling: Telling): readonly string[] => [
  ...findings.slice(0, toldInWords).flatMap((one) => findingLines(one, telling)),
  ...moreLine(findings.length - toldInWords, telling),
];

const folderLines = ({ folder, outcome, manifest }: CheckedFolder, telling: Telling): readonly string[] => {
  const { language, checkWords, call } = telling;
  const listed = manifestLines(manifest ?? [], telling);
  if (outcome.kind === 'judged') return [...verdictLines(outcome.entry, language, call.stdout), ...listed];
  if (listed.length === 0) return [];
  return [`${tint(call.stdout, 'bad', `! ${checkWords.unjudged}`)}  ${shown(folder)}`, ...listed];
};

const manifestLine = ({ rows, faults, waived }: ManifestTally, { checkWords }: Telling): string =>
  checkWords.manifest(rows, [
    ...[...faults].map(([code, count]) => checkWords.faults[code](count)),
    ...(waived === 0 ? [] : [checkWords.waivedFaults(waived)]),
  ]);

const endLines = (tally: CheckTally, telling: Telling): readonly string[] => {
  const { language, checkWords, call } = telling;
  const folders = foldersOf(tally);
  const tone = tally.ready === folders ? 'good' : 'bad';
  return [
    tallyLine(tally.verdicts, language, call.stdout),
    ...(tally.manifest === null ? [] : [manifestLine(tally.manifest, telling)]),
    tint(call.stdout, tone, checkWords.ready(tally.ready, folders)),
  ];
};

/** Tells a check as an operator reads it; its last line can be read aloud. */
export const tellLines = (telling: Telling): Teller => {
  let part: ManifestPart | null = null;
  let count = 0;
  const say = async (lines: readonly string[]): Promise<void> => {
    await write(telling.call.stdout, lines.map((line) => `${line}\n`).join(''));
  };
  const begin = async (next: ManifestPart | null): Promise<void> => {
    if (next === part) return;
    await say(moreLine(count - toldInWords, telling));
    if (next !== null) await say([telling.checkWords.groups[next]]);
    [part, count] = [next, 0];
  };
  return {
    folders: (checked) => say(checked.flatMap((one) => folderLines(one, telling))),
    loose: async (next, findings) => {
      await begin(next);
      const told = findings.slice(0, Math.max(0, toldInWords - count));
      await say(told.flatMap((one) => findingLines(one, telling)));
      count += findings.length;
    },
    end: async (tally) => {
      await begin(null);
      await say(endLines(tally, telling));
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
};
