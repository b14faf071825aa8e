import { expect, test } from 'vitest';
import { noteFingerprint } from '../../src/formats/note-fingerprint.ts';

test('a line that starts an item counts, though the kind is called as the ticket is', () => {
  const fingerprintOf = (line: string) => noteFingerprint([line], () => ({ kind: 'item', name: 'Ticket' }));
  expect(fingerprintOf('Ticket: 1')).not.toBeNull();
  expect(fingerprintOf('Ticket: 1')).not.toBe(fingerprintOf('Ticket: 2'));
});
