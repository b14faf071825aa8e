import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '../../src/cli/call.ts';
import type { ShowOptions } from '../../src/cli/ledger/selection.ts';
import { ledgerShow as showLedger } from '../../src/cli/ledger/show.ts';
import { edit } from '../store/files.ts';
import { documentsIn, makeJudgedDesk, removeDesk, runWith } from './desk.ts';
import { databaseOf } from './ledger-desk.ts';

let desk = '';
let verdicts: readonly Record<string, unknown>[] = [];

beforeAll(async () => {
  ({ desk, verdicts } = await makeJudgedDesk());
});
afterAll(() => removeDesk(desk));

const show = (options: ShowOptions, over: Partial<Call> = {}) =>
  runWith({ desk, ...over }, (call) => showLedger(call, options));
const shownOf = async (options: ShowOptions) => documentsIn((await show(options, { json: true })).out);
const seqsOf = async (options: ShowOptions) => (await shownOf(options)).map(({ seq }) => seq);

describe('ozma ledger show', () => {
  it('prints every event as it is stored with --json, newest last', async () => {
    const events = await shownOf({});
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events[0]).toMatchObject({ kind: 'desk-made', actor: 'ozma', submission: null, ticket: null });
    expect(Object.keys(events[0] ?? {})).toEqual([
      ...['seq', 'at', 'kind', 'actor', 'submission', 'ticket', 'body', 'hash'],
    ]);
  });

  it('takes the last so many, and says how many were before', async () => {
    const all = await seqsOf({});
    expect(await seqsOf({ limit: '3' })).toEqual(all.slice(-3));
    const { err } = await show({ limit: '3' });
    expect(err).toContain(`${all.length - 3} more before these`);
    expect((await show({ limit: '3' }, { quiet: true })).err).toBe('');
  });

  it('takes numbers from and to, kinds, a ticket and a submission together', async () => {
    expect(await seqsOf({ from: '2', to: '#4' })).toEqual([2, 3, 4]);
    expect(await seqsOf({ from: '2', to: '6', limit: '2' })).toEqual([5, 6]);
    expect(await seqsOf({ to: '3' })).toEqual([1, 2, 3]);
    const judged = await shownOf({ kind: ['submission-judged'], ticket: ' t-1 ' });
    expect(judged.map(({ kind, ticket }) => [kind, ticket])).toEqual([
      ['submission-judged', 'T-1'],
      ['submission-judged', 'T-1'],
    ]);
    expect(await shownOf({ kind: ['desk-made,tickets-imported', 'registry-imported'] })).toMatchObject([
      { kind: 'desk-made' },
      { kind: 'tickets-imported' },
      { kind: 'registry-imported' },
    ]);
    const id = String(verdicts[0]?.['submission']);
    const ofOne = await shownOf({ submission: id.toUpperCase() });
    expect(new Set(ofOne.map(({ submission }) => submission))).toEqual(new Set([id]));
    expect(await shownOf({ submission: id, kind: ['submission-judged'] })).toHaveLength(1);
  });

  it('tells in words what was judged of which folder, within a line of the terminal', async () => {
    const { out } = await runWith({ desk, columns: 80 }, (call) => showLedger(call, { kind: ['submission-judged'] }));
    expect(out).toContain('T-1  The submission was judged: T-1 - Dora');
    expect(out).toMatch(/rejected,\s+[A-Z_]+/u);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('tells in Japanese', async () => {
    expect((await show({ limit: '1', kind: ['desk-made'] }, { lang: 'ja' })).out).toContain('窓口を作成');
  });

  it('has exit status 1 where nothing is of the kind', async () => {
    expect(await show({ ticket: 'T-999' })).toMatchObject({
      status: 1,
      out: '',
      err: 'The ledger has no such events.\n',
    });
    expect(await show({ from: '9999' })).toMatchObject({ status: 1, out: '' });
  });

  it.each<readonly [string, ShowOptions]>([
    ['--from: expected a whole number', { from: '0' }],
    ['--to: expected a whole number', { to: 'x' }],
    ['ozma export ledger --from DATE', { from: '2026-10-01' }],
    ['--limit: expected a whole number', { limit: '1.5' }],
    ['--from 5 comes after --to 4', { from: '5', to: '4' }],
    ['Did you mean submission-judged?', { kind: ['submision-judged'] }],
  ])('refuses a call: %s', async (message, options) => {
    await expect(show(options)).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining(message) });
  });

  it('shows a ledger that was tampered with as it is', async () => {
    const tampered = (await makeJudgedDesk()).desk;
    edit(
      databaseOf(tampered),
      `update event set kind = 'forged' || char(27), body = '[' where seq = 2; update event set at = 'x' || char(10) where seq = 3`,
    );
    const { out, status } = await runWith({ desk: tampered }, (call) => showLedger(call, { from: '2', to: '3' }));
    expect(status).toBe(0);
    expect(out).toContain('forged\\u{1B}');
    expect(out.trimEnd().split('\n')).toHaveLength(2);
    await removeDesk(tampered);
  });
});
