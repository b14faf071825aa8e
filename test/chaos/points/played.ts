import { heldAccept, heldReject, trashPurge, trashRestore } from './area-scenes.ts';
import type { Plan } from './campaign.ts';
import type { Fault } from './faulted.ts';
import { firstIngest, ingestDurably, ingestFileByFile, ingestQuickly } from './ingest-scenes.ts';
import {
  amidMoves,
  amidRecord,
  amidReturns,
  amidTaking,
  atTheClose,
  everyFault,
  everyKill,
  everyPoint,
  sample,
} from './plan.ts';
import { claim, finishFirst, finishForgotten, finishLast, release } from './repair-scenes.ts';
import { recoveryOf, type Scene } from './scene.ts';
import { serve, serveAll } from './serve-scenes.ts';
import type { Shim } from './shim.ts';

/** A scene and the faults that are tried in it, each in a cycle of its own. */
export type Played = { readonly scene: Scene; readonly plan: Plan };

const seed = 20_261_127;

const each = (faults: readonly Fault[]) => faults.map((fault) => [fault]);

/** Every call in every way. */
const whole: Plan = (points) => each(everyFault(points));

/** Every call in one way, or so many of them; from scene to scene the ways take turns. */
const inTurn =
  (turn: number, count = Number.POSITIVE_INFINITY): Plan =>
  (points) =>
    each(sample(everyPoint(points, turn), count, seed));

const few =
  (count: number): Plan =>
  (points) =>
    each(sample(everyFault(points), count, seed));

/** What the long run plays: each call of what is asked most is the last one before and after, and the recovery of what was cut off at several places. */
export const atLength = (shim: Shim): readonly Played[] => [
  { scene: ingestDurably, plan: (points) => each(everyKill(points, 0)) },
  { scene: claim, plan: whole },
  { scene: finishFirst, plan: inTurn(4) },
  { scene: finishForgotten, plan: inTurn(0) },
  { scene: finishLast, plan: whole },
  { scene: release, plan: inTurn(3) },
  { scene: serve, plan: inTurn(1) },
  { scene: serveAll, plan: inTurn(0, 80) },
  { scene: heldAccept, plan: inTurn(1) },
  { scene: heldReject, plan: inTurn(2) },
  { scene: trashRestore, plan: inTurn(3) },
  { scene: trashPurge, plan: inTurn(4) },
  { scene: firstIngest, plan: inTurn(2, 150) },
  { scene: ingestFileByFile, plan: inTurn(3, 110) },
  { scene: ingestQuickly, plan: inTurn(4, 110) },
  { scene: recoveryOf(shim, ingestDurably, amidTaking), plan: inTurn(0) },
  { scene: recoveryOf(shim, ingestDurably, amidRecord), plan: inTurn(1) },
  { scene: recoveryOf(shim, ingestDurably, amidMoves), plan: inTurn(2) },
  { scene: recoveryOf(shim, ingestDurably, atTheClose), plan: inTurn(3) },
  { scene: recoveryOf(shim, firstIngest, amidRecord), plan: inTurn(4, 60) },
  { scene: recoveryOf(shim, claim, amidRecord), plan: inTurn(5) },
  { scene: recoveryOf(shim, finishLast, amidReturns), plan: inTurn(0) },
  { scene: recoveryOf(shim, serve, amidReturns), plan: inTurn(1) },
];

/** The calls that had been answered badly before, each in the way in which it was: a directory for which there is no room, a database that can only be read. */
const once: Plan = (points) => [
  [{ at: 1 + points.findIndex(({ call }) => call === 'mkdir'), mode: 'ENOSPC' }],
  [{ at: 1 + points.findIndex(({ call, path }) => call === 'open64' && path.endsWith('ozma.db')), mode: 'EIO' }],
];

/** What the usual suite plays: a few faults of the scenes that the others are like. */
export const inShort = (shim: Shim): readonly Played[] => [
  { scene: ingestDurably, plan: few(5) },
  { scene: firstIngest, plan: few(2) },
  { scene: claim, plan: few(1) },
  { scene: finishForgotten, plan: few(2) },
  { scene: finishLast, plan: few(1) },
  { scene: serve, plan: once },
  { scene: recoveryOf(shim, ingestDurably, amidMoves), plan: few(1) },
];
