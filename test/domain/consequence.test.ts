import { describe, expect, it } from 'vitest';
import type { Arrival } from '../../src/domain/arrival.ts';
import { addConsequence, type Consequence, consequenceOf, isNews, type Known } from '../../src/domain/consequence.ts';
import { entryOf } from '../../src/domain/entry-of.ts';
import type { NoteSighting } from '../../src/domain/seen.ts';
import { judge } from '../../src/rules/judge.ts';
import { anArrival, now } from '../build/arrival.ts';
import { changedResend, closedTicket, duplicate, unidentifiedOnly, unknownTicket } from '../build/cases.ts';
import { aDigest, aFileOf, anItem, clover, nest } from '../build/item.ts';
import { ember } from '../build/people.ts';
import { anActive, anEntry, aSighting, firstId, inCustody } from '../build/seen.ts';
import { anInstruction, aTicket } from '../build/ticket.ts';

const label = 'T-1042 - Dora Quillfeather';
const changedBy = (arrival: Arrival): Consequence => consequenceOf(entryOf(arrival, judge(arrival), firstId));
const active = (itemKeys: readonly string[]) => ({
  ...{ submission: firstId, label, receivedAt: now, digest: aDigest('d'), itemKeys, queuePlace: null },
});
const lies = (itemKey: string, place: 'repair' | 'held') => ({ itemKey, place, submission: firstId, label });
const both = ['bunny:483920', 'nest:n-1182'];

describe('what a decision changes for later folders', () => {
  it('is the items that it took in, what it consumed, the ticket’s status, and its note', () => {
    const arrival = anArrival();
    expect(changedBy(arrival)).toEqual({
      ticket: { ticketKey: 't-1042', consumed: both, newStatus: 'Pending-Item sent to Ozma', active: active(both) },
      custody: both.map((key) => lies(key, 'repair')),
      sighting: entryOf(arrival, judge(arrival), firstId).sighting,
    });
  });

  it('is what was held of it as well, and nothing that was rejected', () => {
    const { ticket, custody } = changedBy(
      anArrival({ items: [anItem(), aFileOf(clover), aFileOf(nest)], registry: [anEntry()] }),
    );
    expect(custody).toEqual([lies('bunny:483920', 'repair'), lies('nest:n-1182', 'held')]);
    expect(ticket?.active).toEqual(active(both));
    expect(changedBy(anArrival({ registry: [] }))).toMatchObject({
      ticket: { newStatus: null, active: active(both) },
      custody: both.map((key) => lies(key, 'held')),
    });
  });

  it('is that a changed resend is there, though it consumes nothing and changes no status', () => {
    const keys = changedBy(changedResend).custody.map(({ itemKey }) => itemKey);
    expect(keys).not.toEqual([]);
    expect(changedBy(changedResend).ticket).toEqual({
      ...{ ticketKey: 't-1042', consumed: [], newStatus: null, active: active(keys) },
    });
  });

  it.each([
    ['a closed ticket', closedTicket],
    ['a folder that came before', duplicate],
    ['an unknown ticket', unknownTicket],
    ['a folder without anything that it could be for', unidentifiedOnly],
  ])('is nothing of its ticket or its items for %s', (_, arrival) => {
    expect(changedBy(arrival)).toMatchObject({ ticket: null, custody: [] });
  });
});

const knowing = (over: Partial<Known> = {}): Known => ({
  ...{ tickets: new Map(), actives: new Map(), custody: new Map(), notes: new Map() },
  ...over,
});
const nothing: Consequence = { ticket: null, custody: [], sighting: null };
const older = anInstruction({ label: 'older' });
const current = anInstruction({ consumed: ['bunny:77'] });
const ticket = aTicket({ instructions: [older, current] });
const change = { ticketKey: 't-1042', consumed: ['bunny:77', 'nest:n-1182'], newStatus: null, active: null };

describe('what is known after a decision', () => {
  it('is the ticket with what was consumed of its current instruction, each item once', () => {
    const known = knowing({ tickets: new Map([['t-1042', ticket]]) });
    addConsequence(known, { ...nothing, ticket: change });
    const consumed = { ...current, consumed: ['bunny:77', 'nest:n-1182'] };
    expect([known.tickets.get('t-1042'), known.actives.size]).toEqual([
      { ...ticket, instructions: [older, consumed] },
      0,
    ]);
    addConsequence(known, { ...nothing, ticket: { ...change, newStatus: 'Pending-Item sent to Ozma' } });
    expect(known.tickets.get('t-1042')?.status).toBe('Pending-Item sent to Ozma');
  });

  it('is every active submission of a ticket that is known, in order', () => {
    const known = knowing({ tickets: new Map([['t-1042', ticket]]) });
    const [one, two] = [anActive(), anActive({ digest: aDigest('2') })];
    for (const each of [one, two]) addConsequence(known, { ...nothing, ticket: { ...change, active: each } });
    addConsequence(known, { ...nothing, ticket: { ...change, ticketKey: 't-7', active: one } });
    expect([...known.actives]).toEqual([['t-1042', [one, two]]]);
    expect(known.tickets.has('t-7')).toBe(false);
  });

  it('is where an item was first, whatever comes later', () => {
    const known = knowing();
    addConsequence(known, { ...nothing, custody: [inCustody({ place: 'held' })] });
    addConsequence(known, { ...nothing, custody: [inCustody(), inCustody({ itemKey: 'bunny:7' })] });
    expect([...known.custody.values()]).toEqual([inCustody({ place: 'held' }), inCustody({ itemKey: 'bunny:7' })]);
  });
});

describe('a sighting of a note', () => {
  const others: readonly (readonly [string, Partial<NoteSighting>])[] = [
    ['ticket', { ticket: 'T-7' }],
    ['name of the owner', { owner: ember }],
    ['id of the owner', { owner: { ...aSighting().owner, id: 'u-1' } }],
    ['instruction', { instructedAt: null }],
  ];
  const knownOf = (...sightings: readonly NoteSighting[]): Known =>
    knowing({ notes: new Map([[aDigest('f'), sightings]]) });

  it.each(others)('is news for another %s', (_, over) => {
    const known = knownOf(aSighting());
    expect(isNews(known, aSighting(over))).toBe(true);
    addConsequence(known, { ...nothing, sighting: aSighting(over) });
    expect([...known.notes]).toEqual([[aDigest('f'), [aSighting(), aSighting(over)]]]);
  });

  it('is news for a note that was never seen', () => {
    const known = knowing();
    addConsequence(known, { ...nothing, sighting: aSighting() });
    expect([...known.notes]).toEqual([[aDigest('f'), [aSighting()]]]);
  });

  it('is none where a rule learns nothing more from it', () => {
    const known = knownOf(aSighting({ ticket: 'T-7' }), aSighting());
    const again = aSighting({ submission: firstId, label: 'another' });
    expect(isNews(known, again)).toBe(false);
    addConsequence(known, { ...nothing, sighting: again });
    expect(known.notes.get(aDigest('f'))).toHaveLength(2);
  });

  it('is none after twenty of its note', () => {
    const many = Array.from({ length: 20 }, (_, n) => aSighting({ ticket: `T-${n}` }));
    expect([isNews(knownOf(...many.slice(1)), aSighting()), isNews(knownOf(...many), aSighting())]).toEqual([
      true,
      false,
    ]);
  });
});
