import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Verdict } from '../domain/verdict.ts';
import type { DeskFigures } from '../store/reads.ts';
import { screensIn } from '../texts/screens-in.ts';
import { shown } from '../texts/shown.ts';
import { wordsIn } from '../texts/words-in.ts';
import { type Desk, requireDesk, wire } from '../wire.ts';
import type { Call, ExitStatus } from './call.ts';
import { tint, writeJson, writeLine } from './output.ts';
import { type Page, pageOf } from './page.ts';
import { type Fact, runningFacts } from './status/running-lines.ts';
import { deskStanding } from './status/standing.ts';
import { runningDocument } from './status/status-document.ts';
import { beside, widestOf } from './table.ts';
import { tallyLine } from './verdict-lines.ts';

/** Whether one of the desk's own tables is there and what is known from it. */
type TableState = { readonly file: string; readonly state: 'absent' | 'unloaded' | 'loaded' };

const verdicts: readonly Verdict[] = ['accepted', 'partial', 'duplicate', 'held', 'rejected'];
const places = ['repair', 'held', 'returned', 'trash'] as const;

/** Hex digits of the ledger's hash that people compare; the whole one is in the document. */
const shownDigits = 16;

const tableState = (desk: Desk, file: string, known: number): TableState => {
  if (known > 0) return { file, state: 'loaded' };
  return { file, state: existsSync(resolve(desk.dir, file)) ? 'unloaded' : 'absent' };
};

const tablesOf = (desk: Desk, figures: DeskFigures) => ({
  tickets: tableState(desk, desk.config.paths.tickets, figures.tickets),
  registry: tableState(desk, desk.config.paths.registry, figures.registered),
});

const submissionLine = ({ submissions }: DeskFigures, { language, stream }: Page): string =>
  tallyLine(new Map(verdicts.map((verdict) => [verdict, submissions[verdict]])), language, stream);

const deskFacts = (desk: Desk, figures: DeskFigures, page: Page): readonly Fact[] => {
  const words = screensIn(page.language).status;
  const { tickets, instructed, registered } = figures;
  const tables = Object.values(tablesOf(desk, figures)).map(({ file, state }) => `${file}: ${words[state]}`);
  return [
    [words.desk, shown(desk.dir)],
    [words.tables, tables.join(', ')],
    [words.tickets, `${tickets}, ${words.instructed(instructed)}`],
    [words.registry, `${registered}`],
    [words.submissions, submissionLine(figures, page)],
  ];
};

const areaFacts = (figures: DeskFigures, page: Page): readonly Fact[] => {
  const words = screensIn(page.language).status;
  const { claims, quarantined, ledger } = figures;
  const items = places.map((place) => `${wordsIn(page.language).places[place]} ${figures.places[place]}`);
  return [
    [words.items, items.join(', ')],
    [words.processing, `${claims}`],
    [words.quarantine, `${quarantined}`, quarantined > 0 ? 'bad' : undefined],
    [words.ledger, `${words.events(ledger.seq)}, ${ledger.hash.slice(0, shownDigits)}…`],
  ];
};

/** Facts as lines, each heading once, and what matters in its colour. */
const linesOf = (facts: readonly Fact[], page: Page): readonly string[] => {
  const widths = { heading: widestOf(facts.map(([name]) => name)), line: page.width };
  return facts.flatMap(([name, text, tone], index) =>
    beside(facts[index - 1]?.[0] === name ? '' : name, text, widths).map((line) => {
      if (tone === undefined) return line;
      const told = line.slice(line.startsWith(name) ? name.length : 0);
      return `${line.slice(0, line.length - told.length)}${tint(page.stream, tone, told)}`;
    }),
  );
};

/** `ozma status`: desk, queue, pauses, platform, areas, clocks and ledger at a glance. */
export const status = async (call: Call): Promise<ExitStatus> => {
  const desk = await requireDesk(call);
  await using app = wire(desk);
  const standing = await deskStanding(app.store, call.now());
  const { figures } = standing;
  if (call.json) {
    const tables = tablesOf(desk, figures);
    await writeJson(call.stdout, { desk: desk.dir, tables, ...figures, ...runningDocument(standing) });
    return 0;
  }
  const page = pageOf(call, desk.config.language);
  const facts = [...deskFacts(desk, figures, page), ...runningFacts(standing, page), ...areaFacts(figures, page)];
  for (const line of linesOf(facts, page)) await writeLine(call.stdout, line);
  return 0;
};
