import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { start } from '../../src/cli/start.ts';
import { documentsIn, removeDesk, runWith } from './desk.ts';

it('start prints nothing but documents where JSON is asked for', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'ozma-start-'));
  const { status, out } = await runWith({ cwd, json: true }, (call) => start(call, { dir: 'desk', once: true }));
  expect(status).toBe(0);
  expect(documentsIn(out).length).toBeGreaterThan(15);
  await removeDesk(join(cwd, 'desk'));
}, 60_000);
