import type { Entry } from '../../domain/entry.ts';
import { factsOf, type Reason } from '../../domain/reason.ts';
import { ruleNames } from '../../domain/rule-name.ts';
import { areaWordsIn } from '../../texts/area-words-in.ts';
import { reportedIn, waivedIn } from '../../texts/verdict-document.ts';
import { staffSentence } from '../../texts/words-in.ts';
import { write } from '../output.ts';
import { unjudgedWhy } from '../unjudged.ts';
import { type DraftText, openDraftText } from './draft-text.ts';
import type { Telling } from './telling.ts';
import type { CheckedFolder, ManifestFinding, Teller } from './told.ts';
import { xmlElement, xmlText } from './xml.ts';

/** What a test case says: what makes it fail, what makes it an error, and what is only to be known. */
type Case = {
  readonly name: string;
  readonly failures: readonly Reason[];
  readonly error: string | null;
  readonly notes: readonly string[];
};

type Granted = { readonly by: string; readonly why: string; readonly until: string };

const waivedNote = (reason: Reason, { by, why, until }: Granted, { language }: Telling): string =>
  `${reason.code} ${staffSentence(reason, language)} ${areaWordsIn(language).waived({ by, why, until })}`;

const entryParts = (entry: Entry, telling: Telling): Pick<Case, 'failures' | 'notes'> => {
  const reasons = reportedIn(entry, ruleNames).map(({ reason }) => reason);
  const counts = ({ code }: Reason): boolean => factsOf(code).effect !== 'none';
  const advice = reasons.filter((reason) => !counts(reason));
  return {
    failures: reasons.filter(counts),
    notes: [
      ...advice.map((reason) => `${reason.code} ${staffSentence(reason, telling.language)}`),
      ...waivedIn(entry, ruleNames).map(({ reason, waiver }) => waivedNote(reason, waiver, telling)),
    ],
  };
};

const manifestParts = (findings: readonly ManifestFinding[], telling: Telling): Pick<Case, 'failures' | 'notes'> => ({
  failures: findings.flatMap(({ reason, waiver }) => (waiver === null ? [reason] : [])),
  notes: findings.flatMap(({ reason, waiver }) => (waiver === null ? [] : [waivedNote(reason, waiver, telling)])),
});

const folderCase = ({ folder, outcome, manifest }: CheckedFolder, telling: Telling): Case => {
  const own = outcome.kind === 'judged' ? entryParts(outcome.entry, telling) : { failures: [], notes: [] };
  const listed = manifestParts(manifest ?? [], telling);
  return {
    name: folder,
    failures: [...own.failures, ...listed.failures],
    error: outcome.kind === 'unjudged' ? unjudgedWhy(outcome.unjudged) : null,
    notes: [...own.notes, ...listed.notes],
  };
};

const looseCase = (finding: ManifestFinding, telling: Telling): Case => {
  const { reason } = finding;
  const place = 'folder' in reason ? `${reason.folder}${reason.file === null ? '' : `/${reason.file}`}, ` : '';
  const line = 'line' in reason ? `line ${reason.line}` : '';
  return { name: `${place}${line}`, error: null, ...manifestParts([finding], telling) };
};

const caseText = ({ name, failures, error, notes }: Case, suite: string, { words, language }: Telling): string => {
  const parts = [
    ...(error === null ? [] : [xmlElement('error', { type: 'unjudged', message: error })]),
    ...failures.map((reason) => {
      const message = staffSentence(reason, language);
      return xmlElement('failure', { type: reason.code, message }, xmlText(words.codes[reason.code].remedy));
    }),
    ...(notes.length === 0 ? [] : [xmlElement('system-out', {}, xmlText(notes.join('\n')))]),
  ];
  return `${xmlElement('testcase', { classname: `ozma.${suite}`, name }, parts.join(''))}\n`;
};

/** The cases of one suite: their text, put aside until they are counted. */
type Suite = { readonly name: string; readonly draft: DraftText; tests: number; failures: number; errors: number };

const openSuite = async (name: string): Promise<Suite> => {
  const draft = await openDraftText();
  return { name, draft, tests: 0, failures: 0, errors: 0 };
};

const addCase = async (suite: Suite, one: Case, telling: Telling): Promise<void> => {
  suite.tests += 1;
  if (one.error !== null) suite.errors += 1;
  else if (one.failures.length > 0) suite.failures += 1;
  await suite.draft.add(caseText(one, suite.name, telling));
};

const countsOf = (suites: readonly Suite[]) => ({
  tests: suites.reduce((sum, { tests }) => sum + tests, 0),
  failures: suites.reduce((sum, { failures }) => sum + failures, 0),
  errors: suites.reduce((sum, { errors }) => sum + errors, 0),
});

const startTag = (name: string, attributes: Readonly<Record<string, string | number>>): string =>
  `${xmlElement(name, attributes).slice(0, -2)}>\n`;

const writeSuites = async (suites: readonly Suite[], { call: { stdout } }: Telling): Promise<void> => {
  await write(stdout, '<?xml version="1.0" encoding="UTF-8"?>\n');
  await write(stdout, startTag('testsuites', { name: 'ozma check', ...countsOf(suites) }));
  for (const suite of suites) {
    await write(stdout, startTag('testsuite', { name: suite.name, ...countsOf([suite]) }));
    for await (const text of suite.draft.pieces()) await write(stdout, text);
    await write(stdout, '</testsuite>\n');
  }
  await write(stdout, '</testsuites>\n');
};

/**
 * Tells a check as JUnit XML: a test case for each folder with a failure for each finding, and a suite of its own for what belongs to no folder
 * that came. Its heads hold counts, so that the cases wait on disk until all are known.
 */
export const tellJunit = async (telling: Telling): Promise<Teller> => {
  const [folders, manifest] = [await openSuite('folders'), await openSuite('manifest')];
  return {
    folders: async (checked) => {
      for (const one of checked) await addCase(folders, folderCase(one, telling), telling);
    },
    loose: async (_, findings) => {
      for (const one of findings) await addCase(manifest, looseCase(one, telling), telling);
    },
    end: (tally) => writeSuites(tally.manifest === null ? [folders] : [folders, manifest], telling),
    [Symbol.asyncDispose]: async () => {
      await folders.draft[Symbol.asyncDispose]();
      await manifest.draft[Symbol.asyncDispose]();
    },
  };
};
