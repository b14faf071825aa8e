import { expect, test } from 'vitest';
import { foundNothing, foundOfLength } from '../../src/texts/found.ts';
import { foundIn } from '../../src/texts/found-in.ts';
import { staffSentence } from '../../src/texts/words-in.ts';
import { reasons } from './reasons.ts';

test('what was found in place of a judged item is told in the reader’s language', () => {
  const texts = [foundNothing, foundOfLength(66, 59), 'bbbb'];
  expect(texts.map((found) => foundIn(found, 'en'))).toEqual(texts);
  expect(texts.map((found) => foundIn(found, 'ja'))).toEqual([
    'ファイルなし（消えたか、リンクなど別のものに替わった）',
    '59 バイトではなく 66 バイトのファイル',
    'bbbb',
  ]);
  const sentence = staffSentence({ ...reasons.ITEM_ALTERED, found: foundOfLength(66, 59) }, 'ja');
  expect(sentence).toContain('今は59 バイトではなく 66 バイトのファイルです。');
});
