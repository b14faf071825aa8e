import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Consequence } from '../../src/domain/consequence.ts';
import { sha256, submissionId } from '../../src/domain/ids.ts';
import { instantAt } from '../../src/domain/instant.ts';
import { openEarlierStore } from '../../src/store/sqlite/earlier.ts';

const at = instantAt(Date.UTC(2026, 10, 27));
const fingerprintOf = (note: string) => sha256(note.padStart(64, '0'));

/** A decision on one item of one ticket, with a note. */
const consequence = (ticketKey: string, itemKey: string, note: string): Consequence => {
  const [submission, label] = [submissionId('dry-run-1'), 'T-1 - Aki'];
  const owner = { name: 'Aki', id: null };
  const fingerprint = fingerprintOf(note);
  return {
    ticket: { ticketKey, consumed: [itemKey], newStatus: null, active: null },
    custody: [{ itemKey, place: 'repair', submission, label }],
    sighting: { fingerprint, ticket: ticketKey, owner, instructedAt: at, submission, label, receivedAt: at },
  };
};

const few = (prefix: string) => fc.integer({ min: 0, max: 400 }).map((n) => `${prefix}${n}`);
const anyConsequence = fc.tuple(few('t-'), few('bunny:'), few('')).map((keys) => consequence(...keys));

describe('what a dry run remembers', () => {
  it('is found by each ticket, item and note that it mentions, in the order in which it was added', async () => {
    const batches = fc.array(fc.array(anyConsequence, { maxLength: 80 }), { minLength: 1, maxLength: 6 });
    const law = fc.asyncProperty(batches, anyConsequence, async (added, { ticket, custody, sighting }) => {
      await using store = openEarlierStore();
      for (const batch of added) await store.add(batch);
      const query = {
        ticketKeys: ticket === null ? [] : [ticket.ticketKey],
        itemKeys: custody.map(({ itemKey }) => itemKey),
        fingerprints: sighting === null ? [] : [sighting.fingerprint],
      };
      const mentioned = added
        .flat()
        .filter(
          (one) =>
            one.ticket?.ticketKey === ticket?.ticketKey ||
            one.custody[0]?.itemKey === custody[0]?.itemKey ||
            one.sighting?.fingerprint === sighting?.fingerprint,
        );
      expect(await store.find(query)).toEqual(mentioned);
    });
    await fc.assert(law, { numRuns: 60 });
  });

  it('is nothing where nothing was added, and nothing of what was not asked for', async () => {
    await using store = openEarlierStore();
    const query = { ticketKeys: ['t-1'], itemKeys: ['bunny:1'], fingerprints: [fingerprintOf('1')] };
    expect(await store.find(query)).toEqual([]);
    await store.add([consequence('t-2', 'bunny:2', '2')]);
    expect(await store.find(query)).toEqual([]);
  });
});
