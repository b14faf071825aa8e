import { describe, expect, it } from 'vitest';
import type { Pause } from '../../src/domain/pause.ts';
import type { PauseOpening } from '../../src/store/pause-store.ts';
import type { Store } from '../../src/store/store.ts';
import { collect, importTickets, minute, ticketRow } from './builders.ts';
import type { Desk } from './contract.ts';

const ofDesk: Pick<PauseOpening, 'scope' | 'scopeKey'> = { scope: { kind: 'desk' }, scopeKey: '' };

const opening = (over: Partial<PauseOpening> = {}): PauseOpening => ({
  ...{ kind: 'operator', source: null, who: 'Yuki', why: 'deliveries fail' },
  ...{ since: minute(1), until: null, evidence: {} },
  ...ofDesk,
  ...over,
});

const platform = (source = 'grid', over: Partial<PauseOpening> = {}): PauseOpening =>
  opening({ kind: 'platform', source, who: 'ozma', why: 'an outage', evidence: { status: 'major_outage' }, ...over });

const pauseOf = (id: number, { scopeKey: _, ...given }: PauseOpening): Pause => ({ id, ...given, stage: 'holding' });

const by = (actor: string, at: number, why = 'checked') => ({ actor, why, now: minute(at) });

const eventsOf = async (store: Store) => {
  const events = await collect(store.reads.eventsOf(['pause-opened', 'pause-staged', 'pause-ended']));
  return events.map(({ at, kind, actor, ticket, body }) => ({ at, kind, actor, ticket, body }));
};

const idsOf = (pauses: readonly Pause[]) => pauses.map(({ id }) => id);

const describeRows = (makeDesk: () => Promise<Desk>): void => {
  it('are kept with all that was said of them, and their beginning and end stand in the ledger', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    const given = opening({ until: minute(90), evidence: { seen: ['a', 1, null] } });
    expect(await store.openPause(given)).toEqual(pauseOf(1, given));
    expect(await store.pauses()).toEqual([pauseOf(1, given)]);
    const ended = { ...pauseOf(1, given), endedAt: minute(5), endedBy: 'Ren', endedWhy: 'checked' };
    expect(await store.endPause({ id: 1 }, by('Ren', 5))).toEqual(ended);
    expect(await store.pauses()).toEqual([]);
    expect(await store.endedPauses({ before: null, limit: 9 })).toEqual([ended]);
    const named = { pause: 1, pauseKind: 'operator', source: null, scope: { kind: 'desk' } };
    const { why, until, evidence } = given;
    expect(await eventsOf(store)).toEqual([
      {
        ...{ at: minute(1), kind: 'pause-opened', actor: 'Yuki', ticket: null },
        body: { ...named, scopeKey: '', why, until, evidence },
      },
      {
        ...{ at: minute(5), kind: 'pause-ended', actor: 'Ren', ticket: null },
        body: { ...named, why: 'checked', since: minute(1), endedAt: minute(5) },
      },
    ]);
    expect(await store.reads.firstBrokenEvent()).toBe(null);
  });

  it('are opened once for each source, and any number of times by people', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await using other = desk.open();
    await store.openPause(platform('grid'));
    const again = await other.openPause(platform('grid', { why: 'another word', since: minute(2) }));
    expect(again).toEqual(pauseOf(1, platform('grid')));
    await store.openPause(platform('probe'));
    await store.openPause(opening());
    await other.openPause(opening());
    expect(idsOf(await store.pauses())).toEqual([1, 2, 3, 4]);
    expect((await eventsOf(store)).length).toBe(4);
  });

  it('never take a number that was used before', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await store.openPause(opening());
    await store.openPause(opening());
    await store.endPause({ id: 2 }, by('Yuki', 3));
    expect((await store.openPause(opening())).id).toBe(3);
    expect(await store.endPause({ id: 2 }, by('Yuki', 4))).toBe(null);
    expect(await store.endPause({ kind: 'platform', source: 'grid' }, by('Yuki', 4))).toBe(null);
    expect((await eventsOf(store)).length).toBe(4);
  });

  it('of a ticket, an owner or a kind keep whom they are about, and a ticket’s story tells of its own', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    await importTickets(store, [ticketRow('T-1')]);
    const scoped = [
      opening({ scope: { kind: 'ticket', ticket: 'T-1' }, scopeKey: 't-1' }),
      opening({ scope: { kind: 'owner', owner: 'Dora' }, scopeKey: 'dora' }),
      opening({ scope: { kind: 'item-kind', itemKind: 'nest' }, scopeKey: 'nest' }),
    ];
    for (const one of scoped) await store.openPause(one);
    expect(await store.pauses()).toEqual(scoped.map((one, index) => pauseOf(index + 1, one)));
    const story = await store.reads.events({ ticket: 'T-1' });
    expect(story.filter(({ kind }) => kind === 'pause-opened').map(({ body }) => body['pause'])).toEqual([1]);
  });
};

