import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentRules, openReplay, type Replayed } from '../../../src/audit/replay/replay.ts';
import type { Arrival } from '../../../src/domain/arrival.ts';
import { anArrival } from '../../build/arrival.ts';
import { changedResend, duplicate, withoutNote } from '../../build/cases.ts';
import { edit, place } from '../../store/files.ts';
import { judged, storedIn } from './desk.ts';
import { hostileArrival } from './hostile-arrival.ts';

const asRecorded = { rules: currentRules, isAnyway: false };

const replayAll = async (file: string, ask = asRecorded): Promise<readonly Replayed[]> =>
  (await storedIn(file)).map(openReplay(ask));

/** Rules of which one never finds anything about the note. */
const forgiving = {
  ...currentRules,
  judge: (arrival: Arrival) => {
    const judgement = currentRules.judge(arrival);
    const place = judgement.rules.indexOf('note-is-readable');
    const subjects = judgement.subjects.map((one) =>
      one.file === null ? { ...one, answers: one.answers.with(place, { kind: 'passed' }) } : one,
    );
    return { ...judgement, subjects };
  },
};

describe('replay', () => {
  it('comes to the same judgement and entry from what was stored and read back, whatever texts are in it', async () => {
    const law = fc.asyncProperty(
      fc.array(hostileArrival, { minLength: 20, maxLength: 80, size: 'max' }),
      async (arrivals) => {
        using desk = place();
        await judged(desk.file, arrivals);
        const replayed = await replayAll(desk.file);
        expect(replayed.filter(({ kind }) => kind !== 'same')).toEqual([]);
        expect(replayed).toHaveLength(arrivals.length);
      },
    );
    await fc.assert(law, { numRuns: 6 });
  });

  it('finds a rule that answers otherwise, and says in which verdicts, codes and answers', async () => {
    using desk = place();
    await judged(desk.file, [withoutNote, anArrival()]);
    const [first, second] = await replayAll(desk.file, { rules: forgiving, isAnyway: false });
    expect(first?.kind === 'differs' && first.differences.map(({ at }) => at)).toEqual(
      expect.arrayContaining(['/judged/verdict', '/judged/codes/0', '/trace/reasons/0', '/trace/subjects/0/2']),
    );
    expect(second?.kind).toBe('same');
  });

  it('compares all that the ledger says of a judgement: a verdict that was changed there is found', async () => {
    using desk = place();
    await judged(desk.file, [anArrival()]);
    edit(desk.file, `update event set body = json_set(body, '$.items[1].disposition', 'trash', '$.owner', 'Ember') `);
    const [replayed] = await replayAll(desk.file);
    expect(replayed?.kind === 'differs' && replayed.differences).toEqual([
      { at: '/judged/items/1/disposition', recorded: 'trash', replayed: 'repair' },
      { at: '/judged/owner', recorded: 'Ember', replayed: 'Dora Quillfeather' },
    ]);
  });

  it('finds a trace that was changed, be it only in its white space', async () => {
    using desk = place();
    await judged(desk.file, [anArrival(), anArrival()]);
    edit(desk.file, `update trace set body = replace(body, '"ruleset"', ' "ruleset"') where submission_seq = 1`);
    edit(desk.file, `update trace set body = json_set(body, '$.subjects[0][1]', 'x') where submission_seq = 2`);
    const [spaced, renamed] = await replayAll(desk.file);
    expect(spaced?.kind === 'differs' && spaced.differences.map(({ at }) => at)).toEqual(['/trace']);
    expect(renamed?.kind === 'differs' && renamed.differences).toEqual([
      { at: '/trace/subjects/0/1', recorded: 'x', replayed: null },
    ]);
  });
});

describe('evidence that was altered is not judged', () => {
  it.each([
    ['arrival', `update arrival set body = replace(body, 'Snowdrop', 'Snowdrip')`],
    ['arrival', 'update arrival set body = substr(body, 2)'],
    ['arrival', `update event set body = json_set(body, '$.arrival', hex(zeroblob(32)))`],
    ['policy', `update policy set body = replace(body, '24', '25')`],
    ['policy', 'delete from policy'],
    ['trace', `update event set body = json_set(body, '$.trace', hex(zeroblob(32)))`],
    ['ruleset', `update ruleset set version = '0'`],
    ['ruleset', `update ruleset set names = json_remove(names, '$[3]')`],
    ['event', `update event set kind = 'submission-vanished' where kind = 'submission-judged'`],
    ['event', 'update submission set ledger_seq = 1'],
    ['event', `update event set submission = '019a0000-0000-7000-8000-000000000009'`],
  ])('the %s, by %s', async (part, sql) => {
    using desk = place();
    await judged(desk.file, [anArrival()]);
    edit(desk.file, sql);
    expect(await replayAll(desk.file)).toEqual([{ kind: 'altered', parts: [part] }]);
  });

  it('the arrivals of two submissions that were exchanged, and one that was taken away', async () => {
    using desk = place();
    await judged(desk.file, [anArrival(), duplicate, changedResend]);
    edit(desk.file, 'update arrival set submission_seq = 3 - submission_seq - 10 where submission_seq < 3');
    edit(desk.file, 'update arrival set submission_seq = submission_seq + 10 where submission_seq < 0');
    edit(desk.file, 'delete from arrival where submission_seq = 3');
    expect(await replayAll(desk.file)).toEqual([
      { kind: 'altered', parts: ['arrival'] },
      { kind: 'altered', parts: ['arrival'] },
      { kind: 'altered', parts: ['policy', 'arrival'] },
    ]);
  });
});

describe('what cannot be compared is no fault', () => {
  it('what was judged before arrivals were kept', async () => {
    using desk = place();
    await judged(desk.file, [anArrival()]);
    edit(desk.file, 'delete from arrival');
    edit(desk.file, `update event set body = json_remove(body, '$.arrival', '$.policy', '$.trace')`);
    expect(await replayAll(desk.file)).toEqual([{ kind: 'not-kept' }]);
  });

  it('what was judged by other rules, until somebody wants to know what these would decide', async () => {
    using desk = place();
    await judged(desk.file, [withoutNote, anArrival()]);
    const rules = { ...forgiving, ruleset: '2' };
    const kept = { kind: 'other-rules', ruleset: '1', decided: null };
    expect(await replayAll(desk.file, { rules, isAnyway: false })).toEqual([kept, kept]);
    const [first, second] = await replayAll(desk.file, { rules, isAnyway: true });
    expect(first?.kind === 'other-rules' && first.decided?.map(({ at }) => at)).toContain('/judged/verdict');
    expect(second).toEqual({ ...kept, decided: [] });
  });
});
