import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Finding } from './points/account.ts';
import { firstWrong, type Row, runScene, tableOf } from './points/campaign.ts';
import { firstIngest, ingestDurably, ingestFileByFile } from './points/ingest-scenes.ts';
import { triples, untilKept } from './points/plan.ts';
import { atLength, inShort } from './points/played.ts';
import { finishForgotten, finishLast } from './points/repair-scenes.ts';
import { playedBy } from './points/scene.ts';
import { buildShim, type Shim } from './points/shim.ts';
import { findStrace, watchedBoth } from './points/watched.ts';

/** `npm run test:chaos` asks for every point; the usual suite has a sample of the same. */
const isLong = process.env['OZMA_CHAOS'] === 'long';
const patience = { timeout: isLong ? 7_200_000 : 300_000 };

const shim = buildShim();
const strace = findStrace();

const skipped = (what: string, why: string): string => {
  process.stderr.write(`SKIPPED: ${what}: ${why.trim()}\n`);
  return `${what} (skipped: ${why.trim()})`;
};

const rows: Row[] = [];

const told = (row: Row): readonly string[] => {
  rows.push(row);
  if (isLong) process.stderr.write(tableOf([row]));
  return row.wrong.map(({ faults, findings }) => `${JSON.stringify(faults)}: ${JSON.stringify(findings)}`);
};

const withDesk = async <T>(work: (desk: string) => Promise<T>): Promise<T> => {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'ozma-watched-')));
  try {
    return await work(join(dir, 'desk'));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

const kinds = (findings: readonly Finding[]): readonly string[] => [...new Set(findings.map(({ wrong }) => wrong))];

const testsWith = (made: Shim): void => {
  describe('whichever write goes wrong', () => {
    for (const { scene, plan } of isLong ? atLength(made) : inShort(made)) {
      it(`all is well after a restart: ${scene.name}`, patience, async () => {
        expect(told(await runScene(made, scene, plan))).toEqual([]);
      });
    }
  });

  it('all is well after a kill, a kill in the recovery, and a kill in its recovery', patience, async () => {
    const count = isLong ? 140 : 1;
    const row = await runScene(made, ingestDurably, (points) => triples(points, count, 7));
    expect(told({ ...row, scene: 'ingest, power-loss, three kills' })).toEqual([]);
    expect(row.kills).toBeGreaterThan(count);
    if (isLong) expect(row.reached).toBeGreaterThanOrEqual(100);
  });

  describe('a planted bug is found', () => {
    it('that tells a verdict before it is recorded', patience, async () => {
      const planted = playedBy('../ingest-with-planted-bug.ts', ingestDurably);
      const findings = await firstWrong(made, planted, (points) => untilKept(points, 'processing'));
      expect(kinds(findings)).toContain('lost');
    });

    it('that carries an item back before the end of its repair is recorded', patience, async () => {
      const planted = playedBy('finish-with-planted-bug.ts', finishForgotten);
      const findings = await firstWrong(made, planted, (points) => untilKept(points, 'repair'));
      expect(findings).toContainEqual({ wrong: 'doubled', what: expect.stringMatching(/bunny-11.*ITEM_ALTERED/) });
    });
  });

  const watching = 'the library sees every write that the system sees';
  if (strace === null) it.skip(skipped(watching, 'there is no strace'), () => undefined);
  else {
    it.each(isLong ? [ingestDurably, ingestFileByFile, firstIngest, finishLast] : [ingestDurably])(
      `${watching}: $name`,
      patience,
      async (scene) => {
        await withDesk(async (desk) => {
          const { seen, made: all } = await watchedBoth({ shim: made, strace }, desk, await scene.prepare(desk));
          expect(seen).toEqual(all);
        });
      },
    );
  }

  afterAll(() => {
    if (isLong) process.stderr.write(tableOf(rows));
    made[Symbol.dispose]();
  });
};

if ('why' in shim) it.skip(skipped('crash points', shim.why), () => undefined);
else testsWith(shim);
