import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { report } from '../../src/cli/report.ts';
import { why } from '../../src/cli/why.ts';
import { makeJudgedDesk, removeDesk, runWith } from './desk.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const canMount = spawnSync('unshare', ['-m', '--propagation', 'private', 'true']).status === 0;

describe('what ozma why explained', () => {
  let desk = '';

  const ask = (query: string) => runWith({ desk }, (call) => why(call, { query, limit: '20' }));
  const counted = async () => {
    const options = { name: 'explanations', format: 'csv', figures: false };
    const { out } = await runWith({ desk }, (call) => report(call, options));
    return out.split('\n').slice(0, -1);
  };
  const rows = [
    'day,way,code,count',
    '2026-10-03,ticket,DUPLICATE,1',
    '2026-10-03,item,LABEL_MISMATCH,1',
    '2026-10-03,label,LABEL_MISMATCH,1',
    '2026-10-03,owner,LABEL_MISMATCH,1',
    '2026-10-03,item,RESEND_CHANGED,1',
    '2026-10-03,label,RESEND_CHANGED,1',
    '2026-10-03,owner,RESEND_CHANGED,1',
  ];

  beforeAll(async () => {
    desk = (await makeJudgedDesk()).desk;
    for (const query of ['T-1', 'bunny:2', 'Ember Fenwick', 'T-2 Ember Fenwick', 'T-3', 'T-99']) await ask(query);
  });

  afterAll(() => removeDesk(desk));

  it('is counted by the day, by what was asked by, and by code; what has no verdict, or is not found, is not', async () => {
    expect(await counted()).toEqual(rows);
  });

  it('is told at once and not counted while another program writes', async () => {
    const other = new Database(join(desk, 'ozma.db'));
    other.exec('begin immediate');
    const since = performance.now();
    const { status, out } = await ask('T-1');
    other.close();
    expect([status, out.split('\n')[0]]).toEqual([0, expect.stringMatching(/^T-1 - Dora Quillfeather {2}/u)]);
    expect(performance.now() - since).toBeLessThan(5000);
    expect(await counted()).toEqual(rows);
  });

  it.skipIf(!canMount)('is told by a desk that can only be read (skipped where nobody may mount)', async () => {
    const script = `mount --bind "$3" "$3"; mount -o remount,ro,bind "$3"; exec "$1" "$2" --desk "$3" why T-1`;
    const args = ['-m', '--propagation', 'private', 'sh', '-ec', script, 'sh', process.execPath, main, desk];
    const { status, stdout } = spawnSync('unshare', args, { encoding: 'utf8' });
    expect([status, stdout.split('\n')[0]]).toEqual([0, expect.stringMatching(/^T-1 - Dora Quillfeather {2}/u)]);
    expect(await counted()).toEqual(rows);
  });
});
