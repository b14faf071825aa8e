import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { filesOf, has, labelOf, makeDesk, type ServeEvent, serveDesk } from './serving.ts';

const folders = 200;
const items = 3;

/** Copies all folders side by side, a file of each in turn, with pauses between. */
const copySlowly = async (desk: string, folders: number): Promise<void> => {
  for (let index = 0; index < folders; index += 1) mkdirSync(join(desk, 'inbox', labelOf(index)));
  for (let file = 0; file <= items; file += 1) {
    await pause(400);
    for (let index = 0; index < folders; index += 1) {
      const [name, text] = filesOf(index, items)[file] ?? ['', ''];
      writeFileSync(join(desk, 'inbox', labelOf(index), name), text);
    }
  }
};

const judgedIn = (events: readonly ServeEvent[]) =>
  events
    .filter(({ event }) => event === 'submission-judged')
    .map(({ label, verdict, items: received }) => ({
      label,
      verdict,
      items: Array.isArray(received) ? received.length : 0,
    }));

const whole = Array.from({ length: folders }, (_, index) => ({ label: labelOf(index), verdict: 'accepted', items }));

test('of 200 folders that are copied slowly into a served inbox, none is judged before it is whole', async () => {
  using at = makeDesk({ tickets: folders, items });
  await using serving = serveDesk(at.desk, '--settle', '2.5');
  await serving.until(has('tickets-imported'));
  await copySlowly(at.desk, folders);
  const events = await serving.until(has('submission-judged', folders));
  expect(judgedIn(events)).toEqual(whole);
}, 60_000);

test('without a time to settle, the same copying is judged in parts, so the test can fail', async () => {
  using at = makeDesk({ tickets: 10, items });
  await using serving = serveDesk(at.desk, '--settle', '0');
  await serving.until(has('tickets-imported'));
  await copySlowly(at.desk, 10).catch(() => undefined);
  const events = await serving.until(has('submission-judged'));
  expect(judgedIn(events).some((one) => one.items < items)).toBe(true);
}, 60_000);
