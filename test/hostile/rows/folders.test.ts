import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  ftruncateSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runOzma } from '../run-ozma.ts';
import { canTry, customer, judged, openRowDesk, whyNot } from './row-desk.ts';

const isRoot = process.getuid?.() === 0;

const sparse = (path: string, bytes: number): void => {
  const fd = openSync(path, 'w');
  ftruncateSync(fd, bytes);
  closeSync(fd);
};

/** A folder of 5000 folders in each other, made from the bottom up, for no system call takes a path of 5000 names. */
const makeBottomless = (root: string, target: string): void => {
  const nested = (depth: number): string => Array.from({ length: depth }, () => 'd').join('/');
  let inner = join(root, 'deep-0');
  mkdirSync(join(inner, nested(999)), { recursive: true });
  for (const part of [1, 2, 3, 4]) {
    const outer = join(root, `deep-${part}`);
    mkdirSync(join(outer, nested(998)), { recursive: true });
    renameSync(inner, join(outer, nested(998), 'd'));
    inner = outer;
  }
  renameSync(inner, target);
};

const tar = (...args: readonly string[]): Buffer => spawnSync('tar', ['-cPSf', '-', ...args]).stdout;

describe('a desk of folders that are not what they seem', () => {
  const desk = openRowDesk(20);
  const elsewhere = join(desk.root, 'ledger of somebody');
  const targets = ['/etc/passwd', 'self', '/nowhere', '/etc', join(desk.dir, 'inbox', customer(9).label)];
  let before: Stats;
  let verdicts: ReadonlyMap<string, string> = new Map();
  let printed = '';

  const linkToOthers = (): void => {
    const other = desk.deliver(customer(9));
    for (const [index, target] of targets.entries())
      symlinkSync(target, join(desk.deliver(customer(index + 1)), 'self'));
    symlinkSync(other, join(desk.dir, 'inbox', customer(6).label));
    writeFileSync(elsewhere, 'precious', { mode: 0o600 });
    linkSync(elsewhere, join(desk.deliver(customer(7)), 'bunny-7 again.object'));
    linkSync(elsewhere, join(desk.dir, 'inbox', 'note.txt'));
    before = statSync(elsewhere);
  };

  const boxUp = (): void => {
    const stage = mkdtempSync(join(desk.root, 'stage-'));
    symlinkSync('/etc', join(stage, 'etc'));
    sparse(join(stage, 'zeros'), 2 ** 30);
    const slip = tar('-C', stage, '--transform=s,etc,../../etc,', 'etc');
    const bomb = tar('-C', stage, 'zeros');
    writeFileSync(join(desk.deliver(customer(11)), 'bunny-11 boxed.object'), slip);
    writeFileSync(join(desk.deliver(customer(12)), 'bunny-12 boxed.object'), bomb);
    writeFileSync(join(desk.dir, 'inbox', `${customer(13).label}.tar`), bomb);
    rmSync(stage, { recursive: true });
  };

  beforeAll(async () => {
    linkToOthers();
    boxUp();
    const program = join(desk.deliver(customer(10)), 'bunny-10.object');
    writeFileSync(program, `#!/bin/sh\ntouch ${join(desk.root, 'pwned')}\n`);
    chmodSync(program, 0o6777);
    desk.put('inbox/bottomless/note.txt', 'no ticket');
    symlinkSync('/nowhere', join(desk.dir, 'inbox', 'bottomless', 'link'));
    makeBottomless(desk.root, join(desk.dir, 'inbox', 'bottomless', 'd'));
    const ingested = await desk.run(['ingest']);
    printed = ingested.stdout;
    verdicts = new Map(judged(ingested).map((line) => [line.slice(0, line.indexOf(' | ')), line]));
  }, 120_000);

  afterAll(() => desk[Symbol.dispose](), 60_000);

  const verdictOf = (number: number): string | undefined => verdicts.get(customer(number).label);

  test('follows no symbolic link: to a system file, in circles, nowhere, or to another’s folder', () => {
    for (const number of [1, 2, 3, 4, 5, 6]) {
      expect(verdictOf(number)).toBe(`${customer(number).label} | rejected | UNSAFE_CONTENT`);
    }
    expect(verdictOf(9)).toBe(`${customer(9).label} | accepted`);
    const taken = readdirSync(join(desk.dir, 'repair')).find((name) => name.endsWith(customer(9).label)) ?? '';
    expect(readdirSync(join(desk.dir, 'repair', taken)).sort()).toEqual(['bunny-9.object', 'note.txt']);
    expect(printed).not.toContain('root:');
  });

  test('leaves a file elsewhere that has a second name in a folder as it is, where it is', () => {
    expect(verdictOf(7)).toBe(`${customer(7).label} | rejected | UNSAFE_CONTENT | ITEM_DUPLICATE`);
    expect(verdicts.get('note.txt')).toBe('note.txt | rejected | UNSAFE_CONTENT');
    const { ino, mode, uid, mtimeMs } = statSync(elsewhere);
    expect([ino, mode, uid, mtimeMs]).toEqual([before.ino, before.mode, before.uid, before.mtimeMs]);
    expect(readFileSync(elsewhere, 'utf8')).toBe('precious');
  });

  test('runs nothing of a program that would run as its owner, and takes it as an item', () => {
    expect(verdictOf(10)).toBe(`${customer(10).label} | accepted`);
    expect(readdirSync(desk.root)).not.toContain('pwned');
  });

  test('opens no archive: neither one that leads out of the folder nor one that would fill the disk', () => {
    expect([verdictOf(11), verdictOf(12), verdicts.get(`${customer(13).label}.tar`)]).toEqual([
      `${customer(11).label} | partial | ITEM_BOXED`,
      `${customer(12).label} | partial | ITEM_BOXED`,
      `${customer(13).label}.tar | rejected | BOXED`,
    ]);
    expect(readdirSync(desk.root).sort()).toEqual(['desk', 'ledger of somebody']);
  });

  const afterItsTime = `data:text/javascript,${encodeURIComponent(
    'const now = Date.now; Date.now = () => now() + 32 * 86_400_000;',
  )}`;

  test('moves and purges a folder of folders in folders, 5000 deep', async () => {
    expect(verdicts.get('bottomless')).toMatch(/^bottomless \| rejected \| UNSAFE_CONTENT \| TOO_LARGE/u);
    const name = readdirSync(join(desk.dir, 'trash')).find((one) => one.endsWith('bottomless')) ?? '';
    const purged = await desk.run(['trash', 'purge', name.slice(0, 36), '--why', 'a test', '--by', 'Kay'], {
      preload: new URL(afterItsTime),
    });
    expect([purged.status, purged.stderr]).toEqual([0, '']);
    expect(readdirSync(join(desk.dir, 'trash'))).not.toContain(name);
  }, 120_000);
});

