import { describe, expect, it } from 'vitest';
import { readKeptHead } from '../../schemas/kept-head.ts';

const head = { desk: 'ab'.repeat(16), seq: 7, hash: 'cd'.repeat(32), at: '2026-10-03T12:00:00.000Z' };
const changed = (over: object): string => JSON.stringify({ ...head, ...over });

describe('a head as it is kept', () => {
  it.each([
    ['as it is printed', JSON.stringify(head)],
    ['with keys of somebody else’s', changed({ lost: [], received: 'yesterday' })],
  ])('is read: %s', (_, text) => {
    expect(readKeptHead(text)).toEqual({ kind: 'head', head });
  });

  it.each([
    ['{"desk":"ab', 'expected one JSON object'],
    ['[]', 'expected one JSON object'],
    ['null', 'expected one JSON object'],
    ['', 'expected one JSON object'],
    [changed({ desk: 'AB'.repeat(16) }), "expected 'desk' to be 32 hex digits"],
    [changed({ desk: undefined }), "expected 'desk' to be a text"],
    [changed({ seq: -1 }), "expected 'seq' to be 0 or more"],
    [changed({ seq: 1.5 }), "expected 'seq' to be a whole number"],
    [changed({ seq: '7' }), "expected 'seq' to be a whole number"],
    [changed({ hash: 'cd' }), "expected 'hash' to be 64 hex digits"],
    [changed({ at: '2026-10-03' }), "expected 'at' to be an instant in UTC with milliseconds"],
  ])('is refused with what was expected: %s', (text, why) => {
    expect(readKeptHead(text)).toEqual({ kind: 'malformed', why });
  });
});
