import { expect, test } from 'vitest';
import { readStatusValue, valueAt } from '../../src/formats/status-value.ts';

const document = {
  isles: [{ state: 'Calm', boats: 12, isOpen: true, 'a/b': 'storm', '~': 'tilde' }],
  '': 'root',
  none: null,
};

test.each([
  ['/isles/0/state', 'Calm'],
  ['/isles/0/a~1b', 'storm'],
  ['/isles/0/~0', 'tilde'],
  ['/', 'root'],
  ['', document],
  ['/isles/1/state', undefined],
  ['/isles/00/state', undefined],
  ['/isles/-1', undefined],
  ['/isles/length', undefined],
  ['/toString', undefined],
  ['/__proto__', undefined],
  ['/isles/0/state/0', undefined],
  ['/none/x', undefined],
])('the pointer %j leads to %j', (pointer, value) => {
  expect(valueAt(document, pointer)).toEqual(value);
});

test('a pointer leads to every place of a list', () => {
  const list = Array.from({ length: 120 }, (_, place) => `at ${place}`);
  expect(['/0', '/9', '/10', '/119'].map((pointer) => valueAt(list, pointer))).toEqual([
    'at 0',
    'at 9',
    'at 10',
    'at 119',
  ]);
  expect(['/01', '/1x', '/120'].map((pointer) => valueAt(list, pointer))).toEqual([undefined, undefined, undefined]);
});

const mapping = (value: string) => ({
  value,
  healthy: ['calm', '12', 'TRUE'],
  troubled: ['STORM', 'false', '13', 'root'],
});

test.each([
  ['/isles/0/state', { kind: 'value-fine', value: 'Calm' }],
  ['/isles/0/boats', { kind: 'value-fine', value: '12' }],
  ['/isles/0/isOpen', { kind: 'value-fine', value: 'true' }],
  ['/isles/0/a~1b', { kind: 'value-troubled', value: 'storm' }],
  ['/isles/0/~0', { kind: 'value-unknown', pointer: '/isles/0/~0', value: 'tilde' }],
  ['/isles/0', { kind: 'value-unknown', pointer: '/isles/0', value: '{…}' }],
  ['/isles', { kind: 'value-unknown', pointer: '/isles', value: '[…]' }],
  ['/none', { kind: 'value-unknown', pointer: '/none', value: 'null' }],
  ['/sky', { kind: 'value-missing', pointer: '/sky' }],
])('the value at %s is %o', (pointer, seen) => {
  expect(readStatusValue(document, mapping(pointer))).toEqual(seen);
});

test('a word that stands for both healthy and troubled tells nothing', () => {
  expect(readStatusValue('odd', { value: '', healthy: ['ODD'], troubled: ['odd'] })).toEqual({
    kind: 'value-ambiguous',
    pointer: '',
    value: 'odd',
  });
});
