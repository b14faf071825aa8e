import { ruleNames } from '../../domain/rule-name.ts';
import { verdictDocument } from '../../texts/verdict-document.ts';
import type { Words } from '../../texts/words.ts';
import { write, writeJson } from '../output.ts';
import type { Telling } from './telling.ts';
import { type CheckedFolder, type CheckTally, foldersOf, type ManifestFinding, type Teller } from './told.ts';
import type { CheckWaivers, FileWaiver } from './waivers.ts';

/** One point of a manifest as JSON, with its words; `waived` only where a waiver covers it. */
const manifestDocument = ({ reason, waiver }: ManifestFinding, words: Words) => {
  const { code, ...rest } = reason;
  const { line = null, ...evidence } = { line: null, ...rest };
  const { title, remedy } = words.codes[code];
  const document = { code, line, evidence, title, remedy };
  if (waiver === null) return document;
  const { by, why, until } = waiver;
  return { ...document, waived: { id: null, line: waiver.line, by, why, until } };
};

type Finding = ReturnType<typeof verdictDocument>['findings'][number];

/** A waiver of a file has no number of its own in the desk, but a line. */
const placedIn = (waivers: CheckWaivers, finding: Finding) => {
  const line = finding.waived === undefined ? null : waivers.lineOf(finding.waived.id);
  return line === null ? finding : { ...finding, waived: { ...finding.waived, id: null, line } };
};

/** What there is only with a manifest: the folder as the manifest names it, whether it is ready, and on what they do not agree. */
const batchPart = ({ folder, isReady, manifest }: CheckedFolder, words: Words) =>
  manifest === null ? {} : { folder, ready: isReady, manifest: manifest.map((one) => manifestDocument(one, words)) };

const folderDocument = (checked: CheckedFolder, { words, waivers }: Telling) => {
  const { outcome } = checked;
  const told = batchPart(checked, words);
  if (outcome.kind === 'unjudged') {
    const { end, why, taken } = outcome.unjudged;
    return { kind: 'unjudged', path: taken.shownPath, end, why, ...told };
  }
  const document = verdictDocument(outcome.entry, ruleNames, words);
  const findings = document.findings.map((finding) => placedIn(waivers, finding));
  return { ...document, findings, ...told };
};

const fileWaiverDocument = (waiver: FileWaiver) => {
  const place = waiver.kind === 'ticket' ? { ticket: waiver.ticket } : { folder: waiver.folder };
  return { line: waiver.line, code: waiver.code, ...place, until: waiver.until };
};

const summaryDocument = (tally: CheckTally, { waivers }: Telling) => ({
  kind: 'summary',
  folders: foldersOf(tally),
  ready: tally.ready,
  unjudged: tally.unjudged,
  verdicts: Object.fromEntries(tally.verdicts),
  manifest: tally.manifest && { ...tally.manifest, faults: Object.fromEntries(tally.manifest.faults) },
  waivers: { expired: waivers.expired.map(fileWaiverDocument), unused: waivers.unused().map(fileWaiverDocument) },
});

/** Tells a check as JSON Lines: a document for each folder; with a manifest also one for each of its faults, and a summary. */
export const tellJson = (telling: Telling): Teller => {
  const { stdout } = telling.call;
  return {
    folders: async (checked) => {
      const told = checked.filter(({ outcome, manifest }) => outcome.kind === 'judged' || manifest !== null);
      await write(stdout, told.map((one) => `${JSON.stringify(folderDocument(one, telling))}\n`).join(''));
    },
    loose: async (_, findings) => {
      for (const one of findings) {
        await writeJson(stdout, { kind: 'manifest', ...manifestDocument(one, telling.words) });
      }
    },
    end: async (tally) => {
      if (tally.manifest !== null) await writeJson(stdout, summaryDocument(tally, telling));
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
};
