import { describe, expect, it } from 'vitest';
import type { Reason } from '../../src/domain/reason.ts';
import { reasonCodes, reasonTable } from '../../src/domain/reason.ts';
import { covers, isInForce, namesSomebody, waivability } from '../../src/domain/waiver.ts';
import { instant } from '../build/note.ts';
import { aWaiver } from '../build/waiver.ts';

const unreferenced: Reason = { code: 'ITEM_UNREFERENCED', file: 'nest-9.object', ticket: 'T-1042' };
const mismatch = (over: Partial<Extract<Reason, { code: 'OWNER_MISMATCH' }>> = {}): Reason => ({
  code: 'OWNER_MISMATCH',
  by: 'sender',
  owner: 'Dora Quillfeather',
  name: 'Ember Fenwick',
  lookAlikeOf: null,
  ...over,
});
const onSubmission = { itemKey: null, nameRule: 'plain' } as const;
const ofNest = { itemKey: 'nest:9', nameRule: 'plain' } as const;

describe('a waiver', () => {
  it.each([
    ['its code for any item', aWaiver({ code: 'ITEM_UNREFERENCED' }), unreferenced, ofNest, true],
    ['its own item', aWaiver({ code: 'ITEM_UNREFERENCED', itemKey: 'nest:9' }), unreferenced, ofNest, true],
    ['no other item', aWaiver({ code: 'ITEM_UNREFERENCED', itemKey: 'nest:8' }), unreferenced, ofNest, false],
    ['no other code', aWaiver({ code: 'ITEM_OWNER_UNKNOWN' }), unreferenced, ofNest, false],
    ['any sender where it names none', aWaiver({ code: 'OWNER_MISMATCH' }), mismatch(), onSubmission, true],
    [
      'the sender it names, by the desk’s name rule',
      aWaiver({ code: 'OWNER_MISMATCH', onlyFor: ' ember  FENWICK' }),
      mismatch(),
      onSubmission,
      true,
    ],
    [
      'no other sender than the one it names',
      aWaiver({ code: 'OWNER_MISMATCH', onlyFor: 'Ash Vole' }),
      mismatch(),
      onSubmission,
      false,
    ],
    [
      'no name that imitates a customer’s, whoever it is for',
      aWaiver({ code: 'OWNER_MISMATCH', onlyFor: 'Ember Fenwick' }),
      mismatch({ lookAlikeOf: 'Ember Fenwlck' }),
      onSubmission,
      false,
    ],
    [
      'nothing that names nobody, where it is for somebody',
      aWaiver({ code: 'ITEM_UNREFERENCED', onlyFor: 'Ember Fenwick' }),
      unreferenced,
      ofNest,
      false,
    ],
    [
      'nobody where it is for a blank name',
      aWaiver({ code: 'OWNER_MISMATCH', onlyFor: ' ' }),
      mismatch({ name: '' }),
      onSubmission,
      false,
    ],
  ])('covers %s', (_, waiver, reason, subject, expected) => {
    expect(covers(waiver, reason, subject)).toBe(expected);
  });

  it('takes names for the same as Second Life does where the desk does', () => {
    const waiver = aWaiver({ code: 'OWNER_MISMATCH', onlyFor: 'ember.fenwick' });
    expect(covers(waiver, mismatch(), { itemKey: null, nameRule: 'second-life' })).toBe(true);
    expect(covers(waiver, mismatch(), onSubmission)).toBe(false);
  });

  it('is in force from when it was given until before its end', () => {
    const waiver = aWaiver({ since: instant('2010-08-19T00:00:00Z'), until: instant('2010-08-20T00:00:00Z') });
    const at = (text: string) => isInForce(waiver, instant(text));
    expect([
      at('2010-08-18T23:59:59Z'),
      at('2010-08-19T00:00:00Z'),
      at('2010-08-19T23:59:59Z'),
      at('2010-08-20T00:00:00Z'),
    ]).toEqual([false, true, true, false]);
  });
});

describe('what may be waived', () => {
  it('is about permission or form, and never what is dangerous, unknown, unread, repeated, or decides nothing', () => {
    expect(reasonCodes.filter((code) => waivability[code] === 'yes')).toEqual([
      'OWNER_MISMATCH',
      'NOT_INSTRUCTED',
      'LABEL_MISMATCH',
      'NOTE_TICKET_MISMATCH',
      'NOTE_AUTHOR_OTHER',
      'NOTE_AUTHOR_STRANGER',
      'NOTE_STALE',
      'NOTE_REUSED',
      'NOTE_DATE_INVALID',
      'NOTE_FIELD_MISSING',
      'ITEM_OWNER_MISMATCH',
      'ITEM_UNREFERENCED',
      'ITEM_FIELD_MISSING',
      'ITEM_WITHOUT_FAULT',
      'ITEM_OWNER_UNKNOWN',
    ]);
  });

  it('is nothing that decides nothing, and nothing that moves to the trash', () => {
    const waivable = reasonCodes.filter((code) => waivability[code] === 'yes').map((code) => reasonTable[code]);
    expect(waivable.filter(({ effect, disposition }) => effect === 'none' || disposition === 'trash')).toEqual([]);
  });

  it('can be for one person where the evidence names one', () => {
    expect(reasonCodes.filter(namesSomebody)).toEqual(['OWNER_MISMATCH', 'NOTE_AUTHOR_OTHER', 'NOTE_AUTHOR_STRANGER']);
  });
});
