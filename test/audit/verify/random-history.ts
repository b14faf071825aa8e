import type { SubmissionId } from '../../../src/domain/ids.ts';
import { type Instant, instantAt } from '../../../src/domain/instant.ts';
import type { PauseScope } from '../../../src/domain/pause.ts';
import { nameKey } from '../../../src/domain/person.ts';
import type { Claim, RepairOutcome } from '../../../src/domain/repair.ts';
import { idKey } from '../../../src/domain/text.ts';
import { currentInstruction, type Ticket, type TicketStatus, ticketStatuses } from '../../../src/domain/ticket.ts';
import type { PauseOpening } from '../../../src/store/pause-store.ts';
import { everySubmission, type RecordedSubmission } from '../../../src/store/reads.ts';
import type { Store, TicketRow } from '../../../src/store/store.ts';
import { collect, digestOf, source } from '../../store/builders.ts';
import { step } from '../../store/signal-builders.ts';

/** Chooses: a number from 0 up to, and without, a limit. */
export type Choose = (limit: number) => number;

/** A history as it goes on: who holds what, and how late it is. */
type World = {
  readonly store: Store;
  readonly judgedAt: Instant;
  readonly choose: Choose;
  readonly claims: Claim[];
  readonly recorded: readonly RecordedSubmission[];
  readonly tickets: readonly Ticket[];
  minute: number;
  imports: number;
};

const now = ({ minute, judgedAt }: World): Instant => instantAt(Date.parse(judgedAt) + minute * 60_000);

const oneOf = <T>({ choose }: World, list: readonly T[]): T => {
  const one = list[choose(list.length)];
  if (one === undefined) throw new Error('there is nothing to choose from');
  return one;
};

const submissionOf = (world: World): SubmissionId => oneOf(world, world.recorded).submission;

const retry = { attempts: 2, firstMs: 600_000, mostMs: 3_600_000 };

const claim = async (world: World): Promise<void> => {
  const { store, choose, minute } = world;
  const way = oneOf(world, ['engine', 'hand'] as const);
  const answer = await store.claimRepairs({
    ...{ now: now(world), actor: oneOf(world, ['ozma', 'Ada']), holder: oneOf(world, ['here', 'there']), way },
    ...{ kinds: null, tokens: Array.from({ length: 1 + choose(2) }, (_, index) => `${minute}-${index}`) },
    ...{ leaseUntil: instantAt(Date.parse(now(world)) + 3_600_000), isTest: choose(2) === 0 },
  });
  if (answer.kind === 'claimed') world.claims.push(...answer.claims);
};

const outcomes: readonly RepairOutcome[] = [
  { kind: 'fulfilled', note: null },
  { kind: 'fulfilled', note: 'done' },
  { kind: 'unrepairable', why: 'gone' },
  { kind: 'retry', why: 'asleep', afterMs: 60_000 },
  { kind: 'fault', why: 'it hung', afterMs: null },
  { kind: 'fault', why: 'it threw', afterMs: 5_000 },
];

const takeClaim = (world: World): Claim | undefined => world.claims.splice(world.choose(world.claims.length + 1), 1)[0];

const finish = async (world: World): Promise<void> => {
  const one = takeClaim(world);
  if (one === undefined) return;
  const outcome = oneOf(world, outcomes);
  const ended = { repair: one.work.repair, token: one.token, outcome, actor: 'ozma', retry };
  await world.store.finishClaims([ended], now(world));
};

const release = async (world: World): Promise<void> => {
  const token = takeClaim(world)?.token ?? '';
  await world.store.releaseClaims([token], { actor: 'Ada', why: 'lunch', now: now(world) });
};

const alter = async (world: World): Promise<void> => {
  const one = takeClaim(world);
  if (one === undefined) return;
  const { token, work } = one;
  await world.store.withdrawAltered({ repair: work.repair, token, found: 'another', actor: 'ozma' }, now(world));
};

