import { describe, expect, test } from 'vitest';
import { parseItemRefs } from '../../src/formats/item-refs.ts';
import { petDesk } from './pet-desk.ts';

const bunny = (id: string) => ({ kind: 'bunny', id });
const nest = (id: string) => ({ kind: 'nest', id });

describe('parseItemRefs', () => {
  test.each([
    ['', []],
    [' ; ', []],
    ['bunny:483920', [bunny('483920')]],
    ['bunny:1 nest:N-2', [bunny('1'), nest('N-2')]],
    ['bunny:1;nest:N-2 ;; bunny:3', [bunny('1'), nest('N-2'), bunny('3')]],
    [
      'BUNNY:1,nest：n-2，うさぎ:3、巣:N-4；バニー:5\u30006'.replace('\u30006', ''),
      [bunny('1'), nest('n-2'), bunny('3'), nest('N-4'), bunny('5')],
    ],
    ['nest:N-2 nest:n-2 bunny:1', [nest('N-2'), bunny('1')]],
    ['bunny:007 bunny:7', [bunny('007'), bunny('7')]],
  ])('%j names %j', (text, refs) => {
    expect(parseItemRefs(text, petDesk)).toEqual({ refs });
  });

  test('a word without a colon names no item, be it a kind and an id in one', () => {
    const kinds = [{ name: 'box', aliases: [], idPattern: '[a-z0-9]+', needsName: false, required: [] }];
    expect(parseItemRefs('box1', { ...petDesk, kinds })).toEqual({ bad: 'box1' });
  });

  test.each([
    ['bunny', 'bunny'],
    ['bunny:', 'bunny:'],
    ['bunny:1 horse:2', 'horse:2'],
    ['nest:1182', 'nest:1182'],
    ['bunny: 1', 'bunny:'],
    [':1', ':1'],
    ['bunny:1:2', 'bunny:1:2'],
  ])('%j is refused because of %j', (text, bad) => {
    expect(parseItemRefs(text, petDesk)).toEqual({ bad });
  });
});
