import { describe, expect, it } from 'vitest';
import {
  entry,
  entryItem,
  importTickets,
  minute,
  record,
  rejected,
  submissionNumbered,
  ticketRow,
} from './builders.ts';
import type { Desk } from './contract.ts';

const claim = (n: number) => ({
  submission: submissionNumbered(n),
  path: `inbox/caf\u00e9\u00ff ${n}`,
  claimedAt: minute(n),
  holder: 'process 1',
});

/** As it is remembered when one process has begun with it. */
const held = (n: number) => ({ ...claim(n), tries: 1 });

/** Folders that are taken and not decided on, and those that are decided on and not moved (architecture.md). */
export const describeClaims = (makeDesk: () => Promise<Desk>): void => {
  describe('claims of folders', () => {
    it('are remembered byte by byte until they are forgotten', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await store.claimFolders([claim(1), claim(2)]);
      await using other = desk.open();
      expect(await other.folderClaims()).toEqual([held(1), held(2)]);
      await store.forgetClaims([submissionNumbered(1)]);
      expect(await store.folderClaims()).toEqual([held(2)]);
    });

    it('go to the one who claimed last, and count how many did', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await store.claimFolders([claim(1)]);
      const other = { ...claim(1), holder: 'process 2' };
      await store.claimFolders([other]);
      await store.claimFolders([other]);
      expect(await store.folderClaims()).toEqual([{ ...other, tries: 2 }]);
    });

    it('count no tries for what is no fault of theirs, and only of the one who says so', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await store.claimFolders([claim(1), { ...claim(2), holder: 'process 2' }]);
      await store.forgiveTries('process 1');
      expect((await store.folderClaims()).map(({ tries }) => tries)).toEqual([0, 1]);
    });

    it('end with one event when a folder is given up, however often that is said', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await store.claimFolders([claim(1), claim(2)]);
      await store.abandon(submissionNumbered(1), 'quarantined', 'worker died twice', minute(9));
      await store.abandon(submissionNumbered(1), 'quarantined', 'worker died twice', minute(9));
      await store.abandon(submissionNumbered(2), 'vanished', 'gone', minute(9));
      expect(await store.folderClaims()).toEqual([]);
      expect(await store.reads.figures()).toMatchObject({ quarantined: 1, claims: 0 });
      const events = await store.reads.events({ submission: submissionNumbered(1) });
      expect(events.map(({ kind, body }) => ({ kind, body }))).toEqual([
        { kind: 'submission-quarantined', body: { path: claim(1).path, why: 'worker died twice' } },
      ]);
      const [gone] = await store.reads.events({ submission: submissionNumbered(2) });
      expect(gone?.kind).toBe('submission-vanished');
    });
  });

  describe('placing', () => {
    it('names where recorded submissions and their files belong, and keeps silent on others', async () => {
      await using desk = await makeDesk();
      await using store = desk.open();
      await importTickets(store, [ticketRow('T-1')]);
      const boxed = entryItem('7', { file: 'nest.zip', verdict: 'rejected', disposition: 'trash', place: 'trash' });
      await record(store, [entry(1, { verdict: 'partial', items: [entryItem('1'), boxed] }), rejected(2)]);
      const asked = [submissionNumbered(9), submissionNumbered(2), submissionNumbered(1)];
      expect(await store.placements(asked)).toEqual([
        {
          submission: submissionNumbered(1),
          disposition: 'repair',
          isDetained: false,
          items: [
            { file: 'bunny-1.object', disposition: 'repair' },
            { file: 'nest.zip', disposition: 'trash' },
          ],
        },
        {
          submission: submissionNumbered(2),
          disposition: 'return',
          isDetained: false,
          items: [{ file: 'bunny-2.object', disposition: 'return' }],
        },
      ]);
      expect(await store.placements([])).toEqual([]);
    });
  });
};
