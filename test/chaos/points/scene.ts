import { cpSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Printed } from './account.ts';
import { type Ran, runFaulted, type Work } from './faulted.ts';
import type { Cut } from './plan.ts';
import type { Shim } from './shim.ts';

/** Something that ozma does, of which any write may go wrong. */
export type Scene = {
  readonly name: string;
  /** Makes the desk as it is before; its copies are worked on. Answers what is run on them. */
  readonly prepare: (desk: string) => Promise<Prepared>;
  /** Starts again after a fault, as is usual, until there is nothing left to do. What it answers went wrong where its status is 2 or 3. */
  readonly recover: (desk: string) => Promise<readonly Printed[]>;
};

/** What is run in a scene, and what had been told before it. */
export type Prepared = { readonly work: Work; readonly before: readonly Ran[] };

/** The same scene, played by a program with a bug that has to be found. */
export const playedBy = (program: string, scene: Scene): Scene => ({
  ...scene,
  name: `${scene.name} by ${program}`,
  prepare: async (desk) => {
    const { work, before } = await scene.prepare(desk);
    return { work: { ...work, program: fileURLToPath(new URL(program, import.meta.url)) }, before };
  },
});

/** A scene that begins where a first run was killed, and is its recovery: the same done again. */
export const recoveryOf = (shim: Shim, first: Scene, cut: Cut): Scene => ({
  name: `recovery of ${first.name}, ${cut.name}`,
  recover: first.recover,
  prepare: async (desk) => {
    const { work, before } = await first.prepare(desk);
    const copy = `${desk}-rehearsed/desk`;
    cpSync(desk, copy, { recursive: true, preserveTimestamps: true });
    const { points } = await runFaulted(shim, copy, work, null);
    rmSync(`${desk}-rehearsed`, { recursive: true, force: true });
    const ran = await runFaulted(shim, desk, work, { at: cut.at(points), mode: 'kill-before' });
    return { work, before: [...before, ran] };
  },
});
