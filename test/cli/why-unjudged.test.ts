import { afterAll, beforeAll, expect, it } from 'vitest';
import { why } from '../../src/cli/why.ts';
import { submissionId } from '../../src/domain/ids.ts';
import { instantAt } from '../../src/domain/instant.ts';
import { languages } from '../../src/texts/languages.ts';
import { requireDesk, wire } from '../../src/wire.ts';
import { documentsIn, makeJudgedDesk, removeDesk, runWith } from './desk.ts';

const submission = submissionId('019a3c00-0000-7000-8000-00000000dead');
const vanished = submissionId('019a3c00-0000-7000-8000-00000000beef');
const now = instantAt(Date.UTC(2026, 9, 4));
let desk = '';

beforeAll(async () => {
  ({ desk } = await makeJudgedDesk());
  await using app = wire(await requireDesk({ desk, env: {}, cwd: desk }));
  await app.store.claimFolders([{ submission, path: 'inbox/T-1 - Dora', claimedAt: now, holder: 'a dead one' }]);
  await app.store.abandon(vanished, 'vanished', 'the folder is no longer there', now);
  await app.store.abandon(submission, 'quarantined', '5 processes ended while they judged it', now);
}, 60_000);
afterAll(() => removeDesk(desk));

const ask = (query: string, over: Parameters<typeof runWith>[0] = {}) =>
  runWith({ desk, ...over }, (call) => why(call, { query, limit: '20' }));

it('tells of what lies in quarantine what happened and what may be done, by its id and by its folder’s name', async () => {
  const { status, out } = await ask(`${submission}--T-1 - Dora`);
  expect(status).toBe(0);
  expect(out.replace(/\s+/gu, ' ')).toContain('set apart as a fault: 5 processes ended while they judged it');
  expect(out).toContain('move the folder back into inbox/');
  expect((await ask(submission)).out).toBe(out);
});

it('gives no advice on what has vanished', async () => {
  const { status, out } = await ask(vanished);
  expect(status).toBe(0);
  expect(out).toContain('The submission vanished before it was judged');
  expect(out).not.toContain('quarantine');
});

it.each(languages)('speaks %s of it', async (lang) => {
  const { out } = await ask(submission, { lang });
  expect(/\p{sc=Han}/u.test(out)).toBe(lang === 'ja');
});

it('has no verdict for a program either', async () => {
  const { out } = await ask(submission, { json: true });
  expect(documentsIn(out)).toMatchObject([
    { submission, verdict: null, events: [{ kind: 'submission-quarantined', body: { path: 'inbox/T-1 - Dora' } }] },
  ]);
});
