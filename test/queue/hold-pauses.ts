import { instantAt } from '../../src/domain/instant.ts';
import { keepPauses } from '../../src/queue/keep-pauses.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { rules } from '../store/builders.ts';
import { restarts, signal } from './pause-builders.ts';

/** A process of its own that opens a pause of each kind on the desk named by its argument, says so, and never ends by itself. */
const [file = '', at = ''] = process.argv.slice(2);
const now = instantAt(Date.parse(at));
const store = openSqliteStore({ file, durability: 'power-loss', mustExist: false, rules });
const desk = { scope: { kind: 'desk' }, scopeKey: '' } as const;
await store.openPause({
  ...{ kind: 'operator', source: null, who: 'Yuki', why: 'deliveries fail', evidence: {}, since: now, until: null },
  ...desk,
});
await store.recordSignal(
  { signal: signal('holding', now), change: 'open', why: 'an outage', evidence: {}, forgiveSince: null },
  now,
);
await keepPauses(store, [restarts], now);
process.send?.('open');
setInterval(() => undefined, 60_000);
