import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { linkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openBatchCheck } from '../../src/batch/open-batch-check.ts';
import type { BatchReason } from '../../src/domain/batch-reason.ts';
import { instantAt } from '../../src/domain/instant.ts';
import { check as checkFolders } from '../../src/intake/check.ts';
import { entriesToCheck } from '../../src/intake/check-paths.ts';
import { wireBatchStore, wireDryRun, wireEarlierStore } from '../../src/wire.ts';
import { openScratch } from '../workers/scratch.ts';
import { gathered } from './checking.ts';

/** Checks `inbox/` of a directory against a manifest beside it, as the command does, and tells every fault of the batch. */
const checkBatch = async (dir: string, manifest: string): Promise<readonly string[]> => {
  const directory = `${dir}/inbox`;
  await using app = wireDryRun(null);
  await using earlier = wireEarlierStore();
  const { policy } = app.desk.config;
  await using batch = await openBatchCheck({ file: `${dir}/${manifest}`, directory, policy, store: wireBatchStore() });
  await using pool = await app.openPool({ tellsFiles: true });
  const { entries } = entriesToCheck([directory], { cwd: dir, desk: null, areInboxes: true });
  const clock = () => instantAt(Date.UTC(2026, 10, 2));
  const reasons: (readonly BatchReason[])[] = [await gathered(batch.rowFaults())];
  for await (const { decided } of checkFolders({
    store: app.store,
    earlier,
    pool,
    policy,
    clock,
    batchSize: 2,
    entries,
  })) {
    for (const { entry, taken, files } of decided) {
      const folder = taken.shownPath.slice(directory.length + 1);
      const ticket = entry.arrival.recognition.ticketNumber;
      reasons.push(await batch.compare({ folder, ticket, files }));
    }
  }
  reasons.push(await gathered(batch.missing()));
  return reasons.flat().map((reason) => {
    if (reason.code === 'MANIFEST_INVALID') return `${reason.code} ${reason.line} ${reason.column}: ${reason.why}`;
    const what = reason.code === 'MANIFEST_ALTERED' ? ` ${reason.what}: ${reason.found}` : '';
    return `${reason.code} ${reason.folder}/${reason.file ?? ''}${what}`;
  });
};

const nfc = 'ポ'.normalize('NFC');
const nfd = 'ポ'.normalize('NFD');
const latin1 = (path: string): string => Buffer.from(path).toString('latin1');

test('a real batch is what sha256sum listed until it is changed, and then every change is told', async () => {
  using scratch = openScratch();
  const folders = ['T-1 - A', 'T-2 - B', 'T-3 - C', '@4f2a/T-1 - A', 'T-4 - リボン'];
  for (const folder of folders) {
    for (const file of ['note.txt', 'bunny-1.object', `sub/${nfd}`]) {
      scratch.write(latin1(`inbox/${folder}/${file}`), `Ticket: ${folder} ${file}`);
    }
  }
  scratch.write('inbox/T-1 - A/.DS_Store', 'litter');
  const command = 'find inbox -type f ! -name .DS_Store -print0 | xargs -0 sha256sum --tag > SHA256SUMS';
  execFileSync('bash', ['-c', command], { cwd: scratch.dir });
  expect(await checkBatch(scratch.dir, 'SHA256SUMS')).toEqual([]);

  const inbox = `${scratch.dir}/inbox`;
  writeFileSync(`${inbox}/T-1 - A/bunny-1.object`, 'other bytes');
  rmSync(`${inbox}/T-1 - A/note.txt`);
  scratch.write(latin1(`inbox/T-1 - A/sub/${nfc}`), 'a twin');
  rmSync(`${inbox}/T-2 - B/bunny-1.object`);
  symlinkSync('/etc/passwd', `${inbox}/T-2 - B/bunny-1.object`);
  linkSync(`${inbox}/T-2 - B/note.txt`, `${inbox}/T-2 - B/more.txt`);
  rmSync(`${inbox}/T-3 - C`, { recursive: true });
  scratch.write('inbox/T-5 - E/note.txt');
  scratch.write('inbox/loose.txt');
  expect((await checkBatch(scratch.dir, 'SHA256SUMS')).toSorted()).toEqual(
    [
      `MANIFEST_ALTERED T-1 - A/bunny-1.object sha256: ${hash('sha256', 'other bytes')}`,
      'MANIFEST_MISSING T-1 - A/note.txt',
      `MANIFEST_UNLISTED T-1 - A/sub/${nfc}`,
      'MANIFEST_ALTERED T-2 - B/bunny-1.object kind: symbolic-link',
      'MANIFEST_ALTERED T-2 - B/note.txt kind: hard-link',
      'MANIFEST_UNLISTED T-2 - B/more.txt',
      'MANIFEST_MISSING T-3 - C/',
      'MANIFEST_UNLISTED T-5 - E/',
      'MANIFEST_UNLISTED loose.txt/',
    ].sort(),
  );
});

test('a row that says another ticket or item than the folder has is told by line and column', async () => {
  using scratch = openScratch();
  scratch.write('inbox/T-1 - A/bunny-1.object');
  scratch.write('inbox/T-1 - A/nest-N-2');
  const rows = [
    'folder,file,ticket,item_kind,item_id',
    'T-1 - A,bunny-1.object,t-1,Bunny,1',
    'T-1 - A,nest-N-2,T-2,巣,N-3',
  ];
  scratch.write('m.csv', rows.join('\n'));
  expect(await checkBatch(scratch.dir, 'm.csv')).toEqual([
    'MANIFEST_INVALID 3 ticket: other-ticket',
    'MANIFEST_INVALID 3 item_id: other-item',
  ]);
});
