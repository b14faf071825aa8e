import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arrival } from '../../src/domain/arrival.ts';
import { entryOf } from '../../src/domain/entry-of.ts';
import { reportedBy, waivedBy } from '../../src/domain/judgement.ts';
import { factsOf, type ReasonCode, reasonCodes } from '../../src/domain/reason.ts';
import { ruleNames } from '../../src/domain/rule-name.ts';
import { packTrace, unpackTrace } from '../../src/domain/trace.ts';
import { decide } from '../../src/domain/verdict.ts';
import { type Waiver, waivability } from '../../src/domain/waiver.ts';
import { judge } from '../../src/rules/judge.ts';
import { anyArrival } from '../build/any-arrival.ts';
import { anArrival, anAuthor, byParts } from '../build/arrival.ts';
import { duplicate, otherCustomer, uninstructed } from '../build/cases.ts';
import { aFileOf, anItem, clover, nest } from '../build/item.ts';
import { aBunnyBlock, aNote, at, header, without } from '../build/note.ts';
import { ember, stranger } from '../build/people.ts';
import { aPolicy } from '../build/policy.ts';
import { proven } from '../build/receipt.ts';
import { anEntry, aSighting, firstId, seen } from '../build/seen.ts';
import { aWaiver } from '../build/waiver.ts';

const waivable: readonly ReasonCode[] = reasonCodes.filter((code) => waivability[code] === 'yes');
const under = (arrival: Arrival, ...waivers: readonly Waiver[]): Arrival => ({ ...arrival, waivers });
const codesOf = (arrival: Arrival) => reportedBy(judge(arrival)).map(({ reason }) => reason.code);
const waivedCodesOf = (arrival: Arrival) => waivedBy(judge(arrival)).map(({ reason }) => reason.code);
const verdictOf = (arrival: Arrival) => decide(arrival, judge(arrival)).verdict;

const bunny = anItem();
const withoutProblem = aNote({ blocks: [aBunnyBlock({ fields: without(aBunnyBlock().fields, 'Problem') })] });
const nestOnly = { items: [bunny] };
const oneByOne: readonly (readonly [ReasonCode, Arrival])[] = [
  ['NOT_INSTRUCTED', uninstructed],
  ['LABEL_MISMATCH', anArrival({ label: 'T-1042 Dora Quillfeather', recognition: byParts() })],
  ['NOTE_TICKET_MISMATCH', anArrival({ note: aNote({ header: { ...header, Ticket: 'T-7' } }) })],
  ['NOTE_AUTHOR_OTHER', anArrival({ author: anAuthor({ person: ember }) })],
  ['NOTE_AUTHOR_STRANGER', anArrival({ author: anAuthor({ person: stranger, isKnown: false }) })],
  ['NOTE_STALE', anArrival({ note: aNote({ date: at('2001-01-01T00:00:00Z') }) })],
  ['NOTE_REUSED', anArrival({ seen: seen({ notes: [aSighting({ ticket: 'T-7' })] }) })],
  ['NOTE_DATE_INVALID', anArrival({ note: aNote({ date: 'invalid' }) })],
  ['NOTE_FIELD_MISSING', anArrival({ note: aNote({ header: without(header, 'Date'), date: null }) })],
  ['ITEM_OWNER_MISMATCH', anArrival({ ...nestOnly, registry: [anEntry({ owner: ember })] })],
  ['ITEM_OWNER_UNKNOWN', anArrival({ ...nestOnly, registry: [] })],
  ['ITEM_UNREFERENCED', anArrival({ items: [aFileOf(clover)], registry: 'absent' })],
  ['ITEM_WITHOUT_FAULT', anArrival({ ...nestOnly, note: withoutProblem })],
];

describe('a waiver', () => {
  it.each(oneByOne)('of %s takes its effect away, and it is told all the same', (code, arrival) => {
    expect(codesOf(arrival)).toContain(code);
    expect(verdictOf(arrival)).not.toBe('accepted');
    const waived = under(arrival, aWaiver({ code }));
    expect(codesOf(waived)).not.toContain(code);
    expect(waivedCodesOf(waived)).toContain(code);
  });

  it('of a proven sender lets the named person send, and nobody else', () => {
    const arrival = anArrival({ receipt: proven({ sender: ember }) });
    const waiver = aWaiver({ code: 'OWNER_MISMATCH', onlyFor: 'Ember Fenwick' });
    expect([verdictOf(arrival), verdictOf(under(arrival, waiver))]).toEqual(['rejected', 'accepted']);
    expect(verdictOf(under(anArrival({ receipt: proven({ sender: stranger }) }), waiver))).toBe('rejected');
  });

  it.each([
    ['plain', 'rejected'],
    ['second-life', 'accepted'],
  ] as const)('of a person is for whom the desk’s name rule takes for them: %s', (nameRule, verdict) => {
    const arrival = anArrival({ receipt: proven({ sender: ember }), policy: aPolicy({ nameRule }) });
    expect(verdictOf(under(arrival, aWaiver({ code: 'OWNER_MISMATCH', onlyFor: 'ember.fenwick' })))).toBe(verdict);
  });

  it('of another’s name in the label leaves the label to be right', () => {
    expect(codesOf(otherCustomer)).toEqual(['OWNER_MISMATCH']);
    const waived = under(otherCustomer, aWaiver({ code: 'OWNER_MISMATCH' }));
    expect(codesOf(waived)).toEqual(['LABEL_MISMATCH']);
    expect(verdictOf(under(waived, ...waived.waivers, aWaiver({ id: 8, code: 'LABEL_MISMATCH' })))).toBe('accepted');
  });

  it('of one item is for that item alone', () => {
    const arrival = anArrival({ registry: [] });
    const waiver = aWaiver({ code: 'ITEM_OWNER_UNKNOWN', itemKey: 'nest:n-1182' });
    const { verdict, items } = decide(arrival, judge(under(arrival, waiver)));
    expect([verdict, ...items.map((one) => one.verdict)]).toEqual(['partial', 'held', 'accepted']);
  });

  it('lets rules that stand on the waived one be asked', () => {
    const arrival = anArrival({ items: [bunny, aFileOf(nest), aFileOf(clover)], registry: 'absent' });
    expect(codesOf(arrival)).toEqual(['ITEM_UNREFERENCED']);
    expect(codesOf(under(arrival, aWaiver({ code: 'ITEM_UNREFERENCED' })))).toEqual(['ITEM_WITHOUT_FAULT']);
  });

  it('lets no repeat in', () => {
    const all = waivable.map((code, id) => aWaiver({ id, code }));
    expect(verdictOf(under(duplicate, ...all))).toBe('duplicate');
  });
});

