import { itemLabel } from '../../domain/item.ts';
import { type Judgement, type Reported, reportedBy, type Waived, waivedBy } from '../../domain/judgement.ts';
import { type Effect, factsOf } from '../../domain/reason.ts';
import { unpackTrace } from '../../domain/trace.ts';
import type { RecordedSubmission } from '../../store/reads.ts';
import { customerMessage } from '../../texts/customer.ts';
import type { Language } from '../../texts/languages.ts';
import { withLater } from './later.ts';

/** A recorded submission with its judgement unpacked: what every part of its story is told from. */
export type Told = {
  readonly recorded: RecordedSubmission;
  readonly judgement: Judgement;
  /** Every reason, the primary one first. */
  readonly reported: readonly Reported[];
  /** The same with what was found about its items since it was judged. */
  readonly all: readonly Reported[];
  /** Of these what still matters: what a person has accepted in spite of it does not, for it is settled. */
  readonly open: readonly Reported[];
  /** What was found and waived. */
  readonly waived: readonly Waived[];
};

/** Whether a person has accepted what a reason would have stopped: an accepted thing has no other deciding reason. */
const isSettled = ({ verdict, items }: RecordedSubmission, { reason, file }: Reported): boolean => {
  if (factsOf(reason.code).effect === 'none') return false;
  if (file === null) return verdict === 'accepted' || verdict === 'partial';
  return items.some((item) => item.file === file && item.verdict === 'accepted');
};

/** Unpacks a recorded submission. */
export const toldOf = (recorded: RecordedSubmission): Told => {
  const judgement = unpackTrace(recorded.trace, recorded.rules);
  const reported = reportedBy(judgement);
  const all = withLater(reported, recorded);
  const open = all.filter((one) => !isSettled(recorded, one));
  return { recorded, judgement, reported, all, open, waived: waivedBy(judgement) };
};

const decisive: Readonly<Record<RecordedSubmission['verdict'], readonly Effect[]>> = {
  accepted: [],
  partial: ['rejects', 'holds'],
  duplicate: ['duplicates'],
  held: ['holds'],
  rejected: ['rejects'],
};

/** The reason that decided, by precedence; null where everything was accepted. */
export const primaryOf = ({ recorded, open }: Told): Reported | null =>
  open.find(({ reason }) => decisive[recorded.verdict].includes(factsOf(reason.code).effect)) ?? null;

/** The subject under which findings speak of an item: `kind:id`, else its file. */
export const subjectOfItem = ({ ref, file }: RecordedSubmission['items'][number]): string =>
  ref === null ? file : itemLabel(ref);

/** The approved text for the customer, which a named human sends. */
export const customerText = ({ recorded, open }: Told, language: Language): string =>
  customerMessage(
    {
      verdict: recorded.verdict,
      reported: open,
      items: recorded.items.map((item) => ({
        file: item.file,
        subject: subjectOfItem(item),
        verdict: item.verdict,
        isBack: item.disposition === 'return',
      })),
    },
    language,
  );
