import { resolve } from 'node:path';
import { instantAt } from '../../src/domain/instant.ts';
import { ingest } from '../../src/intake/ingest.ts';
import { openInspectPool } from '../../src/intake/inspect-pool.ts';
import { requireDesk, wire } from '../../src/wire.ts';

/** Ingests once as `ozma ingest` does, but with a worker that some folders kill the process by; prints a line for each that was dealt with. */
const [desk = ''] = process.argv.slice(2);
await using app = wire(await requireDesk({ desk, env: {}, cwd: process.cwd() }));
const { dir: deskDir, config } = app.desk;
await using pool = openInspectPool({
  threads: 2,
  timeoutMs: 60_000,
  policy: config.policy,
  receiptKey: null,
  workerUrl: new URL('./deadly-worker.ts', import.meta.url),
});
const parts = {
  deskDir,
  inboxDir: resolve(deskDir, config.paths.inbox),
  store: app.store,
  pool,
  policy: config.policy,
  clock: () => instantAt(Date.now()),
  durability: config.durability,
  settleSeconds: 0,
  batchSize: 4,
  isMeant: () => true,
};
for await (const news of ingest(parts)) {
  if (news.kind !== 'batch') continue;
  for (const { taken, entry } of news.decided) process.stdout.write(`${taken.label}: ${entry.verdict}\n`);
  for (const { taken, end, why } of news.unjudged) process.stdout.write(`${taken.label}: ${end}, ${why}\n`);
}
