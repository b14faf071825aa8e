import { inspectTarget } from '../../../workers/inspect/inspect-target.ts';
import { latin1Path } from '../../../workers/inspect/raw-path.ts';
import { placeAfter } from '../../domain/custody.ts';
import { itemKey } from '../../domain/item.ts';
import { type Note, type NoteBlock, noteKeys } from '../../domain/note.ts';
import { identityReader } from '../../formats/item-identity.ts';
import { spoolName, spoolPath } from '../../spool/spool.ts';
import { type DraftItem, newTicketDraft } from '../../texts/new-ticket-draft.ts';
import { screensIn } from '../../texts/screens-in.ts';
import type { Language } from '../../texts/words-in.ts';
import type { Desk } from '../../wire.ts';
import type { Told } from './told.ts';

/** Where a folder may lie: where its verdict put it, or where it went since, or where a pause keeps it. */
const areasOf = ({ recorded }: Told): readonly string[] => [
  ...new Set([placeAfter(recorded.disposition), 'processing', 'repair', 'held', 'returned', 'trash']),
];

/** The folder's note, read again where it lies now; null when the folder is not there, or its note cannot be read. */
const noteOf = (told: Told, { dir, config }: Desk): Note | null => {
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

const blockOf = (key: string, note: Note): NoteBlock | undefined =>
  note.blocks.find(({ kind, fields }) => itemKey({ kind, id: fields[noteKeys.id] ?? '' }) === key);

/** A draft for a new ticket for the items that the ticket does not name, as the note describes them; empty where there are none. */
export const draftFor = (told: Told, desk: Desk, language: Language): string => {
  const files = new Set(
    told.reported.filter(({ reason }) => reason.code === 'ITEM_UNREFERENCED').map(({ file }) => file),
  );
  if (files.size === 0) return '';
  const note = noteOf(told, desk);
  const { unread } = screensIn(language).why;
  const items = told.recorded.items.flatMap(({ ref, name, file }): readonly DraftItem[] => {
    if (ref === null || !files.has(file)) return [];
    if (note === null) return [{ item: ref, name: name || unread, status: unread, problem: unread }];
    const block = blockOf(itemKey(ref), note);
    const said = (key: string): string => block?.fields[key] ?? '';
    const problem = said(noteKeys.problem) || (note.header[noteKeys.problem] ?? '');
    return [{ item: ref, name: block?.name || name, status: said(noteKeys.status), problem }];
  });
  return newTicketDraft(items, language);
};
