import type { Instant } from '../../domain/instant.ts';
import { type NameRule, nameKey } from '../../domain/person.ts';
import type { ReasonCode } from '../../domain/reason.ts';
import type { ExportFacts } from '../../manifest/package/export-facts.ts';
import type { Redaction } from '../../manifest/redact/redact-body.ts';
import { ledgerRow } from '../../manifest/tables/ledger-row.ts';
import { manifestRows } from '../../manifest/tables/manifest-rows.ts';
import { submissionRow } from '../../manifest/tables/submission-row.ts';
import type { Row } from '../../manifest/tables/table.ts';
import {
  type ExportedSubmission,
  everySubmission,
  type RecordedSubmission,
  type SubmissionFilter,
} from '../../store/reads.ts';
import type { Snapshot } from '../../store/snapshot.ts';
import type { RecordedAsOf } from './recorded-as-of.ts';
import { redactedRows } from './redacted-rows.ts';
import type { Untold } from './story/story.ts';
import type { TellAsOf } from './told-by-ledger.ts';

/** A desk that an export is compared with. */
export type DeskAtHand = {
  readonly snapshot: Snapshot;
  readonly nameRule: NameRule;
  readonly tellAsOf: TellAsOf;
  /** How its exports are redacted; null where its secret is lost. */
  readonly redaction: Redaction | null;
  /** For a file that does not say of when it is, nor what it took: the columns that may have been otherwise then. */
  readonly unknown?: readonly string[];
};

/** The rows that an export should have of one submission or event, and the columns of which the ledger does not tell. */
export type ExpectedRows = {
  /** Id of the submission, or the event's number. */
  readonly of: string;
  /** Number of the event that judged it, or its own. */
  readonly seq: number;
  readonly rows: readonly Row[];
  /** The same rows redacted, where a file does not say whether it is; else null. */
  readonly redacted: readonly Row[] | null;
  readonly untold: readonly string[];
  /** Whether the filter takes it; null where the ledger does not tell. */
  readonly isTaken: boolean | null;
};

/** Which columns of an export say what an older ozma did not record. */
const columnsUntold: Readonly<Record<Untold, readonly string[]>> = {
  'owner-id': ['owner_id'],
  'ticket-status': [],
  'opened-at': [],
  'instructed-at': [],
  expected: ['expected'],
  'item-name': ['item_name'],
  'item-bytes': ['bytes'],
  'is-detained': [],
  'repair-number': [],
  'status-now': ['ticket_status'],
  trace: ['codes'],
};

const codesOf = ({ trace, later }: RecordedSubmission): ReadonlySet<ReasonCode> =>
  new Set([
    ...trace.reasons.map(([, , { code }]) => code),
    ...(trace.waived ?? []).map(([, , { code }]) => code),
    ...later.map(({ reason }) => reason.code),
  ]);

/** Whether it is of the owner who was asked for, of whom a redacted export names the pseudonym alone. */
const isOfOwner = ({ ticket }: RecordedSubmission, { filter, people }: ExportFacts, redaction: Redaction | null) =>
  people === 'named' || filter.owner === null || redaction?.pseudonyms.name(ticket?.owner.name ?? '') === filter.owner;

/** Whether the conditions that may change with time took a submission as it was then. */
const isTakenBy = ({ recorded, untold }: RecordedAsOf, facts: ExportFacts, redaction: Redaction | null) => {
  const { filter } = facts;
  if (!isOfOwner(recorded, facts, redaction)) return false;
  if (filter.verdict.length > 0 && !filter.verdict.includes(recorded.verdict)) return false;
  if (filter.code.length === 0) return true;
  if (untold.includes('trace')) return null;
  const codes = codesOf(recorded);
  return filter.code.some((code) => codes.has(code));
};

const filterOf = ({ filter, people }: ExportFacts, nameRule: NameRule): SubmissionFilter => ({
  ...{ from: filter.from as Instant | null, to: filter.to as Instant | null, ticket: filter.ticket },
  ownerKey: filter.owner === null || people === 'redacted' ? null : nameKey(filter.owner, nameRule),
  ...{ verdicts: null, codes: null },
});

/** The places in the queue as they are now, of the submissions whose events come in order. */
const openPlaces = (snapshot: Snapshot, filter: SubmissionFilter) => {
  const pages = snapshot.reads.exported(filter)[Symbol.asyncIterator]();
  let page: readonly ExportedSubmission[] = [];
  let at = 0;
  return async (ledgerSeq: number): Promise<ExportedSubmission | null> => {
    for (;;) {
      const found = page[at];
      if (found !== undefined && found.ledgerSeq >= ledgerSeq) return found.ledgerSeq === ledgerSeq ? found : null;
      at += 1;
      if (at < page.length) continue;
      const next = await pages.next();
      if (next.done === true) return null;
      [page, at] = [next.value, 0];
    }
  };
};

