import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arrival } from '../../src/domain/arrival.ts';
import { submissionSubject } from '../../src/domain/finding.ts';
import { type Item, type ItemRef, subjectOf } from '../../src/domain/item.ts';
import { findingsOf, reportedBy } from '../../src/domain/judgement.ts';
import { factsOf, type ReasonCode, reasonCodes } from '../../src/domain/reason.ts';
import { ruleNames } from '../../src/domain/rule-name.ts';
import { decide } from '../../src/domain/verdict.ts';
import { rules } from '../../src/rules/index.ts';
import { judge } from '../../src/rules/judge.ts';
import { rulesetVersion } from '../../src/rules/ruleset-version.ts';
import { anyArrival, anyColumns } from '../build/any-arrival.ts';
import { anArrival } from '../build/arrival.ts';
import { boxedOnly, changedResend, damagedOnly, duplicate, looseNote, unidentifiedOnly } from '../build/cases.ts';
import { aDigest, aFileOf, anItem, nest, snowdrop } from '../build/item.ts';
import { aBunnyBlock, bunnyFields } from '../build/note.ts';
import { aTicket } from '../build/ticket.ts';

const codesOf = (arrival: Arrival): readonly ReasonCode[] =>
  reportedBy(judge(arrival)).map(({ reason }) => reason.code);

const verdictsOf = (arrival: Arrival) => {
  const { verdict, disposition, items } = decide(arrival, judge(arrival));
  const byFile = items.map((item) => [item.item.file, item.verdict, item.disposition] as const);
  return { verdict, disposition, items: byFile.toSorted(([a], [b]) => (a < b ? -1 : 1)) };
};

/** An arrival with other items: content that differs has another digest, as the inspection would tell. */
const withItems = (arrival: Arrival, items: readonly Item[], digest = arrival.submission.digest): Arrival => ({
  ...arrival,
  submission: { ...arrival.submission, items, digest },
});

/** An arrival whose note, if it can be read, says all there is to say of one more item. */
const withBlockOf = (arrival: Arrival, { kind, id }: ItemRef): Arrival => {
  const { note } = arrival.submission;
  if (note.kind !== 'read') return arrival;
  const block = aBunnyBlock({ kind, fields: { ...bunnyFields, ID: id, Parents: '2, 3' } });
  const blocks = [...note.note.blocks, block];
  return { ...arrival, submission: { ...arrival.submission, note: { ...note, note: { ...note.note, blocks } } } };
};

describe('the catalogue of rules', () => {
  it('has every rule once, in the order of the names that traces are packed by', () => {
    expect(rules.map(({ name }) => name)).toEqual([...ruleNames]);
    expect(new Set(ruleNames).size).toBe(35);
  });

  it.each(rules)('$name stands after what it needs and yields to', (rule) => {
    const before = rules.slice(0, rules.indexOf(rule));
    expect([...(rule.needs ?? []), ...(rule.yieldsTo ?? [])].filter((other) => !before.includes(other))).toEqual([]);
  });

  it('declares every code but the one that is found at the claim and those of batches', () => {
    const declared = new Set(rules.flatMap(({ reports }) => reports));
    const others = reasonCodes.filter((code) => !declared.has(code) && factsOf(code).subject !== 'batch');
    expect(others).toEqual(['ITEM_ALTERED']);
  });
});

