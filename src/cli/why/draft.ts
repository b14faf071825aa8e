import { itemKey } from '../../domain/item.ts';
import { type Note, type NoteBlock, noteKeys } from '../../domain/note.ts';
import type { Language } from '../../texts/languages.ts';
import { type DraftItem, newTicketDraft } from '../../texts/new-ticket-draft.ts';
import { screensIn } from '../../texts/screens-in.ts';
import type { Desk } from '../../wire.ts';
import type { Told } from './told.ts';

const blockOf = (key: string, note: Note): NoteBlock | undefined =>
  note.blocks.find(({ kind, fields }) => itemKey({ kind, id: fields[noteKeys.id] ?? '' }) === key);

/** A draft for a new ticket for the items that the ticket does not name, as the note describes them; empty where there are none. */
export const draftFor = async (told: Told, desk: Desk, language: Language): Promise<string> => {
  const files = new Set(
    told.reported.filter(({ reason }) => reason.code === 'ITEM_UNREFERENCED').map(({ file }) => file),
  );
  if (files.size === 0) return '';
  // Most stories have no draft, and none of them reads a folder.
  const { noteNow } = await import('./note-now.ts');
  const note = noteNow(told, desk);
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
