import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AnsweredOutcome, readOutcome } from '../../schemas/repair-outcome.ts';

const outcomes: readonly (readonly [text: string, outcome: AnsweredOutcome])[] = [
  ['{"outcome":"fulfilled"}', { kind: 'fulfilled', note: null }],
  [' {"outcome":"fulfilled","note":" fed\\n"}\n', { kind: 'fulfilled', note: 'fed' }],
  ['{"outcome":"fulfilled","note":null}', { kind: 'fulfilled', note: null }],
  ['{"outcome":"fulfilled","note":"","cost":12}', { kind: 'fulfilled', note: null }],
  ['{"outcome":"unrepairable","why":"it is gone"}', { kind: 'unrepairable', why: 'it is gone' }],
  ['{"outcome":"retry","why":"busy"}', { kind: 'retry', why: 'busy', afterMs: null }],
  ['{"outcome":"retry","why":"busy","after":0}', { kind: 'retry', why: 'busy', afterMs: 0 }],
  ['{"outcome":"retry","why":"busy","after":1.5}', { kind: 'retry', why: 'busy', afterMs: 1500 }],
];

test.each(outcomes)('%s is an outcome', (text, outcome) => {
  expect(readOutcome(text)).toEqual({ kind: 'outcome', outcome });
});

const words = "expected 'outcome' to be one of: fulfilled, unrepairable, retry";
const because = "expected 'why' to say why";
const after = "expected 'after' to be a number of seconds, 0 or more";

test.each([
  ['', 'expected an outcome, found nothing'],
  [' \n', 'expected an outcome, found nothing'],
  ['done', 'expected one JSON document'],
  ['{"outcome":"fulfilled"}{"outcome":"fulfilled"}', 'expected one JSON document'],
  ['null', 'expected one JSON object'],
  ['"fulfilled"', 'expected one JSON object'],
  ['[{"outcome":"fulfilled"}]', 'expected one JSON object'],
  ['{}', words],
  ['{"outcome":"done"}', words],
  ['{"outcome":"Fulfilled"}', words],
  ['{"outcome":"fault","why":"x"}', words],
  ['{"outcome":"unrepairable"}', because],
  ['{"outcome":"retry","why":"  "}', because],
  ['{"outcome":"retry","why":7}', because],
  ['{"outcome":"retry","why":"busy","after":"60"}', after],
  ['{"outcome":"retry","why":"busy","after":-1}', after],
  ['{"outcome":"fulfilled","note":7}', "expected 'note' to be a text"],
])('%j is nonsense', (text, why) => {
  expect(readOutcome(text)).toEqual({ kind: 'nonsense', why });
});

test('what is kept of a reason is at most 2 000 characters and whole Unicode', () => {
  const reading = readOutcome(JSON.stringify({ outcome: 'unrepairable', why: `\ud800${'🐇'.repeat(3000)}` }));
  expect(reading).toEqual({ kind: 'outcome', outcome: { kind: 'unrepairable', why: `\ufffd${'🐇'.repeat(1998)}…` } });
});

test('no text at all is too strange to be read', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 50 }), fc.json({ maxDepth: 2 })), (text) => {
      expect(['outcome', 'nonsense']).toContain(readOutcome(text).kind);
    }),
  );
});
