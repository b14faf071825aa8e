import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { account, type Finding, findingsOfEnd } from './account.ts';
import { type Fault, type Point, type Ran, runFaulted } from './faulted.ts';
import type { Prepared, Scene } from './scene.ts';
import type { Shim } from './shim.ts';
import { type Story, storyOf } from './story.ts';

/** A scene that is ready to be played any number of times: what it comes to when nothing goes wrong, and each write on the way there. */
export type Stage = Disposable & {
  readonly scene: Scene;
  readonly points: readonly Point[];
  readonly play: (faults: readonly Fault[]) => Promise<Cycle>;
};

/** What came of one cycle; `met` are the faults that were reached. */
export type Cycle = { readonly faults: readonly Fault[]; readonly met: number; readonly findings: readonly Finding[] };

type Set = { readonly shim: Shim; readonly scene: Scene; readonly prepared: Prepared; readonly template: string };

const withCopy = async <T>(template: string, use: (desk: string) => Promise<T>): Promise<T> => {
  const dir = mkdtempSync(`${template}-`);
  const desk = join(dir, 'desk');
  try {
    cpSync(template, desk, { recursive: true, preserveTimestamps: true });
    return await use(desk);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

const recovered = async ({ scene }: Set, desk: string): Promise<readonly Finding[]> =>
  (await scene.recover(desk))
    .filter(({ status }) => status > 1)
    .map(({ status, err }): Finding => ({ wrong: 'hand', what: `the restart ended with ${status}: ${err}` }));

/** Plays it without a fault: what it comes to then is what it has to come to. */
const rehearse = (set: Set): Promise<{ readonly points: readonly Point[]; readonly expected: Story }> =>
  withCopy(set.template, async (desk) => {
    const ran = await runFaulted(set.shim, desk, set.prepared.work, null);
    const expected = await recovered(set, desk).then(() => storyOf(desk));
    const findings = [...findingsOfEnd(ran), ...(await account(desk, expected, [...set.prepared.before, ran]))];
    if (findings.length > 0) throw new Error(`${set.scene.name} goes wrong by itself: ${JSON.stringify(findings)}`);
    return { points: ran.points, expected };
  });

const isMet = (fault: Fault, { points }: Ran): boolean => points.length >= fault.at;

/** One fault after the other, each in a process of its own; then an honest restart, and the account. */
const play = (set: Set, expected: Story, faults: readonly Fault[]): Promise<Cycle> =>
  withCopy(set.template, async (desk) => {
    const runs: Ran[] = [];
    for (const fault of faults) runs.push(await runFaulted(set.shim, desk, set.prepared.work, fault));
    const hands = await recovered(set, desk);
    const findings = [
      ...runs.flatMap(findingsOfEnd),
      ...hands,
      ...(await account(desk, expected, [...set.prepared.before, ...runs])),
    ];
    return {
      faults,
      findings,
      met: faults.filter((fault, n) => runs[n] !== undefined && isMet(fault, runs[n])).length,
    };
  });

/** Makes a scene's desk and rehearses it. */
export const stage = async (shim: Shim, scene: Scene): Promise<Stage> => {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'ozma-stage-')));
  const template = join(dir, 'template');
  const prepared = await scene.prepare(template);
  const set = { shim, scene, prepared, template };
  const { points, expected } = await rehearse(set);
  return {
    scene,
    points,
    play: (faults) => play(set, expected, faults),
    [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }),
  };
};
