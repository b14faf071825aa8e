import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { type FinishOptions, finishByHand } from '../../src/cli/queue/finish.ts';
import { runWith } from './desk.ts';

const finish = (options: Partial<FinishOptions>) =>
  runWith({ cwd: tmpdir() }, (call) =>
    finishByHand(call, { token: 'x', repair: 'bunny:1', outcome: 'fulfilled', by: 'Yuki', ...options }),
  );

it.each<[string, Partial<FinishOptions>]>([
  ['no reason for a retry', { outcome: 'retry' }],
  ['no reason for what cannot be repaired', { outcome: 'unrepairable', why: ' ' }],
  ['a reason for what was repaired', { why: 'because' }],
  ['a note of what was not', { outcome: 'retry', why: 'x', note: 'y' }],
  ['a wait for what is over', { after: '5' }],
  ['a wait that is no number', { outcome: 'retry', why: 'x', after: 'soon' }],
  ['a name that is none', { repair: 'bunny' }],
  ['nobody', { by: ' ' }],
])('a repair is not finished with %s', async (_, options) => {
  await expect(finish(options)).rejects.toMatchObject({ code: 'usage' });
});
