import { itemKey } from '../domain/item.ts';
import { noteKeys } from '../domain/note.ts';
import { describedBy } from './described-by.ts';
import { identifiedRef } from './identified-ref.ts';
import { itemIsReferenced } from './item-is-referenced.ts';
import { noteIsReadable } from './note-is-readable.ts';
import { readNote } from './read-note.ts';
import { itemRule, passed, reported } from './rule.ts';

/** The note describes the item and says what is wrong with it, by itself or once for all in the header (product.md 12, e). */
export const itemHasAFault = itemRule({
  name: 'item-has-a-fault',
  needs: [itemIsReferenced, noteIsReadable],
  reports: ['ITEM_WITHOUT_FAULT'],
  check: (item, arrival) => {
    const { file } = item;
    const block = describedBy(itemKey(identifiedRef(item)), arrival);
    if (block === null) return reported({ code: 'ITEM_WITHOUT_FAULT', file, why: 'no-block' });
    const problem = block.fields[noteKeys.problem] ?? readNote(arrival).header[noteKeys.problem];
    return problem === undefined ? reported({ code: 'ITEM_WITHOUT_FAULT', file, why: 'no-problem' }) : passed;
  },
});
