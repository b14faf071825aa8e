import type { z } from 'zod';
import { factsOf, isReasonCode, type ReasonCode, reasonCodes } from '../src/domain/reason.ts';
import { namesSomebody, waivability } from '../src/domain/waiver.ts';
import { filledText, strictMap } from './config-checks.ts';
import type { ConfigFault } from './config-fault.ts';
import { faultsOfIssue } from './issue-faults.ts';
import { nearestWord } from './nearest-word.ts';
import { type CheckedYaml, parseYamlDocument, type YamlDocument } from './yaml-document.ts';

const rowSchema = strictMap({
  code: filledText().describe('Reason code that no longer counts, in any case.'),
  ticket: filledText().describe('Ticket for which it no longer counts; for codes of verdicts.').optional(),
  folder: filledText().describe('Folder of the batch for which it no longer counts; for MANIFEST_ codes.').optional(),
  item: filledText().describe('This item alone, as kind:id.').optional(),
  file: filledText().describe('This file of the folder alone.').optional(),
  for: filledText().describe('This sender or author alone.').optional(),
  by: filledText().describe('Who grants it.'),
  why: filledText().describe('The reason, shown with whatever it changes.'),
  until: filledText().describe('When it ends: ISO 8601; a day alone means its beginning.'),
});

type Row = z.infer<typeof rowSchema>;

type Granted = { readonly by: string; readonly why: string; readonly until: string };

/** One waiver of a file of waivers: for a ticket a code of verdicts, for a folder of a batch a code of manifests. */
export type WaiverRow = Granted &
  (
    | {
        readonly kind: 'ticket';
        readonly code: ReasonCode;
        readonly ticket: string;
        readonly item: string | null;
        readonly onlyFor: string | null;
      }
    | { readonly kind: 'folder'; readonly code: ReasonCode; readonly folder: string; readonly file: string | null }
  );

type Fault = readonly [key: keyof Row, message: string];

const unknownCode = (word: string): string => {
  const near = nearestWord(word, reasonCodes);
  return `expected a reason code${near === null ? ', as `ozma rules` lists them' : `; did you mean '${near}'?`}`;
};

const unwanted = (row: Row, keys: readonly (keyof Row)[], message: string): readonly Fault[] =>
  keys.flatMap((key): readonly Fault[] => (row[key] === undefined ? [] : [[key, message]]));

const folderFaults = (row: Row, code: ReasonCode): readonly Fault[] => [
  ...(code === 'MANIFEST_INVALID'
    ? [['code', 'MANIFEST_INVALID cannot be waived: a row that cannot be used lists nothing; mend it'] as const]
    : []),
  ...(row.folder === undefined ? [['code', `${code} is waived for a folder; say folder`] as const] : []),
  ...unwanted(row, ['ticket', 'item', 'for'], `expected only folder and file, for ${code} is about a manifest`),
];

const ticketFaults = (row: Row, code: ReasonCode): readonly Fault[] => [
  ...(waivability[code] === 'yes'
    ? []
    : [['code', `${code} cannot be waived; \`ozma rules ${code}\` tells what to do`] as const]),
  ...(row.ticket === undefined ? [['code', `${code} is waived for a ticket; say ticket`] as const] : []),
  ...unwanted(row, ['folder', 'file'], `expected only ticket, item and for, for ${code} is about a ticket`),
  ...(factsOf(code).subject === 'item' ? [] : unwanted(row, ['item'], `expected none: ${code} is about the folder`)),
  ...(namesSomebody(code) ? [] : unwanted(row, ['for'], `expected none: ${code} is about no sender and no author`)),
];

const rowFaults = (row: Row): readonly Fault[] => {
  const code = row.code.toUpperCase();
  if (!isReasonCode(code)) return [['code', unknownCode(code)]];
  return factsOf(code).subject === 'batch' ? folderFaults(row, code) : ticketFaults(row, code);
};

const waiverOf = ({ by, why, until, ...row }: Row): readonly WaiverRow[] => {
  const code = row.code.toUpperCase();
  if (!isReasonCode(code)) return [];
  const { ticket, folder, item = null, file = null, for: onlyFor = null } = row;
  if (folder !== undefined) return [{ kind: 'folder', code, folder, file, by, why, until }];
  return ticket === undefined ? [] : [{ kind: 'ticket', code, ticket, item, onlyFor, by, why, until }];
};

const checkRow = (value: unknown, index: number): CheckedYaml<readonly WaiverRow[]> => {
  const parsed = rowSchema.safeParse(value, { reportInput: true });
  const faults: readonly ConfigFault[] = parsed.success
    ? rowFaults(parsed.data).map(([key, message]) => ({ path: [key], at: 'value', message }))
    : parsed.error.issues.flatMap((issue) => faultsOfIssue(rowSchema, issue));
  if (parsed.success && faults.length === 0) return { kind: 'valid', value: waiverOf(parsed.data) };
  return { kind: 'faulty', faults: faults.map((fault) => ({ ...fault, path: [index, ...fault.path] })) };
};

const checkWaivers = (value: unknown): CheckedYaml<readonly WaiverRow[]> => {
  if (value !== null && !Array.isArray(value)) {
    return { kind: 'faulty', faults: [{ path: [], at: 'value', message: 'expected a list of waivers' }] };
  }
  const rows = (value ?? []).map(checkRow);
  const faults = rows.flatMap((row) => (row.kind === 'faulty' ? row.faults : []));
  if (faults.length > 0) return { kind: 'faulty', faults };
  return { kind: 'valid', value: rows.flatMap((row) => (row.kind === 'valid' ? row.value : [])) };
};

/**
 * Reads a file of waivers: a YAML list of `{ code, ticket | folder, item?, file?, for?, by, why, until }`, or every fault of it with line and
 * column. Only codes that a person may waive are taken (product.md 7).
 */
export const parseWaiverFile = (text: string, fileName: string): YamlDocument<readonly WaiverRow[]> =>
  parseYamlDocument(text, fileName, checkWaivers);
