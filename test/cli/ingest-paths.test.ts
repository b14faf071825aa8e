import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingest } from '../../src/cli/ingest.ts';
import { documentsIn, makeDesk, removeDesk, runWith } from './desk.ts';

describe('a path given to ingest', () => {
  let desk = '';
  beforeAll(async () => {
    desk = await makeDesk();
  });
  afterAll(() => removeDesk(desk));
  const judge = (...paths: readonly string[]) =>
    runWith({ desk, json: true, cwd: join(desk, 'inbox') }, (call) => ingest(call, { paths }));

  it.each(['', 'nothing'])('that does not exist is refused: %j', async (path) => {
    await expect(judge(path)).rejects.toMatchObject({ code: 'path-missing' });
  });

  it.each(['..', '../tickets.csv', 'T-2 - Ember Fenwick/note.txt', '@2/T-1 - Dora Quillfeather/note.txt'])(
    'that is no entry of the inbox is refused: %s',
    async (path) => {
      await expect(judge(path)).rejects.toMatchObject({ code: 'usage' });
    },
  );

  it('is told of when it is still being written, and stays where it is', async () => {
    const { status, out, err } = await runWith({ desk, json: true }, (call) =>
      ingest(call, { paths: [join(desk, 'inbox', '@2'), join(desk, 'inbox', 'T-2 Ember Fenwick')], settle: '3600' }),
    );
    expect([status, out]).toEqual([0, '']);
    expect(err).toBe('2 folders are still being written and were left alone; run it again later.\n');
  });

  it('means the entry, and a delivery all that is in it', async () => {
    const labels = async (path: string) => documentsIn((await judge(path)).out).map(({ path: at }) => at);
    expect(await labels('T-2 - Ember Fenwick')).toEqual(['inbox/T-2 - Ember Fenwick']);
    expect(await labels('@2')).toEqual(['inbox/@2/T-1 - Dora Quillfeather']);
    expect(await labels(join(desk, 'inbox'))).toHaveLength(2);
  }, 60_000);
});
