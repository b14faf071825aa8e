import { submissionId } from '../../domain/ids.ts';
import type { Claim, VerifyNews, Wrong } from '../../domain/proof.ts';
import type { Snapshot } from '../../store/snapshot.ts';
import type { StoredEvent } from '../../store/stored-event.ts';
import type { StoredSubmission } from '../../store/stored-rows.ts';
import { strayRow } from './differing-cells.ts';
import { evidenceIn } from './evidence-in-ledger.ts';
import { openWithForgiving, type WithForgiving } from './forgiven-faults.ts';
import { type Counterparts, openCounterparts } from './judged-and-rows.ts';
import { storyOf } from './story/story-of.ts';
import { differenceOf, untoldColumns } from './submission-in-ledger.ts';

/** What was found of submissions so far: how many were held against the ledger, how many are wrong, and what could not be proven of how many. */
type Tally = {
  submissions: number;
  wrong: number;
  wrongEvidence: number;
  readonly untold: Map<string, number>;
  readonly unproven: Map<string, number>;
};

const count = (counts: Map<string, number>, names: readonly string[]): void => {
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
};

const wrongsOf = (stored: StoredSubmission, events: readonly StoredEvent[], tally: Tally): readonly Wrong[] => {
  const id = String(stored.submission['id']);
  const judged = events.find(({ kind }) => kind === 'submission-judged');
  if (judged === undefined) return [strayRow({ table: 'submission', row: id }, 'added')];
  const story = storyOf(events);
  if (story === null) return [{ ...strayRow({ table: 'event', row: String(judged.seq) }, 'added'), how: 'malformed' }];
  count(tally.untold, untoldColumns(story));
  const { wrong, unproven } = evidenceIn(judged, stored);
  count(tally.unproven, unproven);
  const difference = differenceOf(stored, story);
  return difference === null ? wrong : [difference, ...wrong];
};

type Reading = {
  readonly snapshot: Snapshot;
  readonly withForgiving: WithForgiving;
  readonly counterparts: Counterparts;
  readonly tally: Tally;
};

const newsOfPage = async (
  page: readonly StoredSubmission[],
  { snapshot, withForgiving, counterparts, tally }: Reading,
): Promise<readonly VerifyNews[]> => {
  const ids = page.map(({ submission }) => submissionId(String(submission['id'])));
  const events = Map.groupBy(await snapshot.eventsOfSubmissions(ids), ({ submission }) => submission);
  for (const id of ids) counterparts.hasRow(id);
  await counterparts.catchUp();
  const wrong = page.flatMap((stored, index) => {
    const own = events.get(ids[index] ?? null) ?? [];
    return wrongsOf(stored, withForgiving(own), tally);
  });
  tally.submissions += page.length;
  tally.wrong += wrong.filter(({ claim }) => claim === 'tables').length;
  tally.wrongEvidence += wrong.filter(({ claim }) => claim === 'evidence').length;
  return wrong.map((one) => ({ kind: 'wrong', ...one }));
};

const unprovenOf = (claim: Claim, counts: ReadonlyMap<string, number>): readonly VerifyNews[] =>
  [...Map.groupBy(counts, ([, many]) => many)].map(([many, names]) => ({
    ...{ kind: 'unproven', claim, because: 'not-recorded-then', of: names.map(([name]) => name), count: many },
  }));

/**
 * Holds every submission with all its rows, and what it was judged by, against the events that tell of it. Answers how many there are, and of how
 * many rows something is wrong; the evidence is proven or not when it ends.
 */
export const newsOfSubmissions = async function* (
  snapshot: Snapshot,
  onProgress: (submissions: number) => void,
): AsyncGenerator<VerifyNews, { readonly submissions: number; readonly wrong: number }> {
  const tally: Tally = { submissions: 0, wrong: 0, wrongEvidence: 0, untold: new Map(), unproven: new Map() };
  const counterparts = openCounterparts(snapshot);
  const reading = { snapshot, withForgiving: await openWithForgiving(snapshot), counterparts, tally };
  for await (const page of snapshot.storedSubmissions()) {
    yield* await newsOfPage(page, reading);
    onProgress(tally.submissions);
  }
  const rowless = await counterparts.rowless();
  for (const id of rowless.keys()) yield { kind: 'wrong', ...strayRow({ table: 'submission', row: id }, 'missing') };
  yield* unprovenOf('tables', tally.untold);
  yield* unprovenOf('evidence', tally.unproven);
  const whole = tally.submissions - Math.max(0, ...tally.unproven.values());
  const isNothingTold = whole === 0 && tally.submissions > 0;
  if (tally.wrongEvidence === 0 && !isNothingTold) yield { kind: 'proven', claim: 'evidence', count: whole };
  return { submissions: tally.submissions, wrong: tally.wrong + rowless.size };
};