const takeOver = async (world: World): Promise<void> => {
  await world.store.takeOver({ now: now(world), dead: world.choose(3) === 0 ? ['there'] : [], retry });
};

const requeue = async (world: World): Promise<void> => {
  const by = { actor: 'Ada', why: 'again', now: now(world) };
  await world.store.requeue({ repair: 1 + world.choose(10) }, by);
};

const decision = (world: World, submission: SubmissionId, files: readonly string[] | null = null) => ({
  ...{ submission, files, by: 'Yuki', why: 'seen in world', now: now(world) },
});

const acceptHeld = async (world: World): Promise<void> => {
  const [held] = world.choose(2) === 0 ? [] : await world.store.lyingIn('held', { after: null, limit: 1 });
  const { submission, items } = held === undefined ? oneOf(world, world.recorded) : await byId(world, held.submission);
  const isAsJudged = world.choose(2) === 0;
  const found = items.map(({ file, sha256, bytes }) =>
    isAsJudged ? { file, sha256, bytes } : { file, sha256: digestOf(9), bytes: 99 },
  );
  const file = oneOf(world, [...items.map((item) => item.file), '']);
  const files = world.choose(2) === 0 ? null : [file];
  await world.store.acceptHeld(decision(world, submission, files), found);
};

const byId = async ({ store }: World, id: SubmissionId): Promise<RecordedSubmission> => {
  const [found] = await store.reads.find({ by: 'submission', id }, 1);
  if (found === undefined) throw new Error(`${id} is gone`);
  return found;
};

const rejectHeld = async (world: World): Promise<void> => {
  const [held] = await world.store.lyingIn('held', { after: null, limit: 1 });
  if (held === undefined || world.choose(3) > 0) return;
  const files = world.choose(2) === 0 ? null : held.files.slice(0, 1);
  await world.store.rejectHeld(decision(world, held.submission, files?.length === 0 ? null : files));
};

const restoreTrash = async (world: World): Promise<void> => {
  await world.store.restoreTrash(decision(world, submissionOf(world)), 1e12);
};

const purgeTrash = async (world: World): Promise<void> => {
  await world.store.purgeTrash(decision(world, submissionOf(world)), 0);
};

const scopes = ({ tickets }: World): readonly PauseScope[] => [
  { kind: 'desk' },
  { kind: 'item-kind', itemKind: 'nest' },
  ...tickets.slice(0, 2).map(({ number }) => ({ kind: 'ticket', ticket: number }) as const),
  ...tickets.slice(2, 4).map(({ owner }) => ({ kind: 'owner', owner: owner.name }) as const),
];

const keyOf = (scope: PauseScope): string => {
  if (scope.kind === 'ticket') return idKey(scope.ticket);
  if (scope.kind === 'owner') return nameKey(scope.owner, 'second-life');
  return scope.kind === 'desk' ? '' : scope.itemKind;
};

const pause = async (world: World): Promise<void> => {
  const scope = oneOf(world, scopes(world));
  const until = world.choose(2) === 0 ? null : instantAt(Date.parse(now(world)) + 1_800_000);
  const opening: PauseOpening = {
    ...{ kind: 'operator', source: null, scope, scopeKey: keyOf(scope), who: 'Ada', why: 'a look' },
    ...{ since: now(world), until, evidence: { z: 1, a: ['b', null] } },
  };
  await world.store.openPause(opening);
};

const endPause = async (world: World): Promise<void> => {
  for (const { id } of (await world.store.pauses()).slice(0, 1 + world.choose(3))) {
    await world.store.endPause({ id }, { actor: 'Ren', why: 'checked', now: now(world) });
  }
};

const signal = async (world: World): Promise<void> => {
  const change = oneOf(world, ['open', 'test', 'hold', 'end'] as const);
  const forgiveSince = world.choose(2) === 0 ? null : instantAt(Date.parse(now(world)) - 7_200_000);
  await world.store.recordSignal(step(change, change === 'end' ? 'running' : 'holding', { forgiveSince }), now(world));
};

