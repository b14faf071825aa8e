import { hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { canaryText } from '../../src/torture/site.ts';
import type { Run } from './run-ozma.ts';

/** What must become of one folder, as `expected.jsonl` has it. */
export type Expected = {
  readonly path: string;
  readonly attack: string;
  readonly verdict: string;
  readonly codes: readonly string[];
};

/** A verdict as ozma prints it, as far as it is held up to what was expected. */
export type Document = {
  readonly path: string;
  readonly verdict: string;
  readonly findings: readonly { readonly code: string; readonly evidence: unknown }[];
};

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

/** What must become of each folder of a desk, in the order in which they were made. */
export const expectedOf = (desk: string): readonly Expected[] =>
  linesOf(readFileSync(join(desk, 'expected.jsonl'), 'utf8')).map((line) => JSON.parse(line));

/** The verdicts that a run printed. */
export const documentsOf = ({ stdout }: Run): readonly Document[] => linesOf(stdout).map((line) => JSON.parse(line));

const codesOf = ({ findings }: Document): string => [...new Set(findings.map(({ code }) => code))].sort().join(' ');

const complaintOf = ({ path, attack, verdict, codes }: Expected, found: readonly Document[]): readonly string[] => {
  const [only, ...more] = found;
  if (only === undefined || more.length > 0) return [`${path} (${attack}) has ${found.length} verdicts`];
  const [asked, given] = [`${verdict} ${[...codes].sort().join(' ')}`, `${only.verdict} ${codesOf(only)}`];
  return asked === given ? [] : [`${path} (${attack}) is ${given}, not ${asked}`];
};

/** What is wrong with the verdicts of a run: a folder with none or several, another verdict or other codes, and one of nothing that was made. */
export const complaintsOf = (expected: readonly Expected[], documents: readonly Document[]): readonly string[] => {
  const byPath = Map.groupBy(documents, ({ path }) => path);
  const known = new Set(expected.map(({ path }) => path));
  return [
    ...expected.flatMap((one) => complaintOf(one, byPath.get(one.path) ?? [])),
    ...[...byPath.keys()].filter((path) => !known.has(path)).map((path) => `${path} has a verdict and was never made`),
  ];
};

const canariesOf = (desk: string): readonly string[] =>
  readdirSync(join(desk, 'outside')).flatMap((part) =>
    readdirSync(join(desk, 'outside', part)).map((name) => join(desk, 'outside', part, name)),
  );

/** The files outside that were opened and read since the desk was made, by their access times. */
export const canariesRead = (desk: string): readonly string[] =>
  canariesOf(desk).filter((path) => statSync(path).atimeMs !== 1000);

/** Whether the file system moves access times, without which an unread file proves nothing: reads the files outside to see. */
export const keepsAccessTimes = (desk: string): boolean => {
  for (const path of canariesOf(desk)) readFileSync(path);
  return canariesRead(desk).length > 0;
};

/** Whether anything that a run printed came from outside: the text of a canary, or its hash. */
export const tellsCanary = ({ stdout, stderr }: Run): boolean =>
  [canaryText.trim(), hash('sha256', canaryText)].some((secret) => `${stdout}${stderr}`.includes(secret));
