import { randomUUID } from 'node:crypto';
import { OzmaError } from '../../domain/ozma-error.ts';
import type { Pause } from '../../domain/pause.ts';
import type { Claim } from '../../domain/repair.ts';
import { checkItem } from '../../queue/check-item.ts';
import { leaseFrom } from '../../queue/claim-next.ts';
import { returnItems } from '../../queue/return-items.ts';
import { takeOverDead } from '../../queue/take-over.ts';
import { wayOfKind } from '../../running-config.ts';
import { nameInArea } from '../../spool/name-in-area.ts';
import type { ClaimAnswer } from '../../store/queue-store.ts';
import { pauseWordsIn } from '../../texts/pause-words-in.ts';
import { queueWordsIn } from '../../texts/queue-words-in.ts';
import { shown } from '../../texts/shown.ts';
import type { App } from '../../wire.ts';
import { askedBy } from '../by.ts';
import { type Call, type ExitStatus, languageOf } from '../call.ts';
import { writeLine } from '../output.ts';
import { itemShown, tellClaim } from './claim-lines.ts';
import { bringUpToDate, openQueue, tellCarried } from './open-queue.ts';
import { briefLine } from './pause-lines.ts';

/** What `ozma queue claim` was told. */
export type ClaimOptions = { readonly kind?: string; readonly lease?: string; readonly by?: string };

type Asking = { readonly actor: string; readonly kinds: readonly string[]; readonly leaseMs: number };

const hourMs = 60 * 60 * 1000;

const leaseOf = (given: string | undefined, fallbackMs: number): number => {
  if (given === undefined) return fallbackMs;
  const hours = Number(given);
  if (given.trim() !== '' && Number.isFinite(hours) && hours > 0 && hours <= 24 * 31) return hours * hourMs;
  throw new OzmaError('usage', `--lease: expected hours, such as 2 or 0.5, not "${given}".`);
};

/** The kinds that are asked for: the one that is named, else all that are repaired by hand. */
const kindsOf = ({ kind }: ClaimOptions, { desk }: App): readonly string[] => {
  const { policy, running } = desk.config;
  const known = policy.kinds.map(({ name }) => name);
  if (kind === undefined) return known.filter((name) => wayOfKind(running, name).way === 'hand');
  if (known.includes(kind)) return [kind];
  throw new OzmaError('usage', `--kind: this desk knows no kind "${kind}". It knows: ${known.join(', ')}.`);
};

const claimOne = ({ store }: App, { actor, kinds, leaseMs }: Asking, call: Call): Promise<ClaimAnswer> => {
  const now = call.now();
  const leaseUntil = leaseFrom(now, leaseMs);
  const tokens = [randomUUID()];
  return store.claimRepairs({ now, actor, holder: actor, way: 'hand', kinds, tokens, leaseUntil, isTest: false });
};

/** Says on stderr why there is nothing to do, and answers status 1. */
const tellNothing = async (call: Call, app: App, pauses: readonly Pause[]): Promise<ExitStatus> => {
  const language = languageOf(call, app.desk.config.language);
  const words = queueWordsIn(language);
  const { queued } = (await app.store.reads.figures()).repairs;
  const lines =
    pauses.length > 0
      ? [words.stopped, ...pauses.map((pause) => briefLine(pause, pauseWordsIn(language)))]
      : [queued === 0 ? words.empty : words.noneNow(queued)];
  for (const line of lines) await writeLine(call.stderr, line);
  return 1;
};

/** Gives an item back that the disk will not show: nobody can repair it now, and it says nothing of the item. */
const giveBack = async (call: Call, { store }: App, claim: Claim, told: { actor: string; why: string }) => {
  await store.releaseClaims([claim.token], { ...told, now: call.now() });
  throw new OzmaError('disk-fault', `${itemShown(claim)} was given back: ${told.why}.`);
};

/** Holds an item that is not what was judged, says so, and carries it to its place. */
const hold = async (call: Call, app: App, claim: Claim, told: { actor: string; found: string }): Promise<void> => {
  const { store, desk } = app;
  const { token, work } = claim;
  await store.withdrawAltered({ repair: work.repair, token, ...told }, call.now());
  const words = queueWordsIn(languageOf(call, desk.config.language));
  await writeLine(call.stderr, words.altered(itemShown(claim), shown(told.found)));
  const lying = new Map([[work.submission, nameInArea(desk.dir, 'repair', work)]]);
  await tellCarried(call, app, await returnItems(desk.dir, store, lying));
};

/**
 * `ozma queue claim`: the next repair to be done by hand, in the order of the queue, once claims whose lease is over are ended. An item that is not what was
 * judged any more is held, and the next one is taken. Exit status 1 where there is nothing to take, with the reason.
 */
export const claimByHand = (call: Call, options: ClaimOptions): Promise<ExitStatus> => {
  const actor = askedBy(options.by);
  return openQueue(call, async (app) => {
    const kinds = kindsOf(options, app);
    const leaseMs = leaseOf(options.lease, app.desk.config.running.queue.handLeaseMs);
    if (kinds.length === 0) {
      await writeLine(call.stderr, queueWordsIn(languageOf(call, app.desk.config.language)).noKinds);
      return 1;
    }
    await bringUpToDate(call, app);
    // Where no `serve` runs, nobody else ends the claim of a person who never came back.
    await takeOverDead(app.store, app.desk.config.running.queue.retry, call.now());
    for (;;) {
      const answer = await claimOne(app, { actor, kinds, leaseMs }, call);
      if (answer.kind === 'paused') return tellNothing(call, app, answer.pauses);
      const [claim] = answer.claims;
      if (claim === undefined) return tellNothing(call, app, []);
      const state = await checkItem({ deskDir: app.desk.dir, store: app.store }, claim.work);
      if (state.kind === 'unreadable') return giveBack(call, app, claim, { actor, why: state.why });
      if (state.kind === 'unaltered') {
        await tellClaim(call, app, claim, actor);
        return 0;
      }
      await hold(call, app, claim, { actor, found: state.found });
    }
  });
};