describe('a judgement', () => {
  it('of a perfect folder passes every rule', () => {
    const judgement = judge(anArrival());
    expect(judgement.ruleset).toBe(rulesetVersion);
    expect(findingsOf(judgement).filter(({ answer }) => answer.kind !== 'passed')).toEqual([]);
  });

  it('asks every rule once for each subject, in order', () => {
    fc.assert(
      fc.property(anyArrival, (arrival) => {
        const { items } = arrival.submission;
        const expected = rules.flatMap(({ name, subject }) =>
          subject === 'submission'
            ? [[name, submissionSubject, null]]
            : items.map((item) => [name, subjectOf(item), item.file]),
        );
        expect(findingsOf(judge(arrival)).map(({ rule, subject, file }) => [rule, subject, file])).toEqual(expected);
      }),
    );
  });

  it('reports only codes that the rule declares, and never an empty report', () => {
    fc.assert(
      fc.property(anyArrival, (arrival) => {
        for (const { rule, answer } of findingsOf(judge(arrival))) {
          if (answer.kind !== 'reported') continue;
          const declared = rules.find(({ name }) => name === rule)?.reports ?? [];
          expect(answer.reasons).not.toHaveLength(0);
          expect(declared).toEqual(expect.arrayContaining(answer.reasons.map(({ code }) => code)));
        }
      }),
    );
  });

  it('names as the cause of mootness a rule that did not pass itself', () => {
    fc.assert(
      fc.property(anyArrival, (arrival) => {
        const findings = findingsOf(judge(arrival));
        for (const { rule, file, answer } of findings) {
          if (answer.kind !== 'moot') continue;
          const causes = findings.filter(
            (one) => one.rule === answer.because && (one.file === file || one.file === null),
          );
          expect([rule, causes.map((one) => one.answer.kind)]).not.toEqual([rule, ['passed']]);
        }
      }),
    );
  });

  it('gives a loose entry exactly one code', () => {
    fc.assert(
      fc.property(anyArrival, fc.constantFrom('loose-note', 'loose-archive', 'loose-file'), (arrival, form) => {
        const submission = { ...arrival.submission, form, items: [] };
        expect(codesOf({ ...arrival, submission })).toHaveLength(1);
      }),
    );
    expect(codesOf(looseNote)).toEqual(['BARE_NOTE']);
  });

  it('tells all faults of a folder at once, the primary one first', () => {
    const faulty = anArrival({
      receipt: { kind: 'forged', why: 'unsigned' },
      ticket: aTicket({ status: 'Closed', problems: ['missing', 'other'] }),
      note: { kind: 'none' },
      author: null,
      items: [anItem(), anItem({ file: 'x.zip', boxed: 'name' })],
      registry: [],
    });
    expect(codesOf(faulty)).toEqual([
      'RECEIPT_FORGED',
      'TICKET_CLOSED',
      'NOTE_MISSING',
      'ITEM_BOXED',
      'ITEM_OWNER_UNKNOWN',
      'ITEM_MISSING',
      'TICKET_MIXED_PROBLEMS',
    ]);
  });

  it.each([
    ['an archive', boxedOnly, 'ITEM_BOXED'],
    ['a nameless file', unidentifiedOnly, 'ITEM_UNIDENTIFIED'],
    ['an empty file', damagedOnly, 'ITEM_DAMAGED'],
  ])('has one finding about %s', (_, arrival, code) => {
    const ofItems = reportedBy(judge(arrival)).filter(({ file }) => file !== null);
    expect(ofItems.map(({ reason }) => reason.code)).toEqual([code]);
  });

  it.each([
    ['the same folder again', duplicate, 'DUPLICATE'],
    ['the same items with other content', changedResend, 'RESEND_CHANGED'],
  ])('has one finding about %s, whatever else is wrong with it', (_, arrival, code) => {
    const worse = {
      ...arrival,
      registry: [],
      ticket: aTicket({ status: 'Resolved', instructions: arrival.ticket?.instructions ?? [] }),
      submission: { ...arrival.submission, note: { kind: 'none' } as const },
    };
    expect([codesOf(arrival), codesOf(worse)]).toEqual([[code], [code]]);
  });

  it('takes an archive for no file of the item that its name tells', () => {
    const boxed = anItem({ file: 'bunny-483920.box', boxed: 'name' });
    expect(codesOf(anArrival({ items: [boxed, anItem(), aFileOf(nest)] }))).toEqual(['ITEM_BOXED']);
  });

  it('judges of two files of one item the first alone', () => {
    const twice = anArrival({ items: [anItem(), anItem({ file: 'bunny-483920b.object' })], registry: [] });
    const told = reportedBy(judge(twice)).map(({ file, reason }) => [file, reason.code]);
    expect(told).toEqual([
      ['bunny-483920b.object', 'ITEM_DUPLICATE'],
      ['bunny-483920.object', 'ITEM_OWNER_UNKNOWN'],
      [null, 'ITEM_MISSING'],
    ]);
  });
});

describe('a verdict', () => {
  it('does not depend on the order of files', () => {
    const shuffled = anyArrival.chain((arrival) =>
      fc.tuple(
        fc.constant(arrival),
        fc.shuffledSubarray([...arrival.submission.items], { minLength: arrival.submission.items.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([arrival, items]) => {
        expect(verdictsOf(withItems(arrival, items))).toEqual(verdictsOf(arrival));
      }),
    );
  });

  it('is never turned from a rejection into an acceptance by an unreferenced item, however well the note describes it', () => {
    const unreferenced = fc.constantFrom<ItemRef>({ kind: 'bunny', id: '1' }, { kind: 'nest', id: 'N-9' });
    const places = fc.constantFrom('0-first.object', 'zz-last.object');
    fc.assert(
      fc.property(anyArrival, unreferenced, places, (arrival, ref, file) => {
        const described = withBlockOf(arrival, ref);
        const before = verdictsOf(described);
        const items = [...arrival.submission.items, aFileOf(ref, { file })];
        const after = verdictsOf(withItems(described, items, aDigest('e')));
        const accepted = after.items.filter(([, verdict]) => verdict === 'accepted');
        expect(before.items).toEqual(expect.arrayContaining(accepted));
        if (before.verdict === 'rejected') expect(after.verdict).toBe('rejected');
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on priority, tier or price', () => {
    fc.assert(
      fc.property(anyArrival, anyColumns, (arrival, columns) => {
        const ticket = arrival.ticket === null ? null : { ...arrival.ticket, columns };
        expect(judge({ ...arrival, ticket })).toEqual(judge(arrival));
      }),
    );
  });

  it('of the perfect folder is the same whichever of its files comes first', () => {
    const [bunny, egg] = [aFileOf(snowdrop), aFileOf(nest)];
    expect(verdictsOf(anArrival({ items: [egg, bunny] })).verdict).toBe('accepted');
    expect(verdictsOf(anArrival({ items: [bunny, egg] })).verdict).toBe('accepted');
  });
});
