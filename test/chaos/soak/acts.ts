import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fillUp } from '../../serve/fill-up.ts';
import { labelOf, ticketOf } from '../../serve/serving.ts';
import type { Mood } from '../load/feed.ts';
import { leaseSeconds, type RepairMood, reserved, type Site } from './site.ts';

/** One thing that a nemesis does to a desk; it has undone it when it ends. */
export type Act = { readonly name: string; readonly run: (site: Site) => Promise<void> };

/** How long a trouble lasts, in milliseconds. */
const troubleMs = 6000;

const during = async (ms: number, undo: () => void): Promise<void> => {
  try {
    await pause(ms);
  } finally {
    undo();
  }
};

const feedTurns = (mood: Mood): Act => ({
  name: `feed ${mood}`,
  run: ({ feed }) => {
    feed.turn(mood);
    return during(troubleMs, () => feed.turn('up'));
  },
});

const repairsTurn = (mood: RepairMood): Act => ({
  name: mood === 'fails' ? 'repairs fail, feed is green' : `a repair ${mood}`,
  run: ({ repairs }) => {
    repairs(mood);
    return during(troubleMs, () => repairs('well'));
  },
});

const stopsFor = (name: string, seconds: number): Act => ({
  name,
  run: ({ served }) => {
    served.kill('SIGSTOP');
    return during(seconds * 1000, () => served.kill('SIGCONT'));
  },
});

const inboxAway: Act = {
  name: 'inbox away',
  run: ({ desk }) => {
    renameSync(join(desk, 'inbox'), join(desk, 'away'));
    return during(troubleMs, () => renameSync(join(desk, 'away'), join(desk, 'inbox')));
  },
};

const brokenTickets: Act = {
  name: 'tickets.csv broken',
  run: ({ desk }) => {
    const file = join(desk, 'tickets.csv');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, 'no table at all\n');
    return during(troubleMs, () => writeFileSync(file, text));
  },
};

const pausedByHand: Act = {
  name: 'paused by hand',
  run: async ({ ozma }) => {
    await ozma('queue', 'pause', '--why', 'grid maintenance', '--by', 'Mizuki');
    await pause(troubleMs / 2);
    await ozma('queue', 'resume', '--by', 'Mizuki');
  },
};

const csrAtWork: Act = {
  name: 'CSR at work',
  run: async ({ ozma, random }) => {
    const index = random.below(reserved);
    const ticket = ticketOf(index);
    await ozma('instruct', ticket, '--by', 'Hana');
    await ozma('waive', ticket, 'NOTE_STALE', '--why', 'asked twice', '--until', '1h', '--by', 'Hana');
    await ozma('tickets', 'show', ticket);
    await ozma('why', labelOf(reserved + random.below(100)));
    await ozma('queue', 'pause', '--ticket', ticket, '--why', 'asks to wait', '--until', '90m', '--by', 'Hana');
    await ozma('queue', 'list', '--limit', '5');
    await ozma('queue', 'resume', '--by', 'Hana');
    await ozma('status');
  },
};

const burst: Act = { name: 'burst of 500', run: ({ stream }) => stream.burst(500) };

const clockSteps = (name: string, seconds: number): Act => ({
  name,
  run: ({ clock }) => {
    clock.set(seconds);
    return during(troubleMs, () => clock.set(0));
  },
});

/** What needs clocks that can be set. */
export const clockActs: readonly Act[] = [clockSteps('clock 1 h forward', 3600), clockSteps('clock 1 h back', -3600)];

/** What may befall any desk; the first one is what takes most memory. */
export const harassments: readonly Act[] = [
  repairsTurn('eats'),
  stopsFor('SIGSTOP 2 s', 2),
  stopsFor('SIGSTOP beyond the lease', leaseSeconds + 3),
  ...(['down', 'html', 'drip', 'truncated', 'refused'] as const).map(feedTurns),
  ...(['fails', 'hangs', 'spins', 'exits', 'throws late'] as const).map(repairsTurn),
  ...[inboxAway, brokenTickets, pausedByHand, csrAtWork, burst],
];

/** What ends the process that serves, so that it starts anew. */
export const endings: readonly Act[] = [
  { name: 'kill -9', run: async ({ served }) => void (await served.replace('SIGKILL')) },
  {
    name: 'SIGTERM',
    run: async ({ served, faults, name }) => {
      const how = await served.replace('SIGTERM');
      if (how !== '0') faults.push(`${name}: serve ended with ${how} at SIGTERM`);
    },
  },
];

/** What needs a disk of the desk's own, which is small. */
export const fullDisk: Act = {
  name: 'disk full',
  run: ({ desk }) => {
    const filler = join(desk, '..', 'filler');
    fillUp(filler);
    return during(troubleMs, () => rmSync(filler));
  },
};
