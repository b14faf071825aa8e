import { describe, expect, it } from 'vitest';
import { itemKey, itemLabel, refOf, subjectOf } from '../../src/domain/item.ts';
import { anItem, anUnidentifiedFile, snowdrop } from '../build/item.ts';

describe('an item', () => {
  it('is the same whatever the case of its kind and id', () => {
    expect(itemKey({ kind: 'Nest', id: ' n-1182' })).toBe(itemKey({ kind: 'nest', id: 'N-1182' }));
  });

  it('is shown as it was written', () => {
    expect(itemLabel({ kind: 'nest', id: 'N-1182' })).toBe('nest:N-1182');
  });

  it('is the subject of a finding by its reference', () => {
    expect([refOf(anItem()), subjectOf(anItem())]).toEqual([snowdrop, 'bunny:483920']);
  });

  it('is the subject of a finding by its path where it has no identity', () => {
    const file = anUnidentifiedFile('deep/IMG.png');
    expect([refOf(file), subjectOf(file)]).toEqual([null, 'deep/IMG.png']);
  });
});
