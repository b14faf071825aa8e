import { describe, expect, test } from 'vitest';
import { nearestWord } from '../../schemas/nearest-word.ts';

const keys = ['timeZone', 'language', 'label', 'limits', 'kinds'];

describe('the nearest known word', () => {
  test.each([
    ['timezone', 'timeZone'],
    ['time_zone', 'timeZone'],
    ['lable', 'label'],
    ['labels', 'label'],
    ['limit', 'limits'],
    ['kind', 'kinds'],
    ['langauge', 'language'],
  ])('of %s is %s', (word, nearest) => {
    expect(nearestWord(word, keys)).toBe(nearest);
  });

  test.each(['', 'webhooks', 'x', 'l'.repeat(100)])('of %j is none', (word) => {
    expect(nearestWord(word, keys)).toBeNull();
  });
});
