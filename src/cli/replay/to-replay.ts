import type { ReplayableExport } from '../../audit/replay/export-at.ts';
import { rowsBySubmission } from '../../audit/replay/export-rows.ts';
import { type Pair, pairsInExport, pairsOf, pairsWithDesk } from '../../audit/replay/pairs.ts';
import { readArrivals } from '../../audit/replay/read-arrivals.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import { everySubmission } from '../../store/reads.ts';
import type { Snapshot } from '../../store/snapshot.ts';
import { screensIn } from '../../texts/screens-in.ts';
import { shown } from '../../texts/shown.ts';
import type { Desk } from '../../wire.ts';
import { type Call, languageOf } from '../call.ts';
import { writeLine } from '../output.ts';
import { type GivenBounds, receivedBetween } from '../received-between.ts';
import { findStory } from '../why/find-story.ts';

/** What is to be judged again, how many submissions that is, and the export that they are of. */
export type ToReplay = {
  readonly pairs: AsyncIterable<Pair>;
  readonly total: number;
  readonly from: ReplayableExport | null;
};

/** A desk to look at, at one instant. */
export type Looked = { readonly desk: Desk; readonly snapshot: Snapshot };

/** So many submissions of one ticket or item are judged again. */
const mostOfOne = 100_000;

/** Every submission that was received in a time. */
export const everyOne = async ({ desk, snapshot }: Looked, given: GivenBounds): Promise<ToReplay> => {
  const filter = { ...everySubmission, ...receivedBetween(given, desk.config.policy.timeZone) };
  const total = await snapshot.reads.countSubmissions(filter);
  return { pairs: pairsOf(snapshot.judgements(filter)), total, from: null };
};

/** Nothing is recognised: what was only instructed has no submission. */
const recognise = () => Promise.resolve({ epoch: 0, instructions: [], ticketKeys: [], people: [] });

/** The submissions of what was asked for, as `ozma why` finds it; null where nothing is known of it, which is told. */
export const casesOf = async (call: Call, query: string, { desk, snapshot }: Looked): Promise<ToReplay | null> => {
  const store = { reads: snapshot.reads, recognise };
  const story = await findStory(query, { store, policy: desk.config.policy, limit: mostOfOne });
  const { why: words } = screensIn(languageOf(call, desk.config.language));
  if (story.kind !== 'found') {
    const lines = [story.kind === 'several' ? words.notUnique(story.beginning) : words.notFound(shown(query))];
    for (const line of lines) await writeLine(call.stderr, line);
    return null;
  }
  const stored = await snapshot.judgementsOf(story.submissions.map(({ submission }) => submission));
  return { pairs: pairsOf([stored]), total: stored.length, from: null };
};

/** The submissions of an export: from its own arrivals, else from those of its desk. */
export const exportedIn = (from: ReplayableExport, snapshot: Snapshot | null): ToReplay => {
  const rows = rowsBySubmission(from.table);
  const total = from.submissions;
  if (from.arrivals !== null) return { pairs: pairsInExport(readArrivals(from.arrivals), rows), total, from };
  if (snapshot !== null) return { pairs: pairsWithDesk(snapshot, rows), total, from };
  throw new OzmaError(
    'desk-missing',
    'This export has no arrivals (data/arrivals.jsonl), so that only its desk can judge it again. Name the desk by --desk DIR.',
  );
};
