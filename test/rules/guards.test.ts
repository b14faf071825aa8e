import { describe, expect, it } from 'vitest';
import { describedBy, keyOfBlock } from '../../src/rules/described-by.ts';
import { identifiedRef } from '../../src/rules/identified-ref.ts';
import { knownTicket } from '../../src/rules/known-ticket.ts';
import { readNote } from '../../src/rules/read-note.ts';
import { anArrival } from '../build/arrival.ts';
import { unknownTicket, withoutNote } from '../build/cases.ts';
import { aFileOf, anItem, anUnidentifiedFile, clover, snowdrop } from '../build/item.ts';
import { aBunnyBlock, aNote } from '../build/note.ts';
import { aTicket } from '../build/ticket.ts';

describe('a rule that looks at what it did not ask for', () => {
  it('is a fault where the ticket is unknown', () => {
    expect(() => knownTicket(unknownTicket)).toThrow('ticket-is-known');
    expect(knownTicket(anArrival())).toEqual(aTicket());
  });

  it('is a fault where there is no readable note', () => {
    expect(() => readNote(withoutNote)).toThrow('note-is-readable');
    expect(() => describedBy('bunny:483920', withoutNote)).toThrow('note-is-readable');
  });

  it('is a fault where the file has no identity', () => {
    expect(() => identifiedRef(anUnidentifiedFile('IMG.png'))).toThrow('item-is-identified');
    expect(identifiedRef(anItem())).toEqual(snowdrop);
  });
});

describe('a block of a note', () => {
  it('names its item by the key of kind and id', () => {
    expect(keyOfBlock(aBunnyBlock())).toBe('bunny:483920');
    expect(keyOfBlock(aBunnyBlock({ fields: {} }))).toBeNull();
  });

  it('without an id is of the only item of its kind, be it in two files or beside what has no identity', () => {
    const block = aBunnyBlock({ fields: {} });
    const note = aNote({ blocks: [block] });
    const again = anItem({ file: 'bunny-483920b.object' });
    for (const items of [[anItem()], [anItem(), again], [anItem(), anUnidentifiedFile('IMG.png')]]) {
      expect(describedBy('bunny:483920', anArrival({ items, note }))).toEqual(block);
    }
    expect(describedBy('bunny:483920', anArrival({ items: [anItem(), aFileOf(clover), again], note }))).toBeNull();
  });

  it('is found by that key, and nothing is found by another', () => {
    expect(describedBy('bunny:483920', anArrival())).toEqual(aBunnyBlock());
    expect(describedBy('bunny:77', anArrival())).toBeNull();
  });
});
