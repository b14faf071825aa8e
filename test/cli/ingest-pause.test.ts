import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { ingest } from '../../src/cli/ingest.ts';
import { instantAt } from '../../src/domain/instant.ts';
import { type App, requireDesk, wire } from '../../src/wire.ts';
import { makeDesk, now, removeDesk, runWith } from './desk.ts';

const made: string[] = [];
afterEach(async () => {
  for (const desk of made.splice(0)) await removeDesk(desk);
});

const withStore = async <T>(desk: string, work: (app: App) => Promise<T>): Promise<T> => {
  await using app = wire(await requireDesk({ desk, env: {}, cwd: desk }));
  return await work(app);
};

const pauseDesk = (desk: string, until: string | null) =>
  withStore(desk, ({ store }) =>
    store.openPause({
      kind: 'operator',
      source: null,
      scope: { kind: 'desk' },
      scopeKey: '',
      who: 'Mizuki',
      why: 'the region restarts',
      since: now,
      until: until === null ? null : instantAt(Date.parse(until)),
      evidence: {},
    }),
  );

const lying = (desk: string) =>
  Object.fromEntries(
    ['inbox', 'processing', 'repair', 'returned'].map((area) => [area, readdirSync(join(desk, area)).length]),
  );

const ingestNow = (desk: string, at = now) => runWith({ desk, now: () => at }, (call) => ingest(call, { paths: [] }));

it('under a pause folders are judged and stay, and it is said which pause keeps them', async () => {
  const desk = await makeDesk();
  made.push(desk);
  await pauseDesk(desk, null);
  const { out, err, status } = await ingestNow(desk);
  expect(status).toBe(1);
  expect(out).toContain('accepted');
  expect(out.match(/stays in processing\/ for now: a pause keeps it/g)).toHaveLength(4);
  expect(err).toContain('4 folders are judged and stay in processing/ while paused:\n');
  expect(err).toContain('1  operator, the whole desk: the region restarts');
  expect(lying(desk)).toEqual({ inbox: 0, processing: 4, repair: 0, returned: 0 });
});

it('they are not judged again, and go to their places at the first ingest after the pause', async () => {
  const desk = await makeDesk();
  made.push(desk);
  await pauseDesk(desk, null);
  await ingestNow(desk);
  expect((await ingestNow(desk)).out).toBe('0 folders\n');
  expect(lying(desk)['processing']).toBe(4);
  await withStore(desk, ({ store }) => store.endPause({ id: 1 }, { actor: 'Mizuki', why: 'it is up', now }));
  const { out, err } = await ingestNow(desk);
  expect(out).toBe('0 folders\n');
  expect(err).toContain('4 folders that a pause had kept went to their places.');
  // One of the two taken for repair sends an item back by itself.
  expect(lying(desk)).toEqual({ inbox: 0, processing: 0, repair: 2, returned: 3 });
});

it('a pause whose time is over keeps nothing, though nothing else runs that could end it', async () => {
  const desk = await makeDesk();
  made.push(desk);
  await pauseDesk(desk, '2026-10-03T13:00:00Z');
  await ingestNow(desk);
  expect(lying(desk)['processing']).toBe(4);
  await ingestNow(desk, instantAt(Date.parse('2026-10-03T13:00:01Z')));
  expect(lying(desk)['processing']).toBe(0);
});
