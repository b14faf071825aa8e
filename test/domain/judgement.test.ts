import { expect, it } from 'vitest';
import { reportedBy } from '../../src/domain/judgement.ts';
import { anItem, nest } from '../build/item.ts';
import { damaged, found, rejecting } from '../build/judgement.ts';

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
