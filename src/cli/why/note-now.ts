import { inspectTarget } from '../../../workers/inspect/inspect-target.ts';
import { latin1Path } from '../../../workers/inspect/raw-path.ts';
import { placeAfter } from '../../domain/custody.ts';
import type { Note } from '../../domain/note.ts';
import { identityReader } from '../../formats/item-identity.ts';
import { spoolName, spoolPath } from '../../spool/spool.ts';
import type { Desk } from '../../wire.ts';
import type { Told } from './told.ts';

/** Where a folder may lie: where its verdict put it, or where it went since, or where a pause keeps it. */
const areasOf = ({ recorded }: Told): readonly string[] => [
  ...new Set([placeAfter(recorded.disposition), 'processing', 'repair', 'held', 'returned', 'trash']),
];

/** The folder's note, read again where it lies now; null when the folder is not there, or its note cannot be read. */
export const noteNow = (told: Told, { dir, config }: Desk): Note | null => {
  const { submission, label: shownLabel } = told.recorded;
  const label = latin1Path(shownLabel);
  const { policy } = config;
  for (const area of areasOf(told)) {
    const path = spoolPath(dir, area, spoolName(submission, label));
    const result = inspectTarget({ path, label }, { policy, identify: identityReader(policy), receiptKey: null });
    if (result.kind === 'inspected' && result.inspection.note.kind === 'read') return result.inspection.note.note;
  }
  return null;
};
