import type { Instant } from '../domain/instant.ts';
import { type EndedPause, type Pause, pauseEnds } from '../domain/pause.ts';
import type { WeeklyWindow } from '../running-config.ts';
import type { PauseStore } from '../store/pause-store.ts';
import { type OpenWindow, openWindows } from './weekly-window.ts';

/** The part of a store that keeping pauses needs. */
export type KeepPausesStore = Pick<PauseStore, 'pauses' | 'openPause' | 'endPause' | 'expirePauses' | 'endedPauses'>;

/** A pause that began or ended by itself. */
export type PauseNews =
  | { readonly kind: 'opened'; readonly pause: Pause }
  | { readonly kind: 'ended'; readonly pause: EndedPause };

const pageSize = 50;

const isWindowsOwn = (pause: Pause, { window, since, until }: OpenWindow): boolean =>
  pause.source === window.name && pause.since === since && pause.until === until;

/** Whether a person ended this pause, rather than its time or the configuration. */
const isTakenAway = ({ endedWhy, endedBy }: EndedPause): boolean =>
  endedBy !== 'ozma' || (endedWhy !== pauseEnds.expired && endedWhy !== pauseEnds.unscheduled);

/** Whether a person has already ended the pause of this very opening of the window: it is not opened again. */
const isWaived = async (store: KeepPausesStore, { window, since }: OpenWindow): Promise<boolean> => {
  let before: number | null = null;
  for (;;) {
    const page: readonly EndedPause[] = await store.endedPauses({ before, limit: pageSize });
    const own = page.filter((pause) => pause.kind === 'schedule' && pause.source === window.name);
    if (own.some((pause) => pause.since === since && isTakenAway(pause))) return true;
    const last = page.at(-1);
    if (page.length < pageSize || last === undefined || last.endedAt < since) return false;
    before = last.id;
  }
};

const openingOf = ({ window, since, until }: OpenWindow) => ({
  kind: 'schedule' as const,
  source: window.name,
  scope: { kind: 'desk' as const },
  scopeKey: '',
  who: 'ozma',
  why: window.why,
  since,
  until,
  evidence: { days: window.days, from: window.from, to: window.to, timeZone: window.timeZone },
});

const opened = async (store: KeepPausesStore, window: OpenWindow): Promise<readonly PauseNews[]> =>
  (await isWaived(store, window)) ? [] : [{ kind: 'opened', pause: await store.openPause(openingOf(window)) }];

/** Ends the schedule's pauses whose window is not in the configuration any more, or is another one there now. */
const endStale = async (
  store: KeepPausesStore,
  stale: readonly Pause[],
  now: Instant,
): Promise<readonly PauseNews[]> => {
  const by = { actor: 'ozma', why: pauseEnds.unscheduled, now };
  const ended = await Promise.all(stale.map(({ id }) => store.endPause({ id }, by)));
  return ended.flatMap((pause) => (pause === null ? [] : [{ kind: 'ended' as const, pause }]));
};

/**
 * Brings the pauses up to date with the time and the weekly schedule: ends those whose time has come, opens a pause for each window that is open,
 * and ends those of windows that are gone or changed. A window's pause that a person has ended stays away until the window opens anew. To be called
 * before anything is claimed or moved, and every few seconds; it is cheap while there is nothing to do.
 */
export const keepPauses = async (
  store: KeepPausesStore,
  schedule: readonly WeeklyWindow[],
  now: Instant,
): Promise<readonly PauseNews[]> => {
  const expired = await store.expirePauses(now);
  const news: PauseNews[] = expired.map((pause) => ({ kind: 'ended', pause }));
  const held = (await store.pauses()).filter(({ kind }) => kind === 'schedule');
  const open = openWindows(schedule, now);
  const stale = held.filter((pause) => !open.some((window) => isWindowsOwn(pause, window)));
  news.push(...(await endStale(store, stale, now)));
  for (const window of open) {
    if (held.some((pause) => isWindowsOwn(pause, window))) continue;
    news.push(...(await opened(store, window)));
  }
  return news;
};
