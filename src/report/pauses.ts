import { type Instant, instantAt } from '../domain/instant.ts';
import { type Span, secondOf } from '../domain/spans.ts';
import type { KeptFolder, QueueWaits, RecordedPause, ReportReads } from '../store/report-reads.ts';
import { openOverlaps } from './overlaps.ts';
import type { ReportQuestion } from './question.ts';
import type { Table } from './table.ts';

/** A pause and what it cost within the range that was asked for; whole seconds. */
export type PauseCost = {
  readonly pause: RecordedPause;
  /** When it was over: also one whose time has come, though nobody has ended it yet; null while it goes on. */
  readonly overAt: Instant | null;
  /** How long it was in force. */
  readonly seconds: number;
  /** Repairs that waited meanwhile, and for how long in all. */
  readonly repairs: number;
  readonly waitedSeconds: number;
  /** Folders that it kept in `processing/`. */
  readonly folders: number;
};

/** The pauses of a range in the order in which they began. */
export type PausesReport = { readonly kind: 'pauses'; readonly pauses: readonly PauseCost[] };

type Subject = {
  readonly ticketKey: string | null;
  readonly ownerKey: string | null;
  readonly itemKinds: readonly string[];
};

const stops = ({ scope, scopeKey }: RecordedPause, { ticketKey, ownerKey, itemKinds }: Subject): boolean => {
  switch (scope.kind) {
    case 'desk':
      return true;
    case 'ticket':
      return scopeKey === ticketKey;
    case 'owner':
      return scopeKey === ownerKey;
    case 'item-kind':
      return itemKinds.includes(scopeKey);
  }
};

const overAt = ({ until, ended }: RecordedPause, now: Instant): Instant | null =>
  ended?.at ?? (until !== null && until <= now ? until : null);

/** When a pause was in force within the range: not beyond its own end, or now. */
const inForce = ({ since, until, ended }: RecordedPause, { range, now }: ReportQuestion): Span => {
  const ends = [ended?.at, until, range.to, now].filter((end) => end !== null && end !== undefined);
  const from = Math.max(secondOf(since), range.from === null ? Number.NEGATIVE_INFINITY : secondOf(range.from));
  return { from, to: Math.max(from, Math.min(...ends.map(secondOf))) };
};

const spanOf = ({ from, to }: { readonly from: Instant; readonly to: Instant | null }): Span => ({
  from: secondOf(from),
  to: to === null ? Number.POSITIVE_INFINITY : secondOf(to),
});

type Sums = { repairs: number; waitedSeconds: number; folders: number };

/** Adds up what waited while pauses were in force. */
const openSums = (pauses: readonly RecordedPause[], spans: readonly Span[]) => {
  const sums = pauses.map((): Sums => ({ repairs: 0, waitedSeconds: 0, folders: 0 }));
  const overlaps = openOverlaps(spans);
  const secondsOf = (stretches: readonly Span[], subject: Subject): ReadonlyMap<number, number> => {
    const seconds = new Map<number, number>();
    for (const stretch of stretches) {
      for (const [place, length] of overlaps(stretch)) {
        const pause = pauses[place];
        if (pause !== undefined && stops(pause, subject)) seconds.set(place, (seconds.get(place) ?? 0) + length);
      }
    }
    return seconds;
  };
  return {
    sums,
    addRepair: ({ itemKind, stretches, ...of }: QueueWaits) => {
      for (const [place, seconds] of secondsOf(stretches.map(spanOf), { ...of, itemKinds: [itemKind] })) {
        const sum = sums[place];
        if (sum === undefined) continue;
        sum.repairs += 1;
        sum.waitedSeconds += seconds;
      }
    },
    addFolder: ({ from, to, ...subject }: KeptFolder) => {
      for (const place of secondsOf([spanOf({ from, to })], subject).keys()) {
        const sum = sums[place];
        if (sum !== undefined) sum.folders += 1;
      }
    },
  };
};

/** Tells what each pause of a range cost. */
export const pausesReport = async (
  reads: Pick<ReportReads, 'pausesWithin' | 'queueWaits' | 'keptFolders'>,
  question: ReportQuestion,
): Promise<PausesReport> => {
  const pauses = await reads.pausesWithin(question.range);
  const spans = pauses.map((pause) => inForce(pause, question));
  const { sums, addRepair, addFolder } = openSums(pauses, spans);
  if (spans.some(({ from, to }) => from < to)) {
    const within = {
      from: instantAt(spans.reduce((first, { from }) => Math.min(first, from), Number.POSITIVE_INFINITY) * 1000),
      to: instantAt(spans.reduce((last, { to }) => Math.max(last, to), 0) * 1000),
    };
    for await (const page of reads.queueWaits(within)) page.forEach(addRepair);
    for await (const page of reads.keptFolders(within)) page.forEach(addFolder);
  }
  const nothing = { repairs: 0, waitedSeconds: 0, folders: 0 };
  return {
    kind: 'pauses',
    pauses: pauses.map((pause, place) => {
      const { from, to } = spans[place] ?? { from: 0, to: 0 };
      return { pause, overAt: overAt(pause, question.now), seconds: to - from, ...(sums[place] ?? nothing) };
    }),
  };
};

const scopeName = ({ scope }: RecordedPause): string | null => {
  switch (scope.kind) {
    case 'desk':
      return null;
    case 'ticket':
      return scope.ticket;
    case 'owner':
      return scope.owner;
    case 'item-kind':
      return scope.itemKind;
  }
};

const columns = [
  ...(['pause', 'kind', 'source', 'scope', 'scope_name', 'who', 'why', 'since', 'until'] as const),
  ...(['ended_at', 'ended_by', 'ended_why', 'seconds', 'repairs_waited', 'waited_seconds', 'folders_kept'] as const),
];

/** The rows of `pauses.csv`. */
export const pausesTable = ({ pauses }: PausesReport): Table => ({
  columns,
  rows: pauses.map(({ pause, seconds, repairs, waitedSeconds, folders }) => [
    ...[pause.id, pause.kind, pause.source, pause.scope.kind, scopeName(pause), pause.who, pause.why],
    ...[pause.since, pause.until, pause.ended?.at ?? null, pause.ended?.by ?? null, pause.ended?.why ?? null],
    ...[seconds, repairs, waitedSeconds, folders],
  ]),
});
