import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStoredArrival, readStoredPolicy } from '../../schemas/arrival.ts';
import { hostileArrival } from '../audit/replay/hostile-arrival.ts';
import { anArrival } from '../build/arrival.ts';
import { aDigest } from '../build/item.ts';
import { aPolicy } from '../build/policy.ts';
import { aWaiver } from '../build/waiver.ts';

const { policy: _, ...arrival } = anArrival({ waivers: [aWaiver()] });

describe('a kept arrival', () => {
  it('is read as it was written, with keys that objects treat as their own and texts that are no Unicode', () => {
    const law = fc.property(hostileArrival, ({ policy, ...rest }) => {
      const [arrivalText, policyText] = [JSON.stringify(rest), JSON.stringify(policy)];
      expect(isDeepStrictEqual(readStoredArrival(arrivalText), JSON.parse(arrivalText))).toBe(true);
      expect(isDeepStrictEqual(readStoredPolicy(policyText), JSON.parse(policyText))).toBe(true);
    });
    fc.assert(law, { numRuns: 300 });
  });

  it.each([
    ['nothing', null],
    ['a list', []],
    ['no submission', { ...arrival, submission: null }],
    [
      'a number that JSON does not have',
      { ...arrival, submission: { ...arrival.submission, excess: { limit: 'files', allowed: 1, found: Number.NaN } } },
    ],
    ['an instant that is none', { ...arrival, now: '2026-13-01T00:00:00.000Z' }],
    ['a status that no ticket has', { ...arrival, ticket: { ...arrival.ticket, status: 'Lost' } }],
    ['a code that nobody knows', { ...arrival, waivers: [{ ...aWaiver(), code: 'NONSENSE' }] }],
    ['a digest of other letters', { ...arrival, submission: { ...arrival.submission, digest: aDigest('g') } }],
    ['an id that is none', { ...arrival, submission: { ...arrival.submission, id: 'the first' } }],
    [
      'a field that is no text',
      {
        ...arrival,
        submission: {
          ...arrival.submission,
          note: {
            kind: 'read',
            file: 'note.txt',
            note: { header: { Ticket: 1 }, date: null, blocks: [], other: [], fingerprint: null },
          },
        },
      },
    ],
  ])('is none where it says %s', (_what, document) => {
    expect(readStoredArrival(JSON.stringify(document))).toBeNull();
  });

  it('and a kept policy are none where the text is no JSON', () => {
    expect([readStoredArrival('{'), readStoredPolicy('')]).toEqual([null, null]);
    expect(readStoredPolicy(JSON.stringify({ ...aPolicy(), noteAliases: { Owner: 'From' } }))).toBeNull();
  });
});
