import { describe, expect, it } from 'vitest';
import type { Arrival } from '../../src/domain/arrival.ts';
import { entryOf } from '../../src/domain/entry-of.ts';
import { submissionId } from '../../src/domain/ids.ts';
import type { TicketStatus } from '../../src/domain/ticket.ts';
import { judge } from '../../src/rules/judge.ts';
import { anArrival, byParts } from '../build/arrival.ts';
import {
  changedResend,
  closedTicket,
  duplicate,
  unidentifiedOnly,
  uninstructed,
  unknownTicket,
} from '../build/cases.ts';
import { aFileOf, anItem, clover, nest, snowdrop } from '../build/item.ts';
import { anActive, anEntry, seen } from '../build/seen.ts';
import { anInstruction, aTicket } from '../build/ticket.ts';

const id = submissionId('019a0000-0000-7000-8000-000000000002');
const entry = (arrival: Arrival) => entryOf(arrival, judge(arrival), id);
const eventKinds = (arrival: Arrival) => entry(arrival).events.map(({ kind }) => kind);
const withStatus = (status: TicketStatus) => anArrival({ ticket: aTicket({ status }) });

const [bunny, egg, stray] = [anItem(), aFileOf(nest), aFileOf(clover)];

describe('events', () => {
  it.each([
    ['of a rejection are the judging alone', closedTicket, ['submission-judged']],
    ['of a duplicate are the judging alone', duplicate, ['submission-judged']],
    ['of an unknown ticket are the judging alone', unknownTicket, ['submission-judged']],
    ['of a changed resend are the judging alone', changedResend, ['submission-judged']],
    [
      'of a held folder are the judging and what was consumed',
      anArrival({ registry: [] }),
      ['submission-judged', 'instruction-consumed'],
    ],
  ])('%s', (_, arrival, kinds) => {
    expect(eventKinds(arrival)).toEqual(kinds);
  });

  it('name no ticket and no item where there is none', () => {
    const [judged] = entry(anArrival({ ...unidentifiedOnly.submission, recognition: byParts(), ticket: null })).events;
    expect(judged).toMatchObject({ ticket: null, body: { owner: null, items: [{ item: null }] } });
  });
});

describe('consumed', () => {
  const held = anArrival({ items: [bunny, egg], registry: [anEntry()] });
  const half = aTicket({ instructions: [anInstruction({ consumed: ['bunny:483920'] })] });

  it.each([
    ['is what was accepted or held', held, [snowdrop, nest]],
    ['is not what was rejected', anArrival({ items: [bunny, stray] }), [snowdrop]],
    ['is nothing of a rejected folder', closedTicket, []],
    ['is nothing without an instruction', uninstructed, []],
    ['is nothing without a ticket', unknownTicket, []],
    ['is not what was consumed before', anArrival({ ticket: half }), [nest]],
    [
      'is each item once, though a changed resend holds two files of it',
      anArrival({
        ticket: aTicket(),
        items: [bunny, anItem({ file: 'bunny-483920b.object' })],
        seen: seen({ actives: [anActive()] }),
      }),
      [snowdrop],
    ],
  ])('%s', (_, arrival, consumed) => {
    expect(entry(arrival).consumed).toEqual(consumed);
  });
});

describe('the new status', () => {
  const sent = 'Pending-Item sent to Ozma';

  it.each([
    ['of a ticket that waited for its customer', withStatus('Pending-Customer'), sent],
    ['of an open ticket', withStatus('Open'), sent],
    ['of a partly accepted folder', anArrival({ items: [bunny, stray] }), sent],
    ['of a ticket whose items are here already', withStatus(sent), null],
    ['of a ticket being worked on', withStatus('Pending-We are looking into it!'), null],
    ['of a held folder', anArrival({ registry: [] }), null],
    ['of a rejected folder', closedTicket, null],
    ['of a duplicate', duplicate, null],
    ['without a ticket', unknownTicket, null],
  ])('%s', (_, arrival, status) => {
    expect(entry(arrival).newStatus).toBe(status);
  });
});
