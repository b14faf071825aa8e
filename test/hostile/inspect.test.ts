import { hash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identityReader } from '../../src/formats/item-identity.ts';
import { scanInbox } from '../../src/spool/inbox.ts';
import { inspectTarget } from '../../workers/inspect/inspect-target.ts';
import type { InspectResult } from '../../workers/inspect/task.ts';
import { petDesk } from '../formats/pet-desk.ts';
import { generateHostile, type Hostile } from './generate.ts';
import { canaryName, canaryText } from './site.ts';

const limitMs = 2000;
const count = 300;
const reader = { policy: petDesk, identify: identityReader(petDesk), receiptKey: 'key' };

type Answer = { readonly hostile: Hostile; readonly result: InspectResult; readonly ms: number };

describe('300 hostile entries', () => {
  const root = mkdtempSync(join(tmpdir(), 'ozma-hostile-'));
  const inbox = join(root, 'inbox');
  const canary = join(`${inbox}.outside`, canaryName);
  const answers: Answer[] = [];
  let atimeMs = 0;

  beforeAll(async () => {
    const made = await generateHostile(inbox, { seed: 20_100_820, count });
    // An access time before the last change moves at the next read even where the file system spares access times (relatime).
    utimesSync(canary, 1, 2);
    atimeMs = statSync(canary).atimeMs;
    for (const hostile of made) {
      const start = performance.now();
      const label = hostile.relative.slice(hostile.relative.indexOf('/') + 1);
      const result = inspectTarget({ path: `${inbox}/${hostile.relative}`, label }, reader);
      answers.push({ hostile, result, ms: performance.now() - start });
    }
  }, 120_000);

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('are all found by a scan of the inbox, in byte order', () => {
    expect(scanInbox(inbox).map(({ relative }) => relative)).toEqual(
      answers.map(({ hostile }) => hostile.relative).sort(),
    );
  });

  test('are each inspected, none of them a fault', () => {
    const broken = answers.filter(({ result }) => result.kind !== 'inspected');
    expect([answers.length, broken]).toEqual([count, []]);
  });

  test(`take less than ${limitMs} ms each`, () => {
    expect(answers.filter(({ ms }) => ms >= limitMs).map(({ hostile, ms }) => [hostile.kind, ms])).toEqual([]);
  });

  test('do not get a byte read that lies outside', () => {
    const told = JSON.stringify(answers.map(({ result }) => result));
    expect(told).not.toContain(hash('sha256', canaryText));
    expect(told).not.toContain(canaryText.trim());
  });

  test('do not get a file outside so much as opened and read', ({ skip }) => {
    expect(statSync(canary).atimeMs).toBe(atimeMs);
    readFileSync(canary);
    skip(statSync(canary).atimeMs === atimeMs, 'this file system keeps no access times, so they prove nothing');
  });

  test('give JSON-safe facts with well-formed texts', () => {
    for (const { result } of answers) {
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      expect(JSON.stringify(result).isWellFormed()).toBe(true);
    }
  });

  test.each([
    ['link-to-file', 'symbolic-link'],
    ['link-dangling', 'symbolic-link'],
    ['link-loop', 'symbolic-link'],
    ['link-to-folder', 'symbolic-link'],
    ['link-as-note', 'symbolic-link'],
    ['link-as-folder', 'symbolic-link'],
    ['hard-link', 'hard-link'],
    ['loose-hard-link', 'hard-link'],
    ['fifo', 'fifo'],
    ['fifo-as-note', 'fifo'],
    ['loose-fifo', 'fifo'],
    ['socket', 'socket'],
    ['undecodable-names', 'undecodable-name'],
  ])('of the kind %s are told as %s', (kind, what) => {
    const found = answers.filter(({ hostile }) => hostile.kind === kind);
    expect(found).not.toEqual([]);
    for (const { result } of found) {
      expect(result.kind === 'inspected' && result.inspection.hazards.map((hazard) => hazard.what)).toContain(what);
    }
  });

  test.each([
    ['huge-item', 'bytes'],
    ['loose-huge-note', 'bytes'],
    ['huge-note', 'bytes'],
    ['deep', 'depth'],
    ['very-deep', 'depth'],
    ['many', 'files'],
  ])('of the kind %s are over the limit on %s', (kind, limit) => {
    const found = answers.filter(({ hostile }) => hostile.kind === kind);
    expect(found).not.toEqual([]);
    for (const { result } of found) {
      expect(result.kind === 'inspected' && result.inspection.excess?.limit).toBe(limit);
    }
  });
});

test('the same seed makes the same entries, another seed others', async () => {
  const root = mkdtempSync(join(tmpdir(), 'ozma-hostile-'));
  try {
    const [first, again, other] = [
      await generateHostile(join(root, 'a'), { seed: 1, count: 100 }),
      await generateHostile(join(root, 'b'), { seed: 1, count: 100 }),
      await generateHostile(join(root, 'c'), { seed: 2, count: 100 }),
    ];
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
