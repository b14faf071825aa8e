import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Arrival } from '../../src/domain/arrival.ts';
import type { Item } from '../../src/domain/item.ts';
import { subjectOf } from '../../src/domain/item.ts';
import { type Judgement, reportedBy } from '../../src/domain/judgement.ts';
import { factsOf, type Reason, type ReasonCode, reasonCodes } from '../../src/domain/reason.ts';
import { decide } from '../../src/domain/verdict.ts';
import { judge } from '../../src/rules/judge.ts';
import { customerMessage } from '../../src/texts/customer.ts';
import { languages } from '../../src/texts/languages.ts';
import { judgementOf } from '../build/judgement.ts';
import { othersTicket, owner, strangersArrival } from './arrivals.ts';
import { reasons, secrets } from './reasons.ts';

type Found = { readonly file: string | null; readonly reason: Reason };

const files = ['bunny-1.object', 'bunny-2.object', 'bunny-3.object'];

const found: fc.Arbitrary<Found> = fc
  .tuple(fc.constantFrom(...reasonCodes), fc.constantFrom(...files))
  .map(([code, file]) => {
    const isAboutItem = factsOf(code).subject === 'item' && code !== 'ITEM_MISSING';
    const reason = reasons[code];
    return isAboutItem ? { file, reason: 'file' in reason ? { ...reason, file } : reason } : { file: null, reason };
  });

const findings = fc.uniqueArray(found, {
  maxLength: 12,
  selector: ({ file, reason }) => `${reason.code} ${file}`,
});

const only = (found: readonly Found[], codes: readonly ReasonCode[]): readonly Found[] =>
  found.filter(({ reason }) => codes.includes(reason.code));

const [basis] = fc.sample(strangersArrival, { numRuns: 1, seed: 1 });

const item = (file: string): Item => ({
  file,
  bytes: 1,
  sha256: null,
  identity: { kind: 'unidentified', why: 'no-pattern' },
  boxed: null,
  damage: null,
});

const messageOn = (arrival: Arrival, judgement: Judgement): string => {
  const { verdict, items } = decide(arrival, judgement);
  const shown = items.map((one) => ({
    file: one.item.file,
    subject: subjectOf(one.item),
    verdict: one.verdict,
  }));
  const input = { verdict, reported: reportedBy(judgement), items: shown };
  return languages.map((language) => customerMessage(input, language)).join('\n\n');
};

const message = (found: readonly Found[]): string => {
  if (basis === undefined) throw new Error('no arrival to build on');
  const arrival = { ...basis, submission: { ...basis.submission, items: files.map(item) } };
  return messageOn(
    arrival,
    judgementOf(
      found.map(({ file, reason }) => ({
        rule: 'a-rule',
        subject: file ?? 'submission',
        file,
        answer: { kind: 'reported', reasons: [reason] },
      })),
    ),
  );
};

const withoutTicket: readonly ReasonCode[] = [
  'UNSAFE_CONTENT',
  'TOO_LARGE',
  'RECEIPT_FORGED',
  'BARE_NOTE',
  'BOXED',
  'BARE_ITEM',
  'EMPTY_FOLDER',
  'TICKET_MISSING',
];

const of = (code: ReasonCode): Found => ({ file: null, reason: reasons[code] });

describe('a message to somebody who is not the owner', () => {
  test('says of a ticket of somebody else what it says of none', () => {
    fc.assert(
      fc.property(findings, (some) => {
        const rest = some.filter(({ reason }) => reason.code !== 'LABEL_NAME_MISSING');
        expect(message([...rest, of('OWNER_MISMATCH')])).toBe(
          message([...only(rest, withoutTicket), of('TICKET_UNKNOWN')]),
        );
      }),
    );
  });

  test('tells nothing of a ticket where the label has no name', () => {
    fc.assert(
      fc.property(findings, (some) => {
        const named = of('LABEL_NAME_MISSING');
        expect(message([...some, named])).toBe(message([...only(some, withoutTicket), named]));
      }),
    );
  });

  test('says of an item of somebody else, here or not, what it says of one that nobody registered', () => {
    fc.assert(
      fc.property(findings, fc.subarray(files, { minLength: 1 }), (some, others) => {
        const rest = some.filter(({ file }) => file === null || !others.includes(file));
        const mismatch = others.flatMap((file): readonly Found[] => [
          { file, reason: reasons.ITEM_OWNER_MISMATCH },
          { file, reason: { ...reasons.ITEM_DUPLICATE, file } },
        ]);
        const unknown = others.map((file) => ({ file, reason: { ...reasons.ITEM_OWNER_UNKNOWN, file } }));
        expect(message([...rest, ...mismatch])).toBe(message([...rest, ...unknown]));
      }),
    );
  });

  test('names nobody and no id that the sender did not send', () => {
    fc.assert(
      fc.property(findings, (some) => {
        for (const secret of secrets) expect(message(some)).not.toContain(secret);
      }),
    );
  });

  test('is the same for the real rules with and without the ticket', () => {
    const verdicts = new Set<string>();
    fc.assert(
      fc.property(strangersArrival, othersTicket, (unknown, ticket) => {
        const known = { ...unknown, ticket };
        const judgement = judge(known);
        verdicts.add(decide(known, judgement).verdict);
        const text = messageOn(known, judgement);
        expect(text).toBe(messageOn(unknown, judge(unknown)));
        expect(text).not.toContain(owner.name);
        expect(text).not.toContain(owner.id);
      }),
      { numRuns: 500 },
    );
    expect([...verdicts]).toEqual(['rejected']);
  });
});