const instruct = async (world: World): Promise<void> => {
  const { number: ticket, items } = oneOf(world, world.tickets);
  const label = `${ticket} again ${world.minute}`;
  await world.store.instruct({ ticket, items: items.slice(0, world.choose(2)), label, at: now(world), by: 'Yuki' });
};

const waive = async (world: World): Promise<void> => {
  const until = instantAt(Date.parse(now(world)) + 86_400_000);
  const onlyFor = oneOf(world, [null, 'A Friend']);
  await world.store.waive({
    ...{ ticket: oneOf(world, world.tickets).number, code: 'OWNER_MISMATCH', itemKey: null, onlyFor, by: 'Yuki' },
    ...{ why: 'a gift', since: now(world), until },
  });
};

const rowOf = (world: World, ticket: Ticket): TicketRow => {
  const given = currentInstruction(ticket);
  const name = oneOf(world, [ticket.owner.name, ticket.owner.name, 'New Name']);
  const later = instantAt(Date.parse(now(world)) - 30_000);
  const earlier = instantAt(Date.parse('2026-01-01T00:00:00Z'));
  return {
    ...{ number: ticket.number, owner: { name, id: ticket.owner.id }, ownerKey: nameKey(name, 'second-life') },
    ...{ ownerSkeleton: 'x', status: oneOf<TicketStatus>(world, [ticket.status, ...ticketStatuses]) },
    ...{ problems: oneOf(world, [ticket.problems, ['other']]), openedAt: oneOf(world, [ticket.openedAt, later]) },
    instructedAt: oneOf(world, [given?.at ?? null, null, later, earlier]),
    label: oneOf(world, [given?.label ?? '', 'another label']),
    items: oneOf(world, [ticket.items, [...ticket.items, { kind: 'bunny', id: `${world.minute}` }]]),
    columns: oneOf(world, [ticket.columns, [['tier', `${world.minute}`]]]),
  };
};

const importTickets = async (world: World): Promise<void> => {
  world.imports += 1;
  const run = await world.store.startImport(source(1000 + world.imports), now(world));
  if (run === 'unchanged') return;
  const page = await world.store.reads.tickets({ after: null, limit: 5 });
  await world.store.importTickets(
    run,
    page.map(({ ticket }) => rowOf(world, ticket)),
  );
  await world.store.finishImport(run, { count: 0, ticketKeys: [] }, now(world));
};

const returns = async (world: World): Promise<void> => {
  await world.store.releaseDetained(now(world), 2);
  await world.store.settleReturns(now(world), 2);
  await world.store.expirePauses(now(world));
};

const acts: readonly ((world: World) => Promise<void>)[] = [
  ...[claim, claim, claim, finish, finish, finish, release, alter, takeOver, requeue, requeue, acceptHeld, acceptHeld],
  ...[rejectHeld, restoreTrash, purgeTrash, pause, endPause, endPause, endPause, signal, signal, instruct, waive],
  ...[importTickets, returns, returns],
];

/** How long a history is, from when on. */
export type Life = {
  readonly steps: number;
  readonly judgedAt: Instant;
  readonly between?: () => Promise<unknown>;
};

/** Does so many things with a judged desk, as they are chosen; `between` is called halfway. */
export const liveOn = async (
  store: Store,
  choose: Choose,
  { steps, judgedAt, between = async () => undefined }: Life,
): Promise<void> => {
  const recorded = await collect(store.reads.submissions(everySubmission));
  const tickets = (await store.reads.tickets({ after: null, limit: 100 })).map(({ ticket }) => ticket);
  const world: World = { store, judgedAt, choose, claims: [], recorded, tickets, minute: 1, imports: 0 };
  for (let done = 0; done < steps; done += 1) {
    if (done === Math.floor(steps / 2)) await between();
    world.minute += 1 + choose(20);
    await oneOf(world, acts)(world);
  }
};

/** Chooses by a number's own sequence, always the same (a linear congruential generator, Numerical Recipes). */
export const seeded = (seed: number): Choose => {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
};