describe('a check of what is no ordinary file', () => {
  test('opens nothing outside: no system call of a check gets a file behind a link, or writes beside the desk', async ({
    skip,
  }) => {
    if (!canTry('links under strace', whyNot('strace', '-f', 'true'))) return skip('no strace');
    using desk = openRowDesk();
    mkdirSync(join(desk.root, 'secret'));
    writeFileSync(join(desk.root, 'secret', 'bunny-1.object'), 'secret');
    const folder = desk.deliver(customer(1));
    symlinkSync(join(desk.root, 'secret'), join(folder, 'more'));
    symlinkSync(join(desk.root, 'secret', 'bunny-1.object'), join(folder, 'bunny-2.object'));
    const log = join(desk.root, 'calls');
    const under = ['strace', '-f', '-y', '-qq', '-e', 'trace=open,openat,openat2,creat', '-o', log];
    const checked = await desk.run(['check', join(desk.dir, 'inbox')], { under });
    const calls = readFileSync(log, 'latin1').split('\n');
    const opened = calls.flatMap((call) => /= \d+<(.*)>$/u.exec(call)?.[1] ?? []);
    expect(judged(checked)).toEqual([`${customer(1).label} | rejected | UNSAFE_CONTENT`]);
    expect(opened).toContain(folder);
    expect(opened.filter((path) => path.startsWith(join(desk.root, 'secret')))).toEqual([]);
    const writing = calls.filter((call) => /O_WRONLY|O_RDWR|O_CREAT/u.test(call) && / = \d/u.test(call));
    const beside = writing.filter(
      (call) => !/\/dev\/(?:null|tty|pts)|\/proc\//u.test(call) && !call.includes(desk.dir),
    );
    // What the program was compiled to is kept for its next start.
    const own = [`${tmpdir()}/ozma-`, `${tmpdir()}/node-compile-cache/`];
    expect(beside.filter((call) => own.every((place) => !call.includes(place)))).toEqual([]);
  }, 120_000);

  test('FIFOs, sockets and devices are judged within a second each, and the process ends by itself', async () => {
    using desk = openRowDesk(9, { timeout: 1, batch: 1 });
    execFileSync('mkfifo', [join(desk.deliver(customer(1)), 'bunny-8.object')]);
    execFileSync('mkfifo', [join(desk.dir, 'inbox', customer(2).label)]);
    const server = createServer().listen(join(desk.root, 's'));
    await new Promise((resolve) => server.once('listening', resolve));
    renameSync(join(desk.root, 's'), join(desk.deliver(customer(3)), 'socket'));
    const lines = [1, 2, 3].map((number) => `${customer(number).label} | rejected | UNSAFE_CONTENT`);
    const why = isRoot ? whyNot('mknod', join(desk.root, 'zero'), 'c', '1', '5') : 'only root makes devices';
    if (canTry('a device in a folder', why)) {
      renameSync(join(desk.root, 'zero'), join(desk.deliver(customer(4)), 'bunny-4 endless.object'));
      lines.push(`${customer(4).label} | rejected | UNSAFE_CONTENT`);
    }
    const checked = await desk.run(['check', join(desk.dir, 'inbox')]);
    server.close();
    expect([judged(checked), checked.status, checked.stderr]).toEqual([lines, 1, '']);
  }, 60_000);

  test('another file system that is mounted in a folder is not walked', async ({ skip }) => {
    const why = isRoot ? whyNot('unshare', '-m', 'mount', '-t', 'tmpfs', 'none', tmpdir()) : 'only root mounts';
    if (!canTry('a mount in a folder', why)) return skip('no mount');
    using desk = openRowDesk();
    const inner = join(desk.deliver(customer(1)), 'mounted');
    mkdirSync(inner);
    const script = 'mount -t tmpfs none "$1" && echo secret > "$1/bunny-2.object" && shift && exec "$@"';
    const under = ['unshare', '-m', 'sh', '-c', script, 'sh', inner];
    const checked = await desk.run(['check', join(desk.dir, 'inbox')], { under });
    expect(judged(checked)).toEqual([`${customer(1).label} | rejected | UNSAFE_CONTENT`]);
    expect(checked.stdout).toContain('"other-file-system"');
    expect(checked.stdout).not.toContain('bunny-2');
  }, 60_000);
  test('a file that the system lets nobody read is damage of that item alone', async ({ skip }) => {
    const why = isRoot ? whyNot('setpriv', '--reuid', '65534', '--clear-groups', process.execPath, '-v') : null;
    if (!canTry('an unreadable file', why)) return skip('no other user');
    using desk = openRowDesk();
    chmodSync(desk.root, 0o755);
    chmodSync(join(desk.deliver(customer(1)), 'bunny-1.object'), 0);
    desk.deliver(customer(2));
    const under = isRoot ? ['setpriv', '--reuid', '65534', '--clear-groups'] : [];
    expect(judged(await desk.run(['check', join(desk.dir, 'inbox')], { under }))).toEqual([
      `${customer(1).label} | rejected | ITEM_DAMAGED`,
      `${customer(2).label} | accepted`,
    ]);
  }, 60_000);
});

