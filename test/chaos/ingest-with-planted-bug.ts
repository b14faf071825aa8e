import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { loadDeskTables } from '../../src/desk/load-tables.ts';
import { instantAt } from '../../src/domain/instant.ts';
import { ingest } from '../../src/intake/ingest.ts';
import type { Store } from '../../src/store/store.ts';
import { requireDesk, wire } from '../../src/wire.ts';

/** The bug: a batch is acknowledged at once and written a little later, so folders are moved, and verdicts told, on a promise. */
const acknowledgeEarly = (store: Store): Store => ({
  ...store,
  record: async (entries) => {
    void pause(40).then(async () => {
      const { epoch } = await store.recall({ ticketKeys: [], itemKeys: [], fingerprints: [] });
      await store.record(entries, epoch);
    });
    return { kind: 'recorded', alreadyRecorded: [], detained: [] };
  },
});

const [, desk = ''] = process.argv.slice(2);
await using app = wire(await requireDesk({ desk, env: {}, cwd: process.cwd() }));
const { dir: deskDir, config } = app.desk;
const clock = () => instantAt(Date.now());
await loadDeskTables(app.store, config, { deskDir, now: clock() });
await using pool = await app.openPool();
const parts = {
  deskDir,
  inboxDir: resolve(deskDir, config.paths.inbox),
  store: acknowledgeEarly(app.store),
  pool,
  policy: config.policy,
  clock,
  durability: config.durability,
  settleSeconds: 0,
  batchSize: config.workers.batch,
  isMeant: () => true,
};
for await (const news of ingest(parts)) {
  await pause(0);
  for (const { entry } of news.kind === 'batch' ? news.decided : []) {
    const { verdict, disposition } = entry;
    process.stdout.write(`${JSON.stringify({ submission: entry.submission, verdict, disposition })}\n`);
  }
}
await pause(100);
