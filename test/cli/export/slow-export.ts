import { once } from 'node:events';
import { openExportStop } from '../../../src/cli/export/stop.ts';
import { writePackage } from '../../../src/manifest/package/write-package.ts';
import { contentsOf, someTable } from '../../manifest/package/contents.ts';

/** A process that exports to the directory it is given: after the first page it says so, and waits for the signal. */
const [, , dir = ''] = process.argv;

async function* rows(): AsyncGenerator<readonly string[]> {
  yield ['one'];
  const told = once(process, 'SIGINT');
  process.stdout.write('half\n');
  await told;
  yield ['two'];
}

using stop = openExportStop();
// A handle of its own, for nothing else keeps the process while it waits.
const waiting = setInterval(() => undefined, 60_000);
try {
  await writePackage(dir, contentsOf(someTable({ rows: stop.until(rows()) })));
} finally {
  clearInterval(waiting);
}
