import { itemLabel } from '../../domain/item.ts';
import { type Judgement, type Reported, reportedBy, type Waived, waivedBy } from '../../domain/judgement.ts';
import { type Effect, factsOf } from '../../domain/reason.ts';
import { unpackTrace } from '../../domain/trace.ts';
import type { RecordedSubmission } from '../../store/reads.ts';
import { customerMessage } from '../../texts/customer.ts';
import type { Language } from '../../texts/words-in.ts';
import { withLater } from './later.ts';

/** A recorded submission with its judgement unpacked: what every part of its story is told from. */
export type Told = {
  readonly recorded: RecordedSubmission;
  readonly judgement: Judgement;
  /** Every reason, the primary one first. */
  readonly reported: readonly Reported[];
  /** The same with what was found about its items since it was judged. */
  readonly all: readonly Reported[];
  /** What was found and waived. */
  readonly waived: readonly Waived[];
};

/** Unpacks a recorded submission. */
export const toldOf = (recorded: RecordedSubmission): Told => {
  const judgement = unpackTrace(recorded.trace, recorded.rules);
  const reported = reportedBy(judgement);
  return { recorded, judgement, reported, all: withLater(reported, recorded), waived: waivedBy(judgement) };
};

const decisive: Readonly<Record<RecordedSubmission['verdict'], readonly Effect[]>> = {
  accepted: [],
  partial: ['rejects', 'holds'],
  duplicate: ['duplicates'],
  held: ['holds'],
  rejected: ['rejects'],
};

/** The reason that decided, by precedence; null where everything was accepted. */
export const primaryOf = ({ recorded, reported }: Told): Reported | null =>
  reported.find(({ reason }) => decisive[recorded.verdict].includes(factsOf(reason.code).effect)) ?? null;

/** The subject under which findings speak of an item: `kind:id`, else its file. */
export const subjectOfItem = ({ ref, file }: RecordedSubmission['items'][number]): string =>
  ref === null ? file : itemLabel(ref);

/** The approved text for the customer, which a named human sends. */
export const customerText = ({ recorded, all }: Told, language: Language): string =>
  customerMessage(
    {
      verdict: recorded.verdict,
      reported: all,
      items: recorded.items.map((item) => ({ file: item.file, subject: subjectOfItem(item), verdict: item.verdict })),
    },
    language,
  );
