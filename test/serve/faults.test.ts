import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fillUp } from './fill-up.ts';
import {
  countOf,
  deliver,
  eventually,
  fillDesk,
  has,
  labelOf,
  makeDesk,
  type Running,
  runScript,
  type ServeEvent,
  serveDesk,
} from './serving.ts';

const reasons = (events: readonly ServeEvent[]): readonly string[] =>
  events.flatMap(({ event, why }) => (event === 'intake-stopped' ? [String(why)] : []));

const judgedLabels = (events: readonly ServeEvent[]): readonly unknown[] =>
  events.filter(({ event }) => event === 'submission-judged').map(({ label, verdict }) => `${label}: ${verdict}`);

test('an inbox that is taken away stops intake with a reason, and one in its place is worked again', async () => {
  using at = makeDesk({ tickets: 2 });
  deliver(join(at.desk, 'inbox'), 0);
  await using serving = serveDesk(at.desk, '--settle', '0');
  await serving.until(has('submission-judged'));
  renameSync(join(at.desk, 'inbox'), join(at.desk, 'away'));
  const stopped = await serving.until(has('intake-stopped'));
  expect(reasons(stopped)).toEqual([expect.stringMatching(/^The inbox \S+ is not there: mount it, or make it\.$/)]);
  await eventually(() => serving.stderr().includes('is not there: mount it'), 'the reason on stderr');
  mkdirSync(join(at.desk, 'inbox'));
  deliver(join(at.desk, 'inbox'), 1);
  const events = await serving.until(has('submission-judged', 2));
  expect(countOf(events, 'intake-resumed')).toBe(1);
  expect(judgedLabels(events)).toEqual([`${labelOf(0)}: accepted`, `${labelOf(1)}: accepted`]);
}, 60_000);

test('a table that cannot be read stops intake rather than judging by old tickets', async () => {
  using at = makeDesk({ tickets: 2 });
  await using serving = serveDesk(at.desk, '--settle', '0');
  await serving.until(has('tickets-imported'));
  writeFileSync(join(at.desk, 'tickets.csv'), 'not a table at all\n');
  await serving.until(has('intake-stopped'));
  deliver(join(at.desk, 'inbox'), 0);
  fillDesk(at.desk, { tickets: 2 });
  const events = await serving.until(has('submission-judged'));
  expect(judgedLabels(events)).toEqual([`${labelOf(0)}: accepted`]);
  expect(reasons(events)).toEqual([expect.stringContaining('tickets.csv:1')]);
}, 60_000);

const canMount = spawnSync('unshare', ['-m', '--propagation', 'private', 'true']).status === 0;
const mounts = canMount ? describe : describe.skip;
const why = canMount ? '' : ' (skipped: needs the right to mount: root)';

/** Serves a desk in a world of its own mounts; `before` runs in it first. */
const serveApart = (desk: string, before: string): Running =>
  runScript(`${before}\nexec "$1" "$2" --desk "$3" serve --json --settle 0`, desk);

/** Runs a command among the mounts that a process sees. */
const within = ({ pid }: Running, command: string): void => {
  const { status, stderr } = spawnSync('nsenter', ['-t', String(pid), '-m', 'sh', '-ec', command]);
  if (status !== 0) throw new Error(String(stderr));
};

/** A path as a process sees it, by way of its root. */
const seenBy = ({ pid }: Running, path: string): string => `/proc/${pid}/root${path}`;

mounts(`among mounts${why}`, () => {
  test('an inbox that is covered, read-only or away is told as such, resumes by itself, and no folder counts as vanished', async () => {
    using at = makeDesk({ tickets: 3 });
    const inbox = join(at.desk, 'inbox');
    await using serving = serveApart(at.desk, '');
    await serving.until(has('tickets-imported'));
    within(serving, `mount -t tmpfs none '${inbox}'`);
    await serving.until(has('intake-stopped'));
    deliver(inbox, 0);
    within(serving, `umount '${inbox}'`);
    await serving.until(has('submission-judged'));
    within(serving, `mount --bind '${inbox}' '${inbox}'; mount -o remount,ro,bind '${inbox}'`);
    await serving.until(has('intake-stopped', 2));
    deliver(inbox, 1);
    within(serving, `umount '${inbox}'`);
    const events = await serving.until(has('submission-judged', 2));
    expect(reasons(events)).toEqual([
      expect.stringContaining('something else is mounted there now'),
      expect.stringContaining('it is read-only: mount it writable (EROFS)'),
    ]);
    expect(judgedLabels(events)).toEqual([`${labelOf(0)}: accepted`, `${labelOf(1)}: accepted`]);
    expect(countOf(events, 'submission-vanished')).toBe(0);
  }, 90_000);

  test('a folder that cannot be moved is told once, and the others go on', async () => {
    using at = makeDesk({ tickets: 2 });
    const stuck = join(at.desk, 'inbox', labelOf(0));
    mkdirSync(stuck);
    await using serving = serveApart(at.desk, `mount -t tmpfs none "$3/inbox/${labelOf(0)}"`);
    await serving.until(has('folder-stuck'));
    deliver(join(at.desk, 'inbox'), 1);
    const events = await serving.until(has('submission-judged'));
    expect(judgedLabels(events)).toEqual([`${labelOf(1)}: accepted`]);
    expect(countOf(events, 'folder-stuck')).toBe(1);
    expect(countOf(events, 'intake-stopped')).toBe(0);
  }, 60_000);

  test('a full disk stops intake, loses nothing, and intake goes on by itself once there is room', async () => {
    using at = makeDesk({ tickets: 0 });
    const made = join(at.desk, 'made');
    fillDesk(made, { tickets: 4 });
    const small = join(at.desk, 'small');
    mkdirSync(small);
    await using serving = runScript(
      `mount -t tmpfs -o size=8m none "$3/small"\ncp -r "$3/made" "$3/small/desk"\nmkdir "$3/small/later"
exec "$1" "$2" --desk "$3/small/desk" serve --json --settle 0`,
      at.desk,
    );
    await serving.until(has('tickets-imported'));
    const seen = seenBy(serving, small);
    for (let index = 0; index < 4; index += 1) deliver(join(seen, 'later'), index);
    fillUp(join(seen, 'filler'));
    for (let index = 0; index < 4; index += 1) {
      renameSync(join(seen, 'later', labelOf(index)), join(seen, 'desk/inbox', labelOf(index)));
    }
    const stopped = await serving.until(has('intake-stopped'));
    expect(reasons(stopped)[0]).toContain('the disk is full');
    expect(countOf(stopped, 'submission-judged')).toBe(0);
    rmSync(join(seen, 'filler'));
    const events = await serving.until(has('submission-judged', 4), 45_000);
    expect(judgedLabels(events)).toEqual([0, 1, 2, 3].map((index) => `${labelOf(index)}: accepted`));
    expect(countOf(events, 'intake-resumed')).toBe(1);
    await eventually(() => readdirSync(join(seen, 'desk/repair')).length === 4, 'four folders in repair/');
  }, 90_000);
});
