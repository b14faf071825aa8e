import { describe, expect, it } from 'vitest';
import type { Arrival } from '../../src/domain/arrival.ts';
import type { Judgement } from '../../src/domain/judgement.ts';
import type { Reason } from '../../src/domain/reason.ts';
import { decide } from '../../src/domain/verdict.ts';
import { judge } from '../../src/rules/judge.ts';
import { anArrival, byParts } from '../build/arrival.ts';
import { changedResend, duplicate, looseNote, withoutName } from '../build/cases.ts';
import { aFileOf, anItem, nest } from '../build/item.ts';
import { advising, boxed, damaged, found, holding, rejecting, repeating, unowned } from '../build/judgement.ts';
import { aTicket } from '../build/ticket.ts';

const [bunny, egg] = [anItem(), aFileOf(nest)];

/** Verdict and disposition of the submission, then of the bunny, then of the nest. */
const decided = (judgement: Judgement, arrival: Arrival = anArrival({ items: [bunny, egg] })) => {
  const { verdict, disposition, items } = decide(arrival, judgement);
  return [[verdict, disposition], ...items.map((item) => [item.verdict, item.disposition])];
};
const about = (ofBunny: readonly Reason[], ofNest: readonly Reason[]) => ({
  [bunny.file]: ofBunny,
  [egg.file]: ofNest,
});
const bad = about([damaged(bunny)], [damaged(egg)]);

describe('the verdict of a submission', () => {
  it.each([
    ['rejected by any rejecting finding', [rejecting], {}, 'rejected'],
    ['rejected rather than duplicate', [repeating, rejecting], {}, 'rejected'],
    ['rejected rather than held', [holding, rejecting], {}, 'rejected'],
    ['duplicate by a repeat', [repeating], {}, 'duplicate'],
    ['duplicate rather than held', [holding, repeating], {}, 'duplicate'],
    ['duplicate whatever its items', [repeating], bad, 'duplicate'],
    ['held by a holding finding', [holding], {}, 'held'],
    ['held whatever its items', [holding], bad, 'held'],
    ['accepted with all of its items', [], {}, 'accepted'],
    ['accepted in spite of advice', [advising], {}, 'accepted'],
    ['accepted in spite of what is missing', [{ code: 'ITEM_MISSING', item: nest, namedBy: 'note' }], {}, 'accepted'],
    ['partial with some items rejected', [], about([], [damaged(egg)]), 'partial'],
    ['partial with some items held', [], about([], [unowned(egg)]), 'partial'],
    ['held with no item accepted but some held', [], about([damaged(bunny)], [unowned(egg)]), 'held'],
    ['held with all items held', [], about([unowned(bunny)], [unowned(egg)]), 'held'],
    ['rejected with no item accepted or held', [], bad, 'rejected'],
  ] as const)('is %s', (_, submission, files, verdict) => {
    expect(decided(found(submission, files))[0]?.[0]).toBe(verdict);
  });

  it('is rejected, to be returned, where there is no item and nothing was found', () => {
    expect(decided(found([]), anArrival({ items: [] }))).toEqual([['rejected', 'return']]);
  });
});

describe('items and dispositions', () => {
  it.each([
    [
      'of an accepted submission go to repair',
      [],
      {},
      [
        ['accepted', 'repair'],
        ['accepted', 'repair'],
        ['accepted', 'repair'],
      ],
    ],
    [
      'of a partial one go each its own way',
      [],
      about([], [boxed(egg)]),
      [
        ['partial', 'repair'],
        ['accepted', 'repair'],
        ['rejected', 'trash'],
      ],
    ],
    [
      'of a partial one are held alone',
      [],
      about([unowned(bunny)], []),
      [
        ['partial', 'repair'],
        ['held', 'hold'],
        ['accepted', 'repair'],
      ],
    ],
    [
      'with a rejecting finding beside a holding one are rejected',
      [],
      about([unowned(bunny), damaged(bunny)], []),
      [
        ['partial', 'repair'],
        ['rejected', 'return'],
        ['accepted', 'repair'],
      ],
    ],
    [
      'of a rejected one follow its primary code',
      [{ code: 'RECEIPT_FORGED', why: 'unsigned' }, rejecting],
      about([], [unowned(egg)]),
      [
        ['rejected', 'trash'],
        ['rejected', 'trash'],
        ['rejected', 'trash'],
      ],
    ],
    [
      'of one rejected by its items follow the first of their codes in table order',
      [],
      about([boxed(bunny)], [damaged(egg)]),
      [
        ['rejected', 'trash'],
        ['rejected', 'trash'],
        ['rejected', 'trash'],
      ],
    ],
    [
      'of a duplicate are rejected and returned',
      [repeating],
      about([], [boxed(egg)]),
      [
        ['duplicate', 'return'],
        ['rejected', 'return'],
        ['rejected', 'return'],
      ],
    ],
    [
      'of a held one are held, accepted ones too, rejected ones staying rejected',
      [holding],
      about([], [damaged(egg)]),
      [
        ['held', 'hold'],
        ['held', 'hold'],
        ['rejected', 'hold'],
      ],
    ],
  ] as const)('%s', (_, submission, files, expected) => {
    expect(decided(found(submission, files))).toEqual(expected);
  });

  it('keep their own findings in a rejected submission', () => {
    const { items } = decide(anArrival({ items: [bunny, egg] }), found([rejecting], about([damaged(bunny)], [])));
    expect(items.map(({ item, reasons }) => [item, reasons])).toEqual([
      [bunny, [damaged(bunny)]],
      [egg, []],
    ]);
  });
});

describe('what nobody can be sent back', () => {
  const unsafe: Reason = { code: 'UNSAFE_CONTENT', hazards: [{ path: 'x', what: 'fifo' }] };
  const nameless: Reason = { code: 'LABEL_NAME_MISSING', label: 'x', lookAlikeOf: null };
  const [instructed, uninstructed, none] = [aTicket(), aTicket({ instructions: [] }), null];

  it.each([
    ['unsafe content for a known ticket', unsafe, instructed, 'return'],
    ['unsafe content for a ticket without an instruction', unsafe, uninstructed, 'return'],
    ['unsafe content for no ticket', unsafe, none, 'trash'],
    ['a nameless label for an instructed ticket', nameless, instructed, 'return'],
    ['a nameless label for a ticket without an instruction', nameless, uninstructed, 'trash'],
    ['a nameless label for no ticket', nameless, none, 'trash'],
    ['a nameless label that is not the primary reason', { code: 'EMPTY_FOLDER' } as const, none, 'return'],
  ])('%s', (_, reason, ticket, disposition) => {
    const recognition = byParts({ ticketNumber: ticket?.number ?? null });
    const judgement = found([nameless, reason].slice(reason === nameless ? 1 : 0));
    expect(decide(anArrival({ ticket, recognition }), judgement).disposition).toBe(disposition);
  });
});

describe('a whole judgement', () => {
  it.each([
    ['a perfect folder', anArrival(), 'accepted', 'repair'],
    ['the same folder again', duplicate, 'duplicate', 'return'],
    ['the same items with other content', changedResend, 'held', 'hold'],
    ['a loose note', looseNote, 'rejected', 'trash'],
    ['a label that names nobody', withoutName, 'rejected', 'return'],
  ] as const)('of %s', (_, arrival, verdict, disposition) => {
    expect(decide(arrival, judge(arrival))).toMatchObject({ verdict, disposition });
  });
});
