import { OzmaError } from '../../domain/ozma-error.ts';
import type { VerifyNews, Wrong } from '../../domain/proof.ts';
import type { ExportFacts } from '../../manifest/package/export-facts.ts';
import type { StoredJudgement } from '../../store/snapshot.ts';
import type { StoredEvent } from '../../store/stored-event.ts';
import { openEvidence } from '../replay/evidence.ts';
import { type ArrivalRead, readArrivals } from '../replay/read-arrivals.ts';
import type { DeskAtHand } from './expected-rows.ts';
import { provenNews, told, unprovenNews, wrongNews } from './row-proof.ts';

/** The file of arrivals within an export, of how many submissions it should be, and the desk that it is compared with. */
export type ArrivalsToProve = {
  readonly path: string;
  readonly where: string;
  readonly facts: ExportFacts;
  readonly desk: DeskAtHand | null;
};

type EvidenceSeen = { count: number; wrong: number; notKept: number };

const wrong = (where: string, over: Pick<Wrong, 'row' | 'how'> & Partial<Wrong>): Wrong => ({
  ...{ claim: 'evidence', where, column: null, found: null, expected: null },
  ...over,
});

/** The events by which the ledger of the desk tells of judgements, by submission. */
const judgingEvents = async (page: readonly ArrivalRead[], { snapshot }: DeskAtHand) => {
  const submissions = page.flatMap((one) => (one.kind === 'judgement' ? [one.stored.submission] : []));
  const events = await snapshot.eventsOfSubmissions(submissions);
  return new Map(events.flatMap((event) => (event.kind === 'submission-judged' ? [[event.submission, event]] : [])));
};

const unlikeLedger = ({ judged, ledgerSeq }: StoredJudgement, event: StoredEvent | undefined): boolean =>
  event === undefined || event.seq !== ledgerSeq || [event.body, event.at].join() !== [judged?.body, judged?.at].join();

/** Proves that what was judged, as it lies beside the table, has the hashes that its event tells, and that this is the event of the ledger. */
async function* evidenceNews({ path, where, desk }: ArrivalsToProve, seen: EvidenceSeen): AsyncGenerator<Wrong> {
  const evidenceOf = openEvidence();
  for await (const page of readArrivals(path)) {
    const events = desk === null ? null : await judgingEvents(page, desk);
    for (const one of page) {
      seen.count += 1;
      if (one.kind === 'malformed') {
        yield wrong(where, { row: `${one.line}`, how: 'malformed' });
        continue;
      }
      const { stored } = one;
      const evidence = evidenceOf(stored);
      if (evidence.kind === 'not-kept') seen.notKept += 1;
      const parts: readonly string[] = evidence.kind === 'altered' ? evidence.parts : [];
      const trace = evidence.kind === 'whole' && !evidence.isTraceWhole ? ['trace'] : [];
      const event = events !== null && unlikeLedger(stored, events.get(stored.submission)) ? ['judged'] : [];
      for (const column of [...parts, ...trace, ...event]) {
        yield wrong(where, { row: told(stored.submission), column, how: 'changed' });
      }
    }
  }
}

/** What is proven of the arrivals that lie beside a table (`evidence`). */
export async function* arrivalsNews(asked: ArrivalsToProve): AsyncGenerator<VerifyNews> {
  const { where, facts, desk } = asked;
  const seen: EvidenceSeen = { count: 0, wrong: 0, notKept: 0 };
  try {
    for await (const one of evidenceNews(asked, seen)) {
      seen.wrong += 1;
      yield wrongNews(one);
    }
  } catch (error) {
    if (!(error instanceof OzmaError) || error.code !== 'file-invalid') throw error;
    yield wrongNews(wrong(where, { row: null, how: 'malformed' }));
    return;
  }
  if (facts.export !== 'ledger' && seen.count !== facts.submissions) {
    const how = seen.count < facts.submissions ? 'missing' : 'added';
    yield wrongNews(wrong(where, { row: null, found: `${seen.count}`, expected: `${facts.submissions}`, how }));
  } else if (desk === null) yield unprovenNews('evidence', 'no-desk');
  else if (seen.wrong === 0) yield provenNews('evidence', seen.count - seen.notKept);
  if (seen.notKept > 0) yield { ...unprovenNews('evidence', 'not-recorded-then'), count: seen.notKept };
}
