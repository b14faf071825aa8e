import { errnoOf } from '../../workers/inspect/disk-error.ts';
import type { LoadedTable } from '../desk/load-tables.ts';
import { OzmaError, type OzmaErrorCode } from '../domain/ozma-error.ts';
import { checkInbox } from '../intake/check-inbox.ts';
import { type JudgeNews, type JudgeParts, judgeFolders } from '../intake/judge-folders.ts';
import { reconcile } from '../intake/reconcile.ts';
import { openSettling, type Settling } from '../intake/settling.ts';
import { listWaiting, settledBatches } from '../intake/waiting.ts';
import { type Backoff, openBackoff } from './backoff.ts';
import { type Bell, openBell } from './bell.ts';
import type { DeskTables } from './desk-tables.ts';
import { type InboxHints, openInboxHints } from './inbox-hints.ts';

/** What intake tells as it goes on and on. */
export type IntakeNews =
  | JudgeNews
  | ({ readonly kind: 'table' } & LoadedTable)
  | { readonly kind: 'intake-stopped'; readonly why: string }
  | { readonly kind: 'intake-resumed' };

/** What the intake of `serve` works on. */
export type IntakeLoopParts = JudgeParts & {
  readonly settleSeconds: number;
  readonly scanMs: number;
  readonly tables: DeskTables;
  readonly onNews: (news: IntakeNews) => void;
};

/** Intake as it runs beside the rest of `serve`. */
export type IntakeLoop = {
  /** Takes nothing in any more, finishes what it has taken, and ends. */
  readonly stop: () => void;
  /** Kept when it has ended; broken by what no waiting cures. */
  readonly ended: Promise<void>;
};

/** How often disk and database are brought together again, for another process may have died beside this one, in milliseconds. */
const reconcileMs = 60_000;
/** How long a folder that cannot be taken is left alone. */
const retakeMs = 60_000;
/** The shortest rest between two scans; a scan that takes long is followed by a rest that is longer still. */
const restMs = 250;
/** How many stuck folders are remembered, so that each is told once. */
const mostTold = 10_000;

const incurable: readonly OzmaErrorCode[] = ['database-damaged', 'database-newer', 'disk-unconfirmed'];

/** What waiting or a hand on the machine may cure: the disk, the database, the inbox, a table that is being written. */
const whyStopped = (error: unknown): string | null => {
  if (error instanceof OzmaError) {
    return incurable.includes(error.code) ? null : error.message;
  }
  return error instanceof Error && errnoOf(error) !== '' ? error.message : null;
};

type Running = {
  readonly parts: IntakeLoopParts;
  readonly settling: Settling;
  readonly hints: InboxHints;
  readonly isStopping: () => boolean;
  readonly reconcile: { isDue: boolean; doneMs: number };
  /** Hears of each thing that was done, which proves that intake runs. */
  readonly onDone: (news: JudgeNews) => void;
};

const leftOver = async ({ parts, reconcile: state, onDone }: Running) => {
  if (!state.isDue && performance.now() - state.doneMs < reconcileMs) return [];
  state.isDue = true;
  const { left, unmoved } = await reconcile({ ...parts, isIdle: true });
  for (const one of unmoved) onDone({ kind: 'unmoved', ...one });
  state.doneMs = performance.now();
  return left;
};

/** One look at the desk: tables, what was left over, then everything in the inbox that has settled. */
const runPass = async (running: Running): Promise<void> => {
  const { parts, settling, hints, isStopping, onDone } = running;
  const { deskDir, inboxDir, batchSize } = parts;
  const spool = checkInbox(deskDir, inboxDir);
  hints.follow(spool.inbox);
  for (const table of await parts.tables.load()) parts.onNews({ kind: 'table', ...table });
  const left = await leftOver(running);
  // Until the pass has ended well, what it takes may be left over.
  running.reconcile.isDue = true;
  const relatives = await listWaiting(inboxDir);
  settling.keepOnly(new Set(relatives));
  const waiting = settledBatches(relatives, { inboxDir, batchSize, settling, onUnsettled: () => undefined });
  for await (const news of judgeFolders(left, waiting, { ...parts, spool, isStopping })) {
    if (news.kind === 'not-taken') settling.postpone(news.relative, Date.now() + retakeMs);
    onDone(news);
  }
  running.reconcile.isDue = false;
};

