import { type ChainLook, type LostHead, lookAtChain } from '../../audit/verify/heads-stand.ts';
import { appendKeptHead, type KeptHeads, readHeadsToKeep } from '../../audit/verify/kept-head-file.ts';
import type { LedgerHead } from '../../domain/ledger.ts';
import type { Language } from '../../texts/languages.ts';
import type { LedgerWords } from '../../texts/ledger-words.ts';
import { ledgerWordsIn } from '../../texts/ledger-words-in.ts';
import { type Desk, wireSnapshot } from '../../wire.ts';
import type { Call } from '../call.ts';
import { writeLine } from '../output.ts';
import { openProgress, totals } from '../progress.ts';

/** The desk's head, and what the heads kept before it say of the ledger; one that is not sound is not kept. */
export type Keeping = { readonly head: LedgerHead; readonly lost: readonly LostHead[]; readonly isSound: boolean };

/** The file in which heads are kept, and how to speak of it. */
type KeepingFile = { readonly file: string; readonly shownAs: string; readonly language: Language };

type Looked = ChainLook & { readonly head: LedgerHead };

/** Walks the chain of an instant after the file was read, so that a head of another process cannot be newer than it. */
const look = async (call: Call, desk: Desk, kept: KeptHeads, words: LedgerWords): Promise<Looked> => {
  await using snapshot = wireSnapshot(desk);
  const { head } = snapshot;
  const ours = kept.heads.filter((one) => one.head.desk === head.desk);
  const progress = openProgress(call, words.looking);
  progress.start(head.seq);
  const looked = await lookAtChain(ours, snapshot, totals(progress));
  progress.clear();
  return { ...looked, head };
};

/** At most so many lines that cannot be read are told. */
const mostTold = 5;

/** What is odd about the file itself, for whoever keeps it. */
const oddities = (kept: KeptHeads, { desk }: LedgerHead, { shownAs, language }: KeepingFile): readonly string[] => {
  const words = ledgerWordsIn(language);
  const last = kept.unreadable.at(-1);
  const torn = kept.isEnded || last === undefined || last.line !== kept.lines ? null : last;
  const isForeign = kept.heads.length > 0 && kept.heads.every(({ head }) => head.desk !== desk);
  return [
    ...kept.unreadable
      .filter((one) => one !== torn)
      .slice(-mostTold)
      .map(({ line, why }) => words.unreadable(shownAs, line, why)),
    ...(torn === null ? [] : [words.torn(shownAs, torn.line)]),
    ...(isForeign ? [words.onlyOtherDesks(shownAs)] : []),
  ];
};

const lostLines = ({ lost, brokenAt, head }: Looked, words: LedgerWords, file: string): readonly string[] => [
  ...lost.map(({ head: { seq }, line, found }) =>
    found === null ? words.lost.gone(seq, line, head.seq) : words.lost.changed(seq, line),
  ),
  ...(brokenAt === null ? [] : [words.broken(brokenAt)]),
  lost.length > 0 ? words.rolledBack(file) : words.notChained,
];

/**
 * Keeps the desk's head in a file, once the whole chain and every head of this desk that was kept there have been found to stand. Else nothing is
 * appended, and what is wrong is told.
 */
export const keepHead = async (call: Call, desk: Desk, keeping: KeepingFile): Promise<Keeping> => {
  const { file, shownAs, language } = keeping;
  const words = ledgerWordsIn(language);
  const kept = await readHeadsToKeep(file);
  const looked = await look(call, desk, kept, words);
  const { head, lost } = looked;
  for (const line of call.quiet ? [] : oddities(kept, head, keeping)) await writeLine(call.stderr, line);
  if (lost.length > 0 || looked.brokenAt !== null) {
    for (const line of lostLines(looked, words, shownAs)) await writeLine(call.stderr, line);
    return { head, lost, isSound: false };
  }
  const isNew = await appendKeptHead(file, head);
  if (!call.quiet) {
    await writeLine(call.stderr, isNew ? words.appended(shownAs, head.seq) : words.alreadyKept(shownAs));
  }
  return { head, lost, isSound: true };
};
