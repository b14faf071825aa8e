import type { ItemVerdict } from '../../domain/verdict.ts';
import type { ExportedSubmission } from '../../store/reads.ts';
import { type CodeShown, codesCell, codesShown } from './codes-cell.ts';
import { submissionTable } from './submission-columns.ts';
import type { Row } from './table.ts';

/** The names of the columns of `submissions.csv` in their order. */
export const submissionColumns: readonly string[] = submissionTable.map(({ name }) => name);

/** All that was reported, of the folder and of its items, then and since, and all that was waived, in the order of the codes. */
const codesOf = ({ trace: { reasons, waived = [] }, later }: ExportedSubmission): readonly CodeShown[] =>
  codesShown(
    [...reasons.map(([, , { code }]) => code), ...later.map(({ reason: { code } }) => code)],
    waived.map(([, , { code }]) => code),
  );

/** The row of one submission; its codes are all that was reported, of the folder and of its items, then and since, the primary one first. */
export const submissionRow = (recorded: ExportedSubmission): Row => {
  const { submission, receivedAt, decidedAt, label, path, ticket, statusNow, verdict, disposition } = recorded;
  const { items, duplicateOf, digest, trace, ledgerSeq } = recorded;
  const count = (wanted: ItemVerdict): string => `${items.filter((item) => item.verdict === wanted).length}`;
  return [
    ...[submission, receivedAt, decidedAt, label, path],
    ...[ticket?.number ?? '', statusNow ?? '', ticket?.owner.name ?? '', ticket?.owner.id ?? '', verdict, disposition],
    codesCell(codesOf(recorded)),
    ...[`${items.length}`, count('accepted'), count('held'), count('rejected')],
    ...[duplicateOf ?? '', `sha256:${digest}`, trace.ruleset, `${ledgerSeq}`],
  ];
};
