import { hasDatabase } from '../desk/check-areas.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import type { ReportQuestion } from '../report/question.ts';
import { type Report, type ReportName, reportNames, reportOf, tableOf } from '../report/reports.ts';
import { csvOf, documentsOf } from '../report/table.ts';
import type { Reads } from '../store/reads.ts';
import { reportWordsIn } from '../texts/report-words-in.ts';
import { shown, shownInstant } from '../texts/shown.ts';
import { type Desk, requireDesk, wireDryRun, wireSnapshot } from '../wire.ts';
import type { Call, ExitStatus } from './call.ts';
import { exportPlace } from './export/export-place.ts';
import { tint, write, writeJson, writeLine } from './output.ts';
import { type Page, pageOf } from './page.ts';
import { openProgress } from './progress.ts';
import { type GivenBounds, receivedBetween } from './received-between.ts';
import { openReportPlace, type ReportPlace, writeReport } from './report/report-file.ts';
import { reportLines } from './report/report-lines.ts';
import { indented } from './table.ts';

/** What `ozma report` was told; without a name all reports are meant. */
export type ReportOptions = GivenBounds & {
  readonly name: string | null;
  readonly format: string;
  readonly figures: boolean;
  readonly out?: string;
};

const namesOf = ({ name }: ReportOptions): readonly ReportName[] => {
  if (name === null) return reportNames;
  const known = reportNames.find((one) => one === name);
  if (known !== undefined) return [known];
  throw new OzmaError('usage', `There is no report "${name}". Expected one of: ${reportNames.join(', ')}.`);
};

const checkOneCsv = (names: readonly ReportName[], { format }: ReportOptions): void => {
  if (format !== 'csv' || names.length === 1) return;
  throw new OzmaError('usage', 'One CSV file holds one report: name one, or a directory for all of them by --out DIR.');
};

/** A desk's records at one instant; of a desk on which nothing was ever done, none. */
const openReads = (desk: Desk): AsyncDisposable & { readonly reads: Reads } => {
  if (hasDatabase(desk.dir)) return wireSnapshot(desk);
  const app = wireDryRun(desk);
  return { reads: app.store.reads, [Symbol.asyncDispose]: () => app[Symbol.asyncDispose]() };
};

/** Makes reports one after the other, under a progress line. */
async function* reportsOf(
  call: Call,
  names: readonly ReportName[],
  { desk, question }: { readonly desk: Desk; readonly question: ReportQuestion },
): AsyncGenerator<Report> {
  await using records = openReads(desk);
  const progress = openProgress(call, 'report');
  progress.start(names.length);
  for (const name of names) {
    const report = await reportOf(name, records.reads, question);
    progress.advance(1);
    progress.clear();
    yield report;
  }
}

const headLines = ({ range, timeZone }: ReportQuestion, page: Page): readonly string[] => {
  const words = reportWordsIn(page.language);
  const [from, to] = [range.from, range.to].map((end) => (end === null ? null : shownInstant(end)));
  const told = [words.range(from ?? null, to ?? null), words.clocks(timeZone)].filter((text) => text !== '');
  return told.flatMap((text) => indented(text, 0, page.width)).map((line) => tint(page.stream, 'faint', line));
};

const tell = async (call: Call, report: Report, { page, options }: { page: Page; options: ReportOptions }) => {
  if (call.json) {
    for (const row of documentsOf(tableOf(report))) await writeJson(call.stdout, { report: report.kind, ...row });
  } else if (options.format === 'csv') await write(call.stdout, csvOf(tableOf(report)));
  else {
    const isShort = options.name === null;
    const lines = reportLines(report, { page, isShort, figures: options.figures });
    for (const line of lines) await writeLine(call.stdout, line);
  }
};

/** Writes each report as a CSV file, and says where it is. */
const writeFiles = async (call: Call, reports: AsyncIterable<Report>, to: { place: ReportPlace; page: Page }) => {
  for await (const report of reports) {
    const file = await writeReport(report, to.place);
    if (call.json) await writeJson(call.stdout, { report: report.kind, file });
    else if (!call.quiet) await writeLine(call.stderr, reportWordsIn(to.page.language).written(shown(file)));
  }
};

/**
 * `ozma report`: what a desk's records say when they are added up, read at one instant: charts on the terminal, CSV, or with `--json` a document a
 * row. `from` is inclusive, `to` exclusive, a day alone starts in the desk's zone. The same records and range give the same bytes.
 */
export const report = async (call: Call, options: ReportOptions): Promise<ExitStatus> => {
  const names = namesOf(options);
  const desk = await requireDesk(call);
  const { timeZone } = desk.config.policy;
  const question = { range: receivedBetween(options, timeZone), timeZone, now: call.now() };
  const page = pageOf(call, desk.config.language);
  const place = await exportPlace(options.out, call.cwd);
  const isPrinted = place.kind === 'stdout';
  if (isPrinted && !call.json) checkOneCsv(names, options);
  else if (!isPrinted) await openReportPlace(place, names.length);
  const reports = reportsOf(call, names, { desk, question });
  if (!isPrinted) {
    await writeFiles(call, reports, { place, page });
    return 0;
  }
  const hasHead = !call.json && options.format !== 'csv';
  if (hasHead) for (const line of headLines(question, page)) await writeLine(call.stdout, line);
  for await (const one of reports) await tell(call, one, { page, options });
  return 0;
};
