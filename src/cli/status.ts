import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Verdict } from '../domain/verdict.ts';
import type { DeskFigures } from '../store/reads.ts';
import { screensIn } from '../texts/screens-in.ts';
import { shown } from '../texts/shown.ts';
import { type Language, wordsIn } from '../texts/words-in.ts';
import { type Desk, requireDesk, wire } from '../wire.ts';
import { type Call, type ExitStatus, languageOf } from './call.ts';
import { writeJson, writeLine } from './output.ts';
import { beside, widestOf } from './table.ts';
import { lineWidth, tallyLine } from './verdict-lines.ts';

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

const submissionLine = ({ submissions }: DeskFigures, language: Language, call: Call): string =>
  tallyLine(new Map(verdicts.map((verdict) => [verdict, submissions[verdict]])), language, call.stdout);

const factsOf = (desk: Desk, figures: DeskFigures, call: Call): readonly (readonly [string, string])[] => {
  const language = languageOf(call, desk.config.language);
  const words = screensIn(language).status;
  const { tickets, instructed, registered, queued, claims, quarantined, ledger } = figures;
  const tables = Object.values(tablesOf(desk, figures)).map(({ file, state }) => `${file}: ${words[state]}`);
  const items = places.map((place) => `${wordsIn(language).places[place]} ${figures.places[place]}`);
  return [
    [words.desk, shown(desk.dir)],
    [words.tables, tables.join(', ')],
    [words.tickets, `${tickets}, ${words.instructed(instructed)}`],
    [words.registry, `${registered}`],
    [words.submissions, submissionLine(figures, language, call)],
    [words.items, items.join(', ')],
    [words.queue, `${queued}`],
    [words.processing, `${claims}`],
    [words.quarantine, `${quarantined}`],
    [words.ledger, `${words.events(ledger.seq)}, ${ledger.hash.slice(0, shownDigits)}…`],
  ];
};

/** `ozma status`: desk, tickets, submissions, areas, queue and ledger at a glance. */
export const status = async (call: Call): Promise<ExitStatus> => {
  const desk = await requireDesk(call);
  await using app = wire(desk);
  const figures = await app.store.reads.figures();
  if (call.json) {
    await writeJson(call.stdout, { desk: desk.dir, tables: tablesOf(desk, figures), ...figures });
    return 0;
  }
  const facts = factsOf(desk, figures, call);
  const widths = { heading: widestOf(facts.map(([name]) => name)), line: lineWidth(call.stdout) };
  for (const [name, text] of facts) for (const line of beside(name, text, widths)) await writeLine(call.stdout, line);
  return 0;
};
