import { type InboxEntry, inboxEntry } from '../spool/inbox.ts';
import { checkInbox } from './check-inbox.ts';
import { type JudgeNews, type JudgeParts, judgeFolders } from './judge-folders.ts';
import { reconcile } from './reconcile.ts';
import { openSettling } from './settling.ts';
import { listWaiting, settledBatches } from './waiting.ts';

/** What ingesting works on. */
export type IngestParts = JudgeParts & {
  readonly settleSeconds: number;
  /** Which entries of the inbox are meant; all of them when it always says yes. */
  readonly isMeant: (entry: InboxEntry) => boolean;
};

/** What ingesting tells: besides, how many there are at the start, and how many were left alone at the end. */
export type IngestNews =
  | { readonly kind: 'found'; readonly count: number }
  | JudgeNews
  | { readonly kind: 'unsettled'; readonly count: number };

/** Judges what is in the inbox once, for real. First it finishes what an earlier run left. */
export async function* ingest(parts: IngestParts): AsyncGenerator<IngestNews> {
  const { inboxDir, batchSize, settleSeconds } = parts;
  const spool = checkInbox(parts.deskDir, inboxDir);
  const { left, unmoved } = await reconcile({ ...parts, isIdle: false });
  for (const one of unmoved) yield { kind: 'unmoved', ...one };
  const meant = (await listWaiting(inboxDir)).filter((relative) => parts.isMeant(inboxEntry(inboxDir, relative)));
  yield { kind: 'found', count: left.length + meant.length };
  const unsettled = { count: 0 };
  const onUnsettled = () => {
    unsettled.count += 1;
  };
  const waiting = settledBatches(meant, { inboxDir, batchSize, settling: openSettling(settleSeconds), onUnsettled });
  yield* judgeFolders(left, waiting, { ...parts, spool, isStopping: () => false });
  if (unsettled.count > 0) yield { kind: 'unsettled', count: unsettled.count };
}
