import { expect, it } from 'vitest';
import type { Answer } from '../../src/domain/finding.ts';
import { reportedBy, waivedBy } from '../../src/domain/judgement.ts';
import { anItem, nest } from '../build/item.ts';
import { advising, damaged, found, judgementOf, rejecting } from '../build/judgement.ts';
import { aWaiver } from '../build/waiver.ts';

const missing = { code: 'ITEM_MISSING', item: nest, namedBy: 'ticket' } as const;

it('what was reported comes by precedence, a missing item being its own subject', () => {
  const bunny = anItem();
  const about = { rule: 'ticket-is-known', file: null };
  expect(reportedBy(found([missing, rejecting], { [bunny.file]: [damaged(bunny)] }))).toEqual([
    { ...about, subject: 'submission', reason: rejecting },
    { rule: 'item-is-whole', subject: bunny.file, file: bunny.file, reason: damaged(bunny) },
    { ...about, subject: 'nest:N-1182', reason: missing },
  ]);
});

it('what was waived comes by precedence, whether all that a rule found was or a part of it', () => {
  const [first, second] = [aWaiver({ id: 1, code: 'ITEM_MISSING' }), aWaiver({ id: 2, code: rejecting.code })];
  const about = (rule: string, answer: Answer) => ({ rule, subject: 'submission', file: null, answer });
  const judgement = judgementOf([
    about('ticket-is-known', { kind: 'passed' }),
    about('expected-items-came', { kind: 'waived', waived: [{ reason: missing, waiver: first }] }),
    about('note-is-readable', {
      kind: 'reported',
      reasons: [advising],
      waived: [{ reason: rejecting, waiver: second }],
    }),
  ]);
  expect(waivedBy(judgement)).toEqual([
    { rule: 'note-is-readable', file: null, subject: 'submission', reason: rejecting, waiver: second },
    { rule: 'expected-items-came', file: null, subject: 'nest:N-1182', reason: missing, waiver: first },
  ]);
  expect(reportedBy(judgement).map(({ reason }) => reason)).toEqual([advising]);
});
