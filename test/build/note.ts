import { instantAt } from '../../src/domain/instant.ts';
import type { Note, NoteBlock, NoteDate, NoteFields, NoteFound } from '../../src/domain/note.ts';
import { aDigest } from './item.ts';

/** An instant from ISO 8601 text. */
export const instant = (text: string) => instantAt(Date.parse(text));

/** A date of one moment. */
export const at = (text: string): NoteDate => ({ start: instant(text), end: instant(text) });

/** The header of the perfect note. */
export const header: NoteFields = { Ticket: 'T-1042', Owner: 'Dora Quillfeather', Date: '2010-08-20T09:30:00+09:00' };

/** Fields without some of them. */
export const without = (fields: NoteFields, ...keys: readonly string[]): NoteFields =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)));

/** All that a note says of the perfect folder's bunny. */
export const bunnyFields: NoteFields = {
  ID: '483920',
  Status: 'off-world',
  'Previous owner': 'bought from Ember Fenwick',
  Problem: 'goes off-world every night since Monday',
};

/** All that a note says of the perfect folder's nest. */
export const nestFields: NoteFields = {
  ID: 'N-1182',
  Parents: '483920, 483777',
  Status: 'laid, not hatched',
  Problem: 'vanished after a region restart',
};

/** The block of the perfect folder's bunny, or as asked. */
export const aBunnyBlock = (over: Partial<NoteBlock> = {}): NoteBlock => ({
  kind: 'bunny',
  name: 'Snowdrop',
  line: 5,
  fields: bunnyFields,
  ...over,
});

/** The block of the perfect folder's nest, or as asked. */
export const aNestBlock = (over: Partial<NoteBlock> = {}): NoteBlock => ({
  kind: 'nest',
  name: '',
  line: 11,
  fields: nestFields,
  ...over,
});

/** The perfect note of product.md 5 as found in its folder, or as asked. */
export const aNote = (over: Partial<Note> = {}): NoteFound => ({
  kind: 'read',
  file: 'note.txt',
  note: {
    header,
    date: at('2010-08-20T09:30:00+09:00'),
    blocks: [aBunnyBlock(), aNestBlock()],
    other: [],
    fingerprint: aDigest('f'),
    ...over,
  },
});
