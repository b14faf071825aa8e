import { describe, expect, it, vi } from 'vitest';
import type { Claim } from '../../src/domain/repair.ts';
import { type End, openFlights } from '../../src/queue/flights.ts';
import { claimOf } from './claims.ts';

const done: End = { kind: 'outcome', outcome: { kind: 'fulfilled', note: null } };

/** Flights whose ends the test decides on. */
const open = () => {
  const inside = new Map<string, (end: End) => void>();
  const aborted: string[] = [];
  let landings = 0;
  const fly = (claim: Claim, signal: AbortSignal): Promise<End> =>
    new Promise((resolve) => {
      inside.set(claim.token, resolve);
      signal.addEventListener('abort', () => aborted.push(claim.token));
    });
  const flights = openFlights(fly, () => {
    landings += 1;
  });
  const land = async (token: string, end: End = done): Promise<void> => {
    inside.get(token)?.(end);
    await vi.waitFor(() => expect(flights.underWay()).toBe(inside.size - 1));
    inside.delete(token);
  };
  return { flights, inside, aborted, land, landings: () => landings };
};

const [one, two, three] = [claimOf(1), claimOf(2), claimOf(3)];

describe('attempts', () => {
  it('are under way from their start, as many as are started', () => {
    const { flights, inside } = open();
    expect([flights.isEmpty(), flights.underWay()]).toEqual([true, 0]);
    for (const claim of [one, two, three]) flights.start(claim);
    expect([...inside.keys()]).toEqual(['token 1', 'token 2', 'token 3']);
    expect([flights.isEmpty(), flights.underWay()]).toEqual([false, 3]);
    expect(flights.tokens()).toEqual(['token 1', 'token 2', 'token 3']);
  });

  it('are taken once they have landed, each once, and their leases are kept until then', async () => {
    const { flights, land, landings } = open();
    flights.start(one);
    flights.start(two);
    await land('token 1');
    expect([landings(), flights.tokens(), flights.isEmpty()]).toEqual([1, ['token 2', 'token 1'], false]);
    expect(flights.take()).toEqual([{ claim: one, end: done }]);
    expect([flights.take(), flights.tokens()]).toEqual([[], ['token 2']]);
    await land('token 2');
    expect([landings(), flights.isEmpty(), flights.underWay()]).toEqual([2, true, 0]);
  });

  it('that could not be recorded are taken again', async () => {
    const { flights, land } = open();
    flights.start(one);
    await land('token 1');
    flights.putBack(flights.take());
    expect([flights.tokens(), flights.take()]).toEqual([['token 1'], [{ claim: one, end: done }]]);
  });

  it('tell by which token a repair is held while it is worked on', async () => {
    const { flights, land } = open();
    flights.start(one);
    expect([flights.tokenOf(1), flights.tokenOf(2)]).toEqual(['token 1', null]);
    await land('token 1');
    expect(flights.tokenOf(1)).toBeNull();
  });
});

describe('an attempt that is called off', () => {
  it('is aborted and given up at once, counts until it has ended, and its end is nobody’s', async () => {
    const { flights, aborted, land, landings } = open();
    flights.start(one);
    expect([flights.drop('token 1'), aborted, flights.isEmpty()]).toEqual([one, ['token 1'], true]);
    expect([flights.underWay(), flights.tokens()]).toEqual([1, []]);
    await land('token 1');
    expect([landings(), flights.take()]).toEqual([0, []]);
  });

  it('is forgotten where it has landed already', async () => {
    const { flights, land } = open();
    flights.start(one);
    await land('token 1');
    expect([flights.drop('token 1'), flights.take(), flights.drop('token 1')]).toEqual([one, [], null]);
  });

  it('has no say in a later one under the same token', async () => {
    const { flights, inside, landings } = open();
    flights.start(one);
    const endFirst = inside.get('token 1');
    flights.drop('token 1');
    flights.start(one);
    endFirst?.(done);
    await vi.waitFor(() => expect(flights.underWay()).toBe(1));
    expect([landings(), flights.tokens()]).toEqual([0, ['token 1']]);
  });

  it('is one of all that are in the air, and none that has landed', async () => {
    const { flights, land, aborted } = open();
    for (const claim of [one, two, three]) flights.start(claim);
    await land('token 2');
    expect([flights.dropAll(), aborted]).toEqual([
      [one, three],
      ['token 1', 'token 3'],
    ]);
    expect(flights.take().map(({ claim }) => claim)).toEqual([two]);
  });
});
