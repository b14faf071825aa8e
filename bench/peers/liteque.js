// liteque, five at a time, no-op jobs, synchronous=FULL: prints jobs a second for enqueuing one by one (it has no bulk) and from claim to done.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { buildDBClient, Runner, SqliteQueue } from 'liteque';

// liteque hands better-sqlite3 an asynchronous transaction, which its newer versions refuse. This is what the versions did that it was written for:
// the transaction ends when the function answers its promise, and the statements after the first wait stand alone.
const { transaction } = Database.prototype;
Database.prototype.transaction = function (act) {
  let answer;
  const run = transaction.call(this, (...args) => {
    answer = act(...args);
  });
  const wrap =
    (mode) =>
    (...args) => {
      mode(...args);
      return answer;
    };
  return Object.assign(wrap(run), {
    deferred: wrap(run.deferred),
    immediate: wrap(run.immediate),
    exclusive: wrap(run.exclusive),
  });
};

const [dir = '', count = '0'] = process.argv.slice(2);
const jobs = Number(count);
const db = buildDBClient(join(dir, 'liteque.db'), { runMigrations: true, walEnabled: true });
// It asks for NORMAL by itself; what is measured here has to survive a power cut, as with ozma.
db.run(sql.raw('pragma synchronous = full'));
const queue = new SqliteQueue('repair', db, { defaultJobArgs: { numRetries: 2 }, keepFailedJobs: false });

const addedAt = performance.now();
for (let n = 0; n < jobs; n += 1) await queue.enqueue({ ticket: `T-${n}`, item: `bunny:${n}` });
const enqueueMs = performance.now() - addedAt;

let finished = 0;
const startedAt = performance.now();
const runner = new Runner(
  queue,
  {
    run: async () => {},
    onComplete: async () => {
      finished += 1;
    },
    onError: async ({ error }) => {
      throw error;
    },
  },
  { concurrency: 5, pollIntervalMs: 5, timeoutSecs: 60 },
);
await runner.runUntilEmpty();
const finishMs = performance.now() - startedAt;
process.stdout.write(
  JSON.stringify({ finished, enqueuePerSecond: jobs / (enqueueMs / 1000), finishPerSecond: jobs / (finishMs / 1000) }),
);