const anyWaivers = fc
  .subarray([...waivable], { minLength: 1 })
  .chain((codes) =>
    fc.tuple(
      ...codes.map((code) =>
        fc.constantFrom(
          aWaiver({ code }),
          aWaiver({ code, itemKey: factsOf(code).subject === 'item' ? 'bunny:483920' : null }),
          aWaiver({ code, onlyFor: 'Ember Fenwick' }),
        ),
      ),
    ),
  );

describe('waivers', () => {
  it('never turn anything accepted into anything else', () => {
    fc.assert(
      fc.property(anyArrival, anyWaivers, (arrival, waivers) => {
        const before = decide(arrival, judge(arrival));
        const after = decide(arrival, judge(under(arrival, ...waivers)));
        if (before.verdict === 'accepted') expect(after).toEqual(before);
        for (const [index, item] of before.items.entries()) {
          if (item.verdict === 'accepted') expect(after.items[index]?.verdict).toBe('accepted');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('take nothing away but what they cover: all else that was found stays found, unless the folder turns out to be a repeat', () => {
    fc.assert(
      fc.property(anyArrival, anyWaivers, (arrival, waivers) => {
        const codes = new Set(waivers.map(({ code }) => code));
        const isRepeat = (one: Arrival) =>
          codesOf(one).some((code) => code === 'DUPLICATE' || code === 'RESEND_CHANGED');
        fc.pre(isRepeat(arrival) || !isRepeat(under(arrival, ...waivers)));
        const before = reportedBy(judge(arrival)).filter(({ reason }) => !codes.has(reason.code));
        const after = judge(under(arrival, ...waivers));
        expect(reportedBy(after)).toEqual(expect.arrayContaining([...before]));
        const told = [...reportedBy(after), ...waivedBy(after).map(({ waiver: _, ...one }) => one)];
        expect(told).toEqual(expect.arrayContaining([...reportedBy(judge(arrival))]));
        expect(waivedBy(after).filter(({ reason, waiver }) => reason.code !== waiver.code)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('of codes that may not be waived change nothing where no waivable one was found', () => {
    fc.assert(
      fc.property(anyArrival, anyWaivers, (arrival, waivers) => {
        const found = reportedBy(judge(arrival)).map(({ reason }) => reason.code);
        fc.pre(!found.some((code) => waivers.some((one) => one.code === code)));
        expect(judge(under(arrival, ...waivers))).toEqual(judge(arrival));
      }),
    );
  });

  it('are kept in the packed trace, and survive being written as JSON', () => {
    fc.assert(
      fc.property(anyArrival, anyWaivers, (arrival, waivers) => {
        const judgement = judge(under(arrival, ...waivers));
        const written: ReturnType<typeof packTrace> = JSON.parse(JSON.stringify(packTrace(judgement)));
        expect(unpackTrace(written, ruleNames)).toEqual(judgement);
        expect('waived' in written).toBe(waivedBy(judgement).length > 0);
      }),
    );
  });
});

describe('an entry under a waiver', () => {
  const stale = anArrival({ note: aNote({ date: at('2001-01-01T00:00:00Z') }) });
  const entry = entryOf(under(stale, aWaiver()), judge(under(stale, aWaiver())), firstId);

  it('has a sign of its own in its trace, and no code of what was waived', () => {
    expect(entry.trace.subjects[0]?.[2].indexOf('~')).toBe(ruleNames.indexOf('note-is-fresh'));
    expect([entry.verdict, entry.codes]).toEqual(['accepted', []]);
  });

  it('tells the ledger which waiver took what away', () => {
    expect(entry.events[0]?.body['waived']).toEqual([{ code: 'NOTE_STALE', subject: 'submission', waiver: 7 }]);
    expect(entryOf(anArrival(), judge(anArrival()), firstId).events[0]?.body).not.toHaveProperty('waived');
  });

  it('remembers the note of a folder that somebody else was allowed to send', () => {
    const sent = under(anArrival({ receipt: proven({ sender: ember }) }), aWaiver({ code: 'OWNER_MISMATCH' }));
    expect(entryOf(sent, judge(sent), firstId).sighting).not.toBeNull();
  });
});
