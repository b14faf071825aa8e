import { csvRow } from '../../csv/cell.ts';
import type { Entry } from '../../domain/entry.ts';
import { byPrecedence, type Reason } from '../../domain/reason.ts';
import { ruleNames } from '../../domain/rule-name.ts';
import { shown } from '../../texts/shown.ts';
import { reportedIn, waivedIn } from '../../texts/verdict-document.ts';
import { write } from '../output.ts';
import { unjudgedWhy } from '../unjudged.ts';
import { foundAndExpected } from './found-expected.ts';
import type { Telling } from './telling.ts';
import type { CheckedFolder, ManifestFinding, Teller } from './told.ts';

/** The columns of `--format csv`, in their order. */
export const checkColumns = [
  ...['folder', 'verdict', 'ready', 'code', 'subject', 'file', 'line', 'column'],
  ...['found', 'expected', 'waived_by', 'title', 'remedy'],
] as const;

/** One finding as a row has it; `line` and `column` are those of the manifest. */
type FindingCells = {
  readonly reason: Reason;
  readonly subject: string;
  readonly file: string | null;
  readonly waivedBy: string;
};

const verdictCells = (entry: Entry): readonly FindingCells[] =>
  [
    ...reportedIn(entry, ruleNames).map((one) => ({ ...one, waivedBy: '' })),
    ...waivedIn(entry, ruleNames).map((one) => ({ ...one, waivedBy: one.waiver.by })),
  ]
    .map((one) => ({ ...one, file: one.file ?? ('file' in one.reason ? one.reason.file : null) }))
    .sort((a, b) => byPrecedence(a.reason, b.reason));

const manifestCells = ({ reason, waiver }: ManifestFinding): FindingCells => {
  const file = 'file' in reason ? reason.file : null;
  const subject = file ?? ('folder' in reason ? 'submission' : 'manifest');
  return { reason, subject, file, waivedBy: waiver?.by ?? '' };
};

const control = /\p{Cc}/u;

/** A cell of what came from outside: with a control character in it, which would drive a terminal, it is written as people see it. */
const safeCell = (text: string): string => (control.test(text) ? shown(text) : text);

type Head = { readonly folder: string; readonly verdict: string; readonly ready: '0' | '1' | '' };

const rowOf = ({ folder, verdict, ready }: Head, cells: FindingCells, { words }: Telling): string => {
  const { reason, subject, file, waivedBy } = cells;
  const { title, remedy } = words.codes[reason.code];
  const line = 'line' in reason ? String(reason.line) : '';
  const column = 'column' in reason ? reason.column : '';
  const place = [subject, file ?? '', line, column];
  return csvRow(
    [folder, verdict, ready, reason.code, ...place, ...foundAndExpected(reason), waivedBy, title, remedy].map(safeCell),
    lf,
  );
};

const lf = { bom: false, crlf: false } as const;

/** A row that says of a folder only how it ended. */
const bareRow = ({ folder, verdict, ready }: Head, code: string, title: string): string =>
  csvRow([folder, verdict, ready, code, ...Array.from({ length: 7 }, () => ''), title, ''].map(safeCell), lf);

const folderRows = ({ folder, outcome, manifest, isReady }: CheckedFolder, telling: Telling): readonly string[] => {
  const verdict = outcome.kind === 'judged' ? outcome.entry.verdict : '';
  const head: Head = { folder, verdict, ready: isReady ? '1' : '0' };
  const cells = [
    ...(outcome.kind === 'judged' ? verdictCells(outcome.entry) : []),
    ...(manifest ?? []).map(manifestCells),
  ];
  const rows = cells.map((one) => rowOf(head, one, telling));
  if (outcome.kind === 'unjudged') return [bareRow(head, '', unjudgedWhy(outcome.unjudged)), ...rows];
  return rows.length === 0 ? [bareRow(head, 'OK', '')] : rows;
};

/** The head of a row about what belongs to no folder that came; one that should have come is not ready. */
const looseHead = ({ reason, waiver }: ManifestFinding): Head => ({
  folder: 'folder' in reason ? reason.folder : '',
  verdict: '',
  ready: reason.code === 'MANIFEST_MISSING' && waiver === null ? '0' : '',
});

/** Tells a check as CSV: a row for each finding, and for each folder at least one. */
export const tellCsv = (telling: Telling): Teller => {
  const { stdout } = telling.call;
  let isBegun = false;
  const say = async (rows: readonly string[]): Promise<void> => {
    const header = isBegun ? '' : csvRow(checkColumns, lf);
    isBegun = true;
    await write(stdout, header + rows.join(''));
  };
  return {
    folders: (checked) => say(checked.flatMap((one) => folderRows(one, telling))),
    loose: (_, findings) => say(findings.map((one) => rowOf(looseHead(one), manifestCells(one), telling))),
    end: () => say([]),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
};