const describeEnds = (makeDesk: () => Promise<Desk>): void => {
  it('an operator’s pause survives the end of a platform pause, and the other way round, over a restart', async () => {
    await using desk = await makeDesk();
    const own = opening();
    {
      await using store = desk.open();
      await store.openPause(platform('grid'));
      await store.openPause(own);
      await store.openPause(platform('probe'));
    }
    {
      await using store = desk.open();
      expect(idsOf(await store.pauses())).toEqual([1, 2, 3]);
      await store.endPause({ kind: 'platform', source: 'grid' }, by('ozma', 4));
      expect(await store.pauses()).toEqual([pauseOf(2, own), pauseOf(3, platform('probe'))]);
      await store.endPause({ id: 2 }, by('Yuki', 5));
    }
    await using store = desk.open();
    expect(await store.pauses()).toEqual([pauseOf(3, platform('probe'))]);
  });

  it('end by ozma when their time has come, as of that time, however late it is noticed', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    const two = [opening({ until: minute(10) }), opening({ until: minute(20) })];
    for (const one of [...two, opening()]) await store.openPause(one);
    expect(await store.expirePauses(minute(9))).toEqual([]);
    expect(idsOf(await store.pauses())).toEqual([1, 2, 3]);
    const expired = await store.expirePauses(minute(10));
    expect(expired).toEqual([
      { ...pauseOf(1, opening({ until: minute(10) })), endedAt: minute(10), endedBy: 'ozma', endedWhy: 'expired' },
    ]);
    expect((await store.expirePauses(minute(500))).map(({ id, endedAt }) => [id, endedAt])).toEqual([[2, minute(20)]]);
    expect(idsOf(await store.pauses())).toEqual([3]);
    const ends = (await eventsOf(store)).filter(({ kind }) => kind === 'pause-ended');
    expect(ends.map(({ at, actor, body }) => [at, actor, body['pause'], body['why'], body['endedAt']])).toEqual([
      [minute(10), 'ozma', 1, 'expired', minute(10)],
      [minute(500), 'ozma', 2, 'expired', minute(20)],
    ]);
  });

  it('are listed after their end, the youngest end first, in pages', async () => {
    await using desk = await makeDesk();
    await using store = desk.open();
    for (let n = 0; n < 5; n += 1) await store.openPause(opening());
    for (const [id, at] of [
      [3, 10],
      [1, 11],
      [5, 12],
      [2, 12],
      [4, 9],
    ] as const) {
      await store.endPause({ id }, by('Yuki', at));
    }
    const first = await store.endedPauses({ before: null, limit: 2 });
    const second = await store.endedPauses({ before: first.at(-1)?.id ?? null, limit: 2 });
    const third = await store.endedPauses({ before: second.at(-1)?.id ?? null, limit: 2 });
    expect([first, second, third].map(idsOf)).toEqual([[5, 2], [1, 3], [4]]);
  });
};

/** Pauses as rows: each holder ends its own, and a restart changes nothing (product.md 10). */
export const describePauses = (makeDesk: () => Promise<Desk>): void => {
  describe('pauses', () => {
    describeRows(makeDesk);
    describeEnds(makeDesk);
  });
};
