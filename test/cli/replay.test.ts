import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '../../src/cli/call.ts';
import { type ReplayOptions, replay } from '../../src/cli/replay.ts';
import { edit } from '../store/files.ts';
import { documentsIn, makeJudgedDesk, removeDesk, runWith } from './desk.ts';

let desk = '';
let verdicts: readonly Record<string, unknown>[] = [];

beforeAll(async () => {
  ({ desk, verdicts } = await makeJudgedDesk());
}, 60_000);
afterAll(() => removeDesk(desk));

const run = (options: Partial<ReplayOptions>, over: Partial<Call> = {}) =>
  runWith({ desk, cwd: desk, ...over }, (call) => replay(call, { what: null, all: false, anyway: false, ...options }));

/** Runs on a desk whose database was changed, and changes it back. */
const runChanged = async (change: string, back: string, over: Partial<Call> = {}) => {
  edit(join(desk, 'ozma.db'), change);
  const outcome = await run({ all: true }, over);
  edit(join(desk, 'ozma.db'), back);
  return outcome;
};

const tally = {
  differ: 0,
  altered: 0,
  notKept: 0,
  otherRules: 0,
  otherwise: 0,
  decidedSince: 0,
  unknown: 0,
  malformed: 0,
};

describe('replay', () => {
  it('judges every submission of a desk again, and says how many', async () => {
    expect(await run({ all: true })).toEqual({
      status: 0,
      out: '4 of 4 submissions judged again, 0 differ.\n',
      err: '',
    });
    const { out } = await run({ all: true }, { json: true });
    expect(documentsIn(out)).toEqual([{ kind: 'replay', submissions: 4, judged: 4, ...tally }]);
  });

  it('takes what was received in a time', async () => {
    expect((await run({ all: true, to: '2026-10-03' })).out).toBe('0 of 0 submissions judged again, 0 differ.\n');
    expect((await run({ all: true, from: '2026-10-03', to: '2026-10-04' })).out).toMatch(/^4 of 4 /u);
  });

  it.each([
    ['a ticket', 'T-2', 2],
    ['a label', 'T-1 - Dora Quillfeather', 2],
    ['an item', 'bunny:9', 1],
    ['a label that nobody sent', 'T-4 - 山田 花子', 0],
  ])('takes %s as why does', async (_what, what, count) => {
    const { status, out } = await run({ what });
    expect([status, out]).toEqual([
      count === 0 ? 1 : 0,
      expect.stringContaining(count === 0 ? '' : `${count} of ${count} `),
    ]);
  });

  it('takes the beginning of an id', async () => {
    const { out } = await run({ what: String(verdicts[0]?.['submission']) });
    expect(out).toBe('1 of 1 submission judged again, 0 differ.\n');
  });

  it('says so where nothing is known of what was asked for', async () => {
    const { status, out, err } = await run({ what: 'T-77' });
    expect([status, out, err]).toEqual([1, '', expect.stringContaining('T-77')]);
  });

  it('reports a verdict that was changed in the ledger by submission, place, and what stands there', async () => {
    const at = `where kind = 'submission-judged' and ticket = 'T-1' and body like '%"verdict":"accepted"%'`;
    const change = `update event set body = json_set(body, '$.verdict', 'held') ${at}`;
    const back = `update event set body = json_set(body, '$.verdict', 'accepted') where body like '%"verdict":"held"%'`;
    const { status, out } = await runChanged(change, back);
    expect(status).toBe(1);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^T-1 - Dora Quillfeather {2}[0-9a-f-]{36}$/u),
      '  comes out otherwise than it was recorded',
      '    verdict: recorded held, judged again accepted (/judged/verdict)',
      '4 of 4 submissions judged again, 1 differs.',
      '',
    ]);
    const json = documentsIn((await runChanged(change, back, { json: true })).out);
    expect(json).toEqual([
      {
        kind: 'differs',
        submission: expect.any(String),
        label: 'T-1 - Dora Quillfeather',
        differences: [{ at: '/judged/verdict', recorded: 'held', replayed: 'accepted' }],
      },
      { kind: 'replay', submissions: 4, judged: 4, ...tally, differ: 1 },
    ]);
    expect((await run({ all: true })).status).toBe(0);
  });

  it('names the rules that a changed trace lets answer otherwise, in either language', async () => {
    const change = `update trace set body = replace(body, '"+++++', '"++!++') where submission_seq = 1`;
    const back = `update trace set body = replace(body, '"++!++', '"+++++') where submission_seq = 1`;
    expect((await runChanged(change, back)).out).toContain(
      '    submission: entry-is-a-folder: recorded reported, judged again passed\n',
    );
    expect((await runChanged(change, back, { lang: 'ja' })).out).toContain(
      '    受付: entry-is-a-folder：記録は いいえ、再判定は はい\n',
    );
  });

  it('does not judge what is not what was recorded, and counts what was judged before arrivals were kept', async () => {
    const db = join(desk, 'ozma.db');
    edit(db, 'create table kept as select * from arrival; create table told as select seq, body from event');
    edit(db, `update arrival set body = body || ' ' where submission_seq = 1`);
    edit(db, 'delete from arrival where submission_seq = 2');
    edit(
      db,
      `update event set body = json_remove(body, '$.arrival', '$.policy', '$.trace')
       where seq = (select ledger_seq from submission where seq = 2)`,
    );
    const { status, out } = await run({ all: true });
    edit(db, 'delete from arrival; insert into arrival select * from kept; drop table kept');
    edit(db, 'update event set body = (select body from told where told.seq = event.seq); drop table told');
    expect(status).toBe(1);
    expect(out).toContain('not judged again, for this is not what was recorded: what arrived.');
    expect(out).toContain(
      '2 of 4 submissions judged again, 0 differ, the evidence of 1 was altered, 1 was judged before arrivals were kept.',
    );
    expect((await run({ all: true })).status).toBe(0);
  });

  it.each<[string, Partial<ReplayOptions>]>([
    ['nothing to judge again', {}],
    ['a case and all', { what: 'T-1', all: true }],
    ['a time without all', { what: 'T-1', from: '2026-10-01' }],
    ['no date', { all: true, from: 'yesterday' }],
    ['a time that is none', { all: true, from: '2026-10-02', to: '2026-10-01' }],
  ])('refuses a call with %s', async (_what, options) => {
    await expect(run(options)).rejects.toMatchObject({ code: 'usage' });
  });
});
