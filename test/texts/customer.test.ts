import { describe, expect, test } from 'vitest';
import type { Reported } from '../../src/domain/judgement.ts';
import { byPrecedence, type Reason } from '../../src/domain/reason.ts';
import { customerMessage, type MessageInput } from '../../src/texts/customer.ts';
import { en } from '../../src/texts/en.ts';
import { wordsIn } from '../../src/texts/words-in.ts';
import { reasons } from './reasons.ts';

const about = (reason: Reason, file: string | null = null): Reported => ({
  subject: file ?? 'submission',
  file,
  rule: 'a-rule',
  reason,
});

const item = (id: string, verdict: MessageInput['items'][number]['verdict']) => ({
  file: `bunny-${id}.object`,
  subject: `bunny:${id}`,
  verdict,
});

const message = (input: Partial<MessageInput>, language: 'en' | 'ja' = 'en'): string => {
  const reported = (input.reported ?? []).toSorted((a, b) => byPrecedence(a.reason, b.reason));
  return customerMessage({ verdict: 'rejected', items: [], ...input, reported }, language);
};

const { openings, closings, whereabouts, next } = en.letter;

describe('the message to a customer', () => {
  test('thanks for an accepted folder, names its items, and asks for nothing', () => {
    expect(message({ verdict: 'accepted', items: [item('1', 'accepted'), item('2', 'accepted')] })).toBe(
      [
        'Thank you: we have received your folder, and everything in it is taken in for repair.',
        'Taken in for repair: bunny-1.object (bunny:1), bunny-2.object (bunny:2)',
        'Repairs are done strictly in ticket order, and we will write to you when yours are finished. You do not need to do anything now.',
      ].join('\n\n'),
    );
  });

  test('is polite Japanese for a Japanese customer', () => {
    const ja = wordsIn('ja');
    expect(
      message(
        {
          verdict: 'rejected',
          reported: [about(reasons.NOTE_FIELD_MISSING), about(reasons.ITEM_FIELD_MISSING, 'bunny-1.object')],
          items: [item('1', 'rejected')],
        },
        'ja',
      ),
    ).toBe(
      [
        'フォルダをお送りいただき、ありがとうございます。申し訳ございませんが、このままでは修理をお受けすることができません。',
        [
          '確認した内容は、次のとおりです。',
          `・${ja.codes.NOTE_FIELD_MISSING.customer}`,
          '  該当するもの：日付',
          `・${ja.codes.ITEM_FIELD_MISSING.customer}`,
          '  該当するもの：bunny-1.object（状態）',
        ].join('\n'),
        'フォルダは、そのままお返しいたします。\n上記のすべての点をご修正のうえ、全部を一つのフォルダに入れて、もう一度お送りください。送り直されても、チケットの順番は変わりません。',
      ].join('\n\n'),
    );
  });

  test('says once what several items have in common, with all that is missing of each', () => {
    const missing = (id: string, field: string) =>
      about({ ...reasons.ITEM_FIELD_MISSING, file: `bunny-${id}.object`, field }, `bunny-${id}.object`);
    const text = message({
      reported: [missing('2', 'Status'), missing('1', 'ID'), missing('1', 'Status')],
      items: [item('1', 'rejected'), item('2', 'rejected')],
    });
    expect(text.split(en.codes.ITEM_FIELD_MISSING.customer)).toHaveLength(2);
    expect(text).toContain('\n  This concerns: bunny-1.object (ID, Status), bunny-2.object (Status)\n');
  });

  test('tells each item of a partly accepted folder its own way', () => {
    const text = message({
      verdict: 'partial',
      reported: [
        about(reasons.ITEM_UNREFERENCED, 'bunny-2.object'),
        about({ ...reasons.ITEM_ALTERED, file: 'bunny-3.object' }, 'bunny-3.object'),
        about({ ...reasons.ITEM_OWNER_MISMATCH }, 'bunny-4.object'),
        about({ ...reasons.ITEM_BOXED, file: 'box.zip' }, 'box.zip'),
      ],
      items: [
        item('1', 'accepted'),
        item('2', 'rejected'),
        item('3', 'held'),
        item('4', 'rejected'),
        { file: 'box.zip', subject: 'box.zip', verdict: 'rejected' },
      ],
    });
    expect(text.split('\n\n')[1]?.split('\n')).toEqual([
      'Taken in for repair: bunny-1.object (bunny:1)',
      'Kept here while a colleague looks into it: bunny-3.object (bunny:3)',
      'Comes back to you: bunny-2.object (bunny:2)',
      'Set aside because it is packed; tell us soon if you need it back: box.zip',
      'Not taken in for now: bunny-4.object (bunny:4)',
    ]);
    expect(text.endsWith(closings.partial)).toBe(true);
  });

  test('asks for the purchase history of an accepted folder', () => {
    const text = message({ verdict: 'accepted', reported: [about(reasons.TX_HISTORY_MISSING)] });
    expect(text).toContain(en.codes.TX_HISTORY_MISSING.customer);
    expect(text.endsWith(closings.acceptedWithPoints)).toBe(true);
  });

  test.each([reasons.TICKET_MIXED_PROBLEMS, reasons.STEPS_PENDING])('keeps the advice $code for staff', (reason) => {
    expect(message({ verdict: 'accepted', reported: [about(reason)] })).toBe(message({ verdict: 'accepted' }));
  });

  test('names a missing item only where the note named it', () => {
    const byNote = message({ verdict: 'accepted', reported: [about({ ...reasons.ITEM_MISSING, namedBy: 'note' })] });
    expect(byNote).toContain('This concerns: bunny:B-SECRET');
    const byTicket = message({ verdict: 'accepted', reported: [about(reasons.ITEM_MISSING)] });
    expect(byTicket).toContain(en.codes.ITEM_MISSING.customer);
    expect(byTicket).not.toContain('This concerns');
  });

  test('says nothing of custody where an item’s owner is not confirmed', () => {
    const owner = about(reasons.ITEM_OWNER_MISMATCH, 'bunny-1.object');
    const items = [item('1', 'rejected')];
    const inCustody = about(reasons.ITEM_DUPLICATE, 'bunny-1.object');
    expect(message({ reported: [owner, inCustody], items })).toBe(message({ reported: [owner], items }));
    const twice = about({ ...reasons.ITEM_DUPLICATE, because: 'twice-in-folder' }, 'bunny-1.object');
    expect(message({ reported: [owner, twice], items })).toContain(en.codes.ITEM_DUPLICATE.customer);
    expect(message({ reported: [inCustody], items })).toContain(en.codes.ITEM_DUPLICATE.customer);
  });

  test.each([
    [reasons.LABEL_MISMATCH, whereabouts.returned, next.resend],
    [reasons.NOT_INSTRUCTED, whereabouts.returned, next.wait],
    [reasons.TICKET_CLOSED, whereabouts.returned, next.wait],
    [reasons.BARE_NOTE, whereabouts.setAside, next.resend],
    [reasons.RECEIPT_FORGED, whereabouts.setAside, next.resend],
    [reasons.ITEM_ALTERED, whereabouts.returned, next.wait],
    [reasons.RESEND_CHANGED, whereabouts.returned, next.wait],
    [reasons.ITEM_MISSING, whereabouts.returned, next.wait],
    [reasons.UNSAFE_CONTENT, whereabouts.unsettled, next.resend],
    [reasons.LABEL_NAME_MISSING, whereabouts.unsettled, next.resend],
  ])('says where a folder rejected for $code goes, and what to do', (reason, where, then) => {
    expect(message({ reported: [about(reason)] }).endsWith(`\n\n${where}\n${then}`)).toBe(true);
  });

  test('never asks for a folder again whose content is here already', () => {
    const text = message({ reported: [about(reasons.LABEL_MISMATCH), about(reasons.DUPLICATE)] });
    expect(text.endsWith(`${whereabouts.returned}\n${next.nothing}`)).toBe(true);
  });

  test('says that a packed item comes back which a person took out of the trash and rejected', () => {
    const boxed = about(reasons.ITEM_BOXED, 'bunny-2.object');
    const items = [item('1', 'accepted'), { ...item('2', 'rejected'), isBack: true }];
    const text = message({ verdict: 'partial', reported: [boxed], items });
    expect(text).toContain('\nComes back to you: bunny-2.object (bunny:2)\n');
  });

  test('never asks for items again that are here already, but for what else was wrong', () => {
    const inCustody = about(reasons.ITEM_DUPLICATE, 'bunny-1.object');
    const items = [item('1', 'rejected'), item('2', 'rejected')];
    expect(message({ reported: [inCustody], items }).endsWith(`${whereabouts.returned}\n${next.nothing}`)).toBe(true);
    const damaged = about(reasons.ITEM_DAMAGED, 'bunny-2.object');
    expect(message({ reported: [inCustody, damaged], items }).endsWith(next.resend)).toBe(true);
  });

  test.each([
    ['duplicate', reasons.DUPLICATE],
    ['held', reasons.RESEND_CHANGED],
  ] as const)('opens and closes as a folder that is %s', (verdict, reason) => {
    const text = message({ verdict, reported: [about(reason)], items: [item('1', 'held')] });
    expect(text.startsWith(openings[verdict])).toBe(true);
    expect(text.endsWith(closings[verdict])).toBe(true);
    expect(text).not.toContain('bunny');
  });

  test.each([
    [reasons.UNSAFE_CONTENT, 'link'],
    [reasons.BOXED, 'things.zip'],
    [reasons.NOTE_MULTIPLE, 'note.txt, note.md'],
    [reasons.NOTE_UNREADABLE, 'note.txt'],
  ])('names what the sender sent for $code', (reason, names) => {
    expect(message({ reported: [about(reason)] })).toContain(`\n  This concerns: ${names}\n`);
  });

  test('counts what is over fifty, and prints a hostile name on one line', () => {
    const many = Array.from({ length: 52 }, (_, index) => ({ path: `l${index}\n`, what: 'fifo' }) as const);
    const text = message({ reported: [about({ code: 'UNSAFE_CONTENT', hazards: many })] });
    expect(text).toContain('l49\\u{A}, and 2 more\n');
  });
});