/** Passes on what is told, and folders that are stuck once each. */
const tellOnce = (onNews: (news: IntakeNews) => void): ((news: JudgeNews) => void) => {
  const told = new Set<string>();
  return (news) => {
    if (news.kind !== 'batch') {
      const key = `${news.kind} ${news.shownPath} ${news.why}`;
      if (told.has(key)) return;
      if (told.size >= mostTold) told.clear();
      told.add(key);
    }
    onNews(news);
  };
};

/** Tells when intake stops and goes on again, each once. */
const openFlag = (onNews: (news: IntakeNews) => void) => {
  let reason: string | null = null;
  return {
    stopped: (why: string): void => {
      if (why !== reason) onNews({ kind: 'intake-stopped', why });
      reason = why;
    },
    runs: (): void => {
      if (reason !== null) onNews({ kind: 'intake-resumed' });
      reason = null;
    },
  };
};

type Pace = { readonly bell: Bell; readonly backoff: Backoff; readonly flag: ReturnType<typeof openFlag> };

/** Runs one pass; answers for how long to wait for the next: at least, and at most when nothing hints that something came. */
const passAndRest = async (
  running: Running,
  { backoff, flag }: Pace,
): Promise<readonly [atLeast: number, atMost: number]> => {
  const startedMs = performance.now();
  try {
    await runPass(running);
    flag.runs();
    backoff.reset();
  } catch (error) {
    const why = whyStopped(error);
    if (why === null) throw error;
    running.reconcile.isDue = true;
    flag.stopped(why);
    const waitMs = backoff.nextMs();
    return [waitMs, waitMs];
  }
  const { scanMs } = running.parts;
  const atLeast = Math.max(restMs, Math.min(scanMs, (performance.now() - startedMs) * 2));
  const nextMs = (running.settling.nextMs() ?? Number.POSITIVE_INFINITY) - Date.now();
  return [atLeast, Math.max(atLeast, Math.min(scanMs, nextMs))];
};

const goOn = async (running: Running, pace: Pace, stopping: Bell): Promise<void> => {
  while (!running.isStopping()) {
    const [atLeast, atMost] = await passAndRest(running, pace);
    if (running.isStopping()) return;
    await stopping.wait(atLeast);
    if (!running.isStopping()) await pace.bell.wait(atMost - atLeast);
  }
};

/**
 * Opens the intake of `serve`: scans the inbox again and again, and judges what has settled. A fault of disk, inbox or database stops it with a
 * reason, is tried again with growing waits, and never becomes a verdict (product.md 11).
 */
export const openIntakeLoop = (parts: IntakeLoopParts): IntakeLoop => {
  const [bell, stopping] = [openBell(), openBell()];
  let isStopping = false;
  const flag = openFlag(parts.onNews);
  const tell = tellOnce(parts.onNews);
  const hints = openInboxHints(parts.inboxDir, bell.ring);
  const onDone = (news: JudgeNews): void => {
    flag.runs();
    tell(news);
  };
  const running: Running = {
    parts,
    settling: openSettling(parts.settleSeconds),
    hints,
    isStopping: () => isStopping,
    reconcile: { isDue: true, doneMs: 0 },
    onDone,
  };
  const ended = goOn(running, { bell, backoff: openBackoff(), flag }, stopping).finally(() => hints[Symbol.dispose]());
  return {
    stop: () => {
      isStopping = true;
      stopping.ring();
      bell.ring();
    },
    ended,
  };
};
