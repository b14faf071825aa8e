// plainjob, one worker, no-op jobs, synchronous=FULL: prints jobs a second for adding in bulk and from claim to done.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { better, defineQueue, defineWorker, JobStatus } from 'plainjob';

const [dir = '', count = '0'] = process.argv.slice(2);
const jobs = Number(count);
const silent = { error: console.error, warn: () => {}, info: () => {}, debug: () => {} };
const database = new Database(join(dir, 'plainjob.db'));
const queue = defineQueue({ connection: better(database), logger: silent });
// It asks for NORMAL by itself; what is measured here has to survive a power cut, as with ozma.
database.pragma('synchronous = full');

const payloads = Array.from({ length: jobs }, (_, n) => ({ ticket: `T-${n}`, item: `bunny:${n}` }));
const batch = 256;
const addedAt = performance.now();
for (let start = 0; start < jobs; start += batch) queue.addMany('repair', payloads.slice(start, start + batch));
const enqueueMs = performance.now() - addedAt;

let done = 0;
const startedAt = performance.now();
await new Promise((resolve) => {
  const worker = defineWorker('repair', () => {}, {
    queue,
    logger: silent,
    pollIntervall: 5,
    onCompleted: () => {
      done += 1;
      if (done === jobs) void worker.stop().then(resolve);
    },
  });
  void worker.start();
});
const finishMs = performance.now() - startedAt;
const finished = queue.countJobs({ status: JobStatus.Done });
queue.close();
process.stdout.write(
  JSON.stringify({ finished, enqueuePerSecond: jobs / (enqueueMs / 1000), finishPerSecond: jobs / (finishMs / 1000) }),
);
