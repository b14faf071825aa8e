import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Call } from '../../src/cli/call.ts';
import { type PauseOptions, pause } from '../../src/cli/queue/pause.ts';
import { pauses } from '../../src/cli/queue/pauses.ts';
import { requireDesk, wire } from '../../src/wire.ts';
import { documentsIn, makeDesk, now, runWith } from './desk.ts';

/** A desk whose pauses are asked about; nothing on it has to outlast a power cut. */
export const makePausedDesk = async (): Promise<string> => {
  const desk = await makeDesk({});
  await appendFile(join(desk, 'ozma.yaml'), '\ndurability: process\n');
  return desk;
};

/** `ozma queue pause`, by Yuki for a reason unless told otherwise. */
export const pauseOn = (desk: string, options: Partial<PauseOptions> = {}, over: Partial<Call> = {}) =>
  runWith({ desk, ...over }, (call) => pause(call, { why: 'deliveries fail', by: 'Yuki', ...options }));

/** `ozma queue pauses`. */
export const listOn = (desk: string, all = false, over: Parameters<typeof runWith>[0] = {}) =>
  runWith({ desk, ...over }, (call) => pauses(call, { all }));

/** The pauses that there are, as documents. */
export const heldOn = async (desk: string, over: Partial<Call> = {}) =>
  documentsIn((await listOn(desk, false, { json: true, ...over })).out);

/** The numbers of the pauses that there are. */
export const numbersOn = async (desk: string, over: Partial<Call> = {}) =>
  (await heldOn(desk, over)).map(({ pause: id }) => id);

/** Opens a platform pause, as the watch over the platform would. */
export const openPlatform = async (desk: string): Promise<void> => {
  await using app = wire(await requireDesk({ desk, env: {}, cwd: desk }));
  const signal = {
    ...{ source: 'grid', stage: 'holding' as const, stageSince: now, recent: [], lastTroubleAt: now, last: null },
    ...{ unknownSince: null, memory: {} },
  };
  const evidence = { component: 'Inventory', status: 'major_outage' };
  await app.store.recordSignal({ signal, change: 'open', why: 'an outage', evidence, forgiveSince: null }, now);
};
