import { mkdirSync } from 'node:fs';
import { ingest } from '../../../src/cli/ingest.ts';
import { runWith } from '../../cli/desk.ts';
import { runHere } from './account.ts';
import { fillDesk, makeAreas } from './post.ts';
import { byHand } from './repair-scenes.ts';
import type { Scene } from './scene.ts';

const decided = ['--why', 'looked into', '--by', 'Ann'];

/** A held item is accepted: it goes to repair, and is repaired after the others. */
export const heldAccept = byHand('held accept', async () => ['held', 'accept', 'T-3', ...decided]);

/** A held item is rejected, and goes back. */
export const heldReject = byHand('held reject', async () => ['held', 'reject', 'T-3', ...decided]);

/** Something is taken out of the trash, to be held. */
export const trashRestore = byHand('trash restore', async () => ['trash', 'restore', 'nobody knows', ...decided]);

const purge = ['trash', 'purge', '--expired', ...decided];

/** What was judged long ago is removed for good: the one thing that ozma ever deletes. */
export const trashPurge: Scene = {
  name: 'trash purge',
  prepare: async (desk) => {
    mkdirSync(desk);
    makeAreas(desk);
    fillDesk(desk);
    // At the time of those tests, which is more than a month ago.
    await runWith({ desk }, (call) => ingest(call, { paths: [] }));
    return { work: { args: purge }, before: [] };
  },
  recover: async (desk) => [await runHere(desk, purge), await runHere(desk, ['ingest'])],
};
