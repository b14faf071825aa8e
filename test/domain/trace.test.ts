import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { findingsOf, reportedBy, waivedBy } from '../../src/domain/judgement.ts';
import { ruleNames } from '../../src/domain/rule-name.ts';
import { packTrace, reportedInTrace, unpackTrace, waivedInTrace } from '../../src/domain/trace.ts';
import { judge } from '../../src/rules/judge.ts';
import { anyArrival } from '../build/any-arrival.ts';
import { anArrival } from '../build/arrival.ts';
import { boxedOnly, looseNote } from '../build/cases.ts';
import { aFileOf, anItem, clover, nest } from '../build/item.ts';
import { advising, judgementOf, rejecting } from '../build/judgement.ts';
import { aWaiver } from '../build/waiver.ts';

describe('a packed trace', () => {
  it('unpacks to the judgement that was packed', () => {
    fc.assert(
      fc.property(anyArrival, (arrival) => {
        const judgement = judge(arrival);
        expect(unpackTrace(packTrace(judgement), ruleNames)).toEqual(judgement);
      }),
    );
  });

  it('tells what was reported and what was waived as the judgement does', () => {
    fc.assert(
      fc.property(anyArrival, (arrival) => {
        const judgement = judge(arrival);
        const packed = packTrace(judgement);
        expect(reportedInTrace(packed, ruleNames)).toEqual(reportedBy(judgement));
        expect(waivedInTrace(packed, ruleNames)).toEqual(waivedBy(judgement));
      }),
    );
  });

  it('survives being written as JSON', () => {
    fc.assert(
      fc.property(anyArrival, (arrival) => {
        const judgement = judge(arrival);
        const written: ReturnType<typeof packTrace> = JSON.parse(JSON.stringify(packTrace(judgement)));
        expect(unpackTrace(written, ruleNames)).toEqual(judgement);
      }),
    );
  });

  it('keeps two files of one item apart', () => {
    const judgement = judge(anArrival({ items: [anItem(), anItem({ file: 'bunny-483920b.object' })] }));
    expect(unpackTrace(packTrace(judgement), ruleNames)).toEqual(judgement);
  });

  it('is one character a rule for each subject, and the reasons', () => {
    expect(packTrace(judge(boxedOnly))).toEqual({
      ruleset: '1',
      subjects: [
        ['submission', null, '+++++++++++++++++++++----------!+++'],
        ['bunny:483920', 'bunny-483920.zip', '---------------------!VWXYYYYcc----'],
      ],
      reasons: [
        [1, 21, { code: 'ITEM_BOXED', file: 'bunny-483920.zip', by: 'name' }],
        [0, 31, { code: 'ITEM_MISSING', item: { kind: 'nest', id: 'N-1182' }, namedBy: 'note' }],
      ],
    });
  });

  it('keeps what was waived, all that a rule found or a part of it, and says nothing of it elsewhere', () => {
    const stray = aFileOf(clover);
    const items = [anItem(), aFileOf(nest), stray];
    const waiver = aWaiver({ code: 'ITEM_UNREFERENCED' });
    const packed = packTrace(judge(anArrival({ items, waivers: [waiver] })));
    const reason = { code: 'ITEM_UNREFERENCED', file: stray.file, ticket: 'T-1042' };
    const rule = ruleNames.indexOf('item-is-referenced');
    expect(packed.waived).toEqual([[3, rule, reason, waiver]]);
    expect(packed.subjects.map(([, , answers]) => answers[rule])).toEqual(['-', '+', '+', '~']);
    const judgement = judge(anArrival({ items, waivers: [waiver] }));
    expect(unpackTrace(packed, ruleNames)).toEqual(judgement);
    expect(waivedInTrace(packed, ruleNames)).toEqual(waivedBy(judgement));
    const perfect = packTrace(judge(anArrival()));
    expect(perfect).not.toHaveProperty('waived');
    expect([reportedInTrace(perfect, ruleNames), waivedInTrace(perfect, ruleNames)]).toEqual([[], []]);
  });

  it('keeps apart what a rule found and what of it was waived', () => {
    const waived = [{ reason: rejecting, waiver: aWaiver({ code: rejecting.code }) }];
    const about = { rule: 'note-is-readable', subject: 'submission', file: null };
    const findings: readonly Finding[] = [
      { ...about, answer: { kind: 'reported', reasons: [advising], waived } },
      { ...about, rule: 'note-is-new', answer: { kind: 'passed' } },
      { ...about, rule: 'note-is-fresh', answer: { kind: 'moot', because: 'note-is-new' } },
    ];
    const judgement = judgementOf(findings);
    expect(unpackTrace(packTrace(judgement), judgement.rules)).toEqual(judgement);
    expect(findingsOf(judgement)).toEqual(findings);
  });

  it('of an older ruleset says nothing of rules that came since', () => {
    const judgement = judge(looseNote);
    const packed = packTrace(judgement);
    expect(findingsOf(unpackTrace(packed, [...ruleNames, 'a-later-rule']))).toEqual(findingsOf(judgement));
  });
});
