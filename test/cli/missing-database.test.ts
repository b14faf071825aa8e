import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../src/cli/check.ts';
import { status } from '../../src/cli/status.ts';
import { makeDesk, makeJudgedDesk, removeDesk, runWith } from './desk.ts';

const checkInbox = (desk: string) =>
  runWith({ desk }, (call) => check(call, { paths: [join(desk, 'inbox')], inbox: true, format: 'table' }));

describe('a desk whose database is gone while its areas hold folders', () => {
  let desk = '';
  beforeAll(async () => {
    ({ desk } = await makeJudgedDesk());
    await rm(join(desk, 'ozma.db'));
  }, 60_000);
  afterAll(() => removeDesk(desk));

  it('is refused by a dry run too, which would know nothing of what came before', async () => {
    await expect(checkInbox(desk)).rejects.toMatchObject({ code: 'database-missing' });
  });

  it('is refused where the database is there and empty', async () => {
    await writeFile(join(desk, 'ozma.db'), '');
    await expect(runWith({ desk }, status)).rejects.toMatchObject({ code: 'database-missing' });
    await expect(checkInbox(desk)).rejects.toMatchObject({ code: 'database-missing' });
  });
});

describe('a desk with an empty database and empty areas', () => {
  it('is checked as one that has no history, and the empty file is left as it is', async () => {
    const desk = await makeDesk();
    await writeFile(join(desk, 'ozma.db'), '');
    const { out } = await checkInbox(desk);
    expect(out).toContain('T-1 - Dora Quillfeather');
    expect(await readdir(desk)).not.toContain('ozma.db-wal');
    await removeDesk(desk);
  }, 60_000);
});