describe('what is too much', () => {
  const tell = `data:text/javascript,${encodeURIComponent(
    `import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => process._rawDebug('peak', process.resourceUsage().maxRSS));`,
  )}`;

  test('is told before it is read: 10 GB, a note of 200 MB and one without a line end cost no memory', async () => {
    using honest = openRowDesk();
    using huge = openRowDesk();
    for (const desk of [honest, huge]) for (const number of [1, 2, 3]) desk.deliver(customer(number));
    sparse(join(huge.dir, 'inbox', customer(1).label, 'bunny-1.object'), 10 * 2 ** 30);
    sparse(join(huge.dir, 'inbox', customer(2).label, 'note.txt'), 200 * 2 ** 20);
    writeFileSync(join(huge.dir, 'inbox', customer(3).label, 'note.txt'), 'a'.repeat(300_000));
    const peakOf = async (dir: string): Promise<readonly [number, string]> => {
      const { stderr, stdout } = await runOzma(['--desk', dir, '--json', 'check', join(dir, 'inbox')], {
        preload: new URL(tell),
      });
      return [Number(/peak (\d+)/u.exec(stderr)?.[1]) * 1024, stdout];
    };
    const [usual] = await peakOf(honest.dir);
    const [peak, stdout] = await peakOf(huge.dir);
    expect(judged({ status: 1, stdout, stderr: '' })).toEqual(
      [1, 2, 3].map((number) => `${customer(number).label} | rejected | TOO_LARGE`),
    );
    expect(peak - usual).toBeLessThan(32 * 2 ** 20);
  }, 60_000);
});
