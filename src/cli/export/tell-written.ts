import { relative } from 'node:path';
import type { ExportFacts } from '../../manifest/package/export-facts.ts';
import { exportWordsIn } from '../../texts/export-words-in.ts';
import type { Language } from '../../texts/languages.ts';
import { shown } from '../../texts/shown.ts';
import type { Call } from '../call.ts';
import { writeLine } from '../output.ts';

/** Where an export was written to, and in which language that is told. */
export type WrittenTo = { readonly path: string; readonly language: Language };

/** The path as somebody types it who is in the working directory. */
const fromHere = (path: string, cwd: string): string => {
  const way = relative(cwd, path);
  return way.startsWith('..') ? path : way || '.';
};

/** Says on stderr how much was written where, of which instant of the ledger, and the seal where it has one. */
export const tellWritten = async (
  call: Call,
  { facts, seal }: { readonly facts: ExportFacts; readonly seal: string | null },
  { path, language }: WrittenTo,
): Promise<void> => {
  if (call.quiet) return;
  const words = exportWordsIn(language);
  const place = shown(fromHere(path, call.cwd));
  const { rows, submissions, ledger } = facts;
  const told = facts.export === 'ledger' ? words.eventsIn(place, rows) : words.rowsIn(place, rows, submissions);
  const sealed = seal === null ? [] : [words.seal(seal), words.keepApart(place)];
  for (const line of [told, words.head(ledger), ...sealed]) await writeLine(call.stderr, line);
};