const withPlaces = (recorded: RecordedSubmission, now: ExportedSubmission | null): RecordedSubmission => ({
  ...recorded,
  repairs: recorded.repairs.map((repair, index) =>
    repair === null ? null : { ...repair, queuePlace: now?.repairs[index]?.queuePlace ?? null },
  ),
});

/** Whether nothing has happened since an export, so that even the places in the queue are known. */
export const isStillNow = ({ ledger }: ExportFacts, { head }: Snapshot): boolean => ledger.seq === head.seq;

/** Conditions that a later event can change: whom a ticket belongs to, and how a submission stands. */
const mayChange = ({ filter }: ExportFacts): boolean =>
  filter.owner !== null || filter.verdict.length + filter.code.length > 0;

/** Whether it can still be told what an export had to take. */
export const isChoiceKnown = (facts: ExportFacts, { snapshot, unknown }: DeskAtHand): boolean =>
  unknown === undefined &&
  (facts.export !== 'ledger' ||
    !mayChange(facts) ||
    (isStillNow(facts, snapshot) && (facts.people === 'named' || facts.filter.owner === null)));

/** Rows as an export has them: redacted where it is; both where a file does not say. */
const asExported = async (
  rows: readonly Row[],
  { export: what, people }: ExportFacts,
  { redaction, unknown }: DeskAtHand,
): Promise<Pick<ExpectedRows, 'rows' | 'redacted'>> => {
  if (redaction === null || (people === 'named' && unknown === undefined)) return { rows, redacted: null };
  const redacted = await redactedRows(what, rows, redaction);
  return people === 'redacted' ? { rows: redacted, redacted: null } : { rows, redacted };
};

async function* expectedEvents(facts: ExportFacts, desk: DeskAtHand): AsyncGenerator<ExpectedRows> {
  const isKnown = isChoiceKnown(facts, desk);
  const { filter } = facts;
  const chosen = {
    ...filterOf(facts, desk.nameRule),
    verdicts: filter.verdict.length > 0 ? filter.verdict : null,
    codes: filter.code.length > 0 ? filter.code : null,
  };
  for await (const page of desk.snapshot.events(isKnown ? chosen : everySubmission)) {
    for (const event of page.filter(({ seq }) => seq <= facts.ledger.seq)) {
      const rows = await asExported([ledgerRow(event)], facts, desk);
      yield { of: `${event.seq}`, seq: event.seq, ...rows, untold: [], isTaken: isKnown ? true : null };
    }
  }
}

/** What an export should tell of submissions, in the order of the ledger: as the ledger tells it as of the head that the export names. */
async function* expectedSubmissions(facts: ExportFacts, desk: DeskAtHand): AsyncGenerator<ExpectedRows> {
  const { snapshot, nameRule, tellAsOf, unknown, redaction } = desk;
  const filter = filterOf(facts, nameRule);
  const hasPlaces = facts.export === 'manifest' && unknown === undefined && isStillNow(facts, snapshot);
  const never = unknown ?? (hasPlaces ? [] : ['queue_place']);
  const placesNow = hasPlaces ? openPlaces(snapshot, filter) : async () => null;
  for await (const page of snapshot.judgements(filter)) {
    const then = page.filter(({ ledgerSeq }) => ledgerSeq <= facts.ledger.seq);
    for (const told of await tellAsOf(then, facts.ledger.seq)) {
      if (told === null) continue;
      const recorded = withPlaces(told.recorded, await placesNow(told.recorded.ledgerSeq));
      const rows =
        facts.export === 'manifest'
          ? manifestRows(recorded).map((cells): Row => ['', ...cells])
          : [submissionRow(recorded)];
      yield {
        ...{ of: recorded.submission, seq: recorded.ledgerSeq, ...(await asExported(rows, facts, desk)) },
        untold: [...told.untold.flatMap((one) => columnsUntold[one]), ...never],
        isTaken: unknown === undefined ? isTakenBy(told, facts, redaction) : null,
      };
    }
  }
}

/** What an export should tell, in the order of the ledger, as of the head that it names. */
export const expectedRows = (facts: ExportFacts, desk: DeskAtHand): AsyncGenerator<ExpectedRows> =>
  facts.export === 'ledger' ? expectedEvents(facts, desk) : expectedSubmissions(facts, desk);
