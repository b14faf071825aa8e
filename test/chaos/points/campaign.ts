import type { Finding, Wrong } from './account.ts';
import { type Cycle, type Stage, stage } from './cycle.ts';
import type { Fault, Point } from './faulted.ts';
import type { Scene } from './scene.ts';
import type { Shim } from './shim.ts';

/** A scene's cycles, for a table: how many writes it has, how many cycles were run, and what they found. */
export type Row = {
  readonly scene: string;
  readonly points: number;
  readonly modes: number;
  readonly cycles: number;
  /** Cycles in which all that was to go wrong did. */
  readonly reached: number;
  readonly kills: number;
  readonly found: Readonly<Record<Wrong, number>>;
  readonly wrong: readonly Cycle[];
};

/** Which faults are tried, each list in one cycle. */
export type Plan = (points: readonly Point[]) => readonly (readonly Fault[])[];

const isKill = ({ mode }: Fault): boolean => mode.startsWith('kill') || mode === 'torn';

const countOf = (cycles: readonly Cycle[], wrong: Wrong): number =>
  cycles.filter(({ findings }) => findings.some((finding) => finding.wrong === wrong)).length;

const rowOf = ({ scene, points }: Stage, cycles: readonly Cycle[]): Row => ({
  scene: scene.name,
  points: points.length,
  modes: new Set(cycles.flatMap(({ faults }) => faults.map(({ mode }) => mode))).size,
  cycles: cycles.length,
  reached: cycles.filter(({ faults, met }) => met === faults.length).length,
  kills: cycles.reduce((sum, { faults, met }) => sum + faults.slice(0, met).filter(isKill).length, 0),
  found: {
    lost: countOf(cycles, 'lost'),
    doubled: countOf(cycles, 'doubled'),
    chain: countOf(cycles, 'chain'),
    hand: countOf(cycles, 'hand'),
    told: countOf(cycles, 'told'),
  },
  wrong: cycles.filter(({ findings }) => findings.length > 0),
});

/** How many cycles are under way at once: most of one is the start of a process. */
const abreast = 2;

/** Plays all cycles of a plan, two at once. */
const playAll = async ({ play }: Stage, plan: readonly (readonly Fault[])[]): Promise<readonly Cycle[]> => {
  const left = plan.values();
  const cycles: Cycle[] = [];
  const work = async (): Promise<void> => {
    for (const faults of left) cycles.push(await play(faults));
  };
  await Promise.all(Array.from({ length: abreast }, work));
  return cycles;
};

/** Plays one scene by its plan. */
export const runScene = async (shim: Shim, scene: Scene, plan: Plan): Promise<Row> => {
  using ready = await stage(shim, scene);
  return rowOf(ready, await playAll(ready, plan(ready.points)));
};

/** Plays one scene by its plan, one cycle after the other, until something is found; answers that, or nothing. */
export const firstWrong = async (shim: Shim, scene: Scene, plan: Plan): Promise<readonly Finding[]> => {
  using ready = await stage(shim, scene);
  for (const faults of plan(ready.points)) {
    const { findings } = await ready.play(faults);
    if (findings.length > 0) return findings;
  }
  return [];
};

const headings = [
  'scene',
  'points',
  'modes',
  'cycles',
  'reached',
  'kills',
  'lost',
  'doubled',
  'broken chains',
  'hands needed',
  'told wrongly',
];

const cellsOf = ({ scene, points, modes, cycles, reached, kills, found }: Row): readonly string[] => [
  scene,
  ...[points, modes, cycles, reached, kills, found.lost, found.doubled, found.chain, found.hand, found.told].map(
    String,
  ),
];

/** The rows as a table, with what went wrong below it. */
export const tableOf = (rows: readonly Row[]): string => {
  const lines = [headings, headings.map(() => '---'), ...rows.map(cellsOf)].map((cells) => `| ${cells.join(' | ')} |`);
  const wrongs = rows.flatMap(({ scene, wrong }) =>
    wrong.map(({ faults, findings }) => `${scene} ${JSON.stringify(faults)}: ${JSON.stringify(findings)}`),
  );
  return `${[...lines, ...wrongs].join('\n')}\n`;
};
