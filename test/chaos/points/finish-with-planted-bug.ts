import { instantAt } from '../../../src/domain/instant.ts';
import { carryFiles } from '../../../src/spool/carry.ts';
import { nameInArea } from '../../../src/spool/name-in-area.ts';
import { requireDesk, wire } from '../../../src/wire.ts';

/** The bug: the item of a repair that ends is carried back first, and the end recorded after. Told what `queue finish` is told. */
const [, desk = '', , , , repair = '', , token = ''] = process.argv.slice(2);
await using app = wire(await requireDesk({ desk, env: {}, cwd: process.cwd() }));
const { dir: deskDir, config } = app.desk;
const filter = { states: ['claimed'], ticketKey: null, itemKey: null } as const;
const claimed = await app.store.reads.repairs(filter, { after: null, limit: 100 });
for (const one of claimed.filter((summary) => String(summary.repair) === repair)) {
  const files = [`${one.item.kind}-${one.item.id}.object`];
  carryFiles(deskDir, nameInArea(deskDir, 'repair', one), { from: 'repair', to: 'returned', files });
}
await app.store.finishClaims(
  [
    {
      repair: Number(repair),
      token,
      outcome: { kind: 'fulfilled', note: 'fed' },
      actor: 'Ann',
      retry: config.running.queue.retry,
    },
  ],
  instantAt(Date.now()),
);
process.stdout.write(`${JSON.stringify({ repair: Number(repair), became: 'finished' })}\n`);
