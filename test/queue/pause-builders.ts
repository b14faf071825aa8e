import { type Instant, instantAt } from '../../src/domain/instant.ts';
import type { Signal } from '../../src/domain/stability.ts';
import type { WeeklyWindow } from '../../src/running-config.ts';

/** Every Tuesday from 05:00 to 07:00 in Tokyo: from 20:00 to 22:00 on Monday in Greenwich. */
export const restarts: WeeklyWindow = {
  name: 'restarts',
  days: ['tue'],
  from: '05:00',
  to: '07:00',
  timeZone: 'Asia/Tokyo',
  why: 'the regions are restarted',
};

/** An instant of Monday, 5 October 2026 in Greenwich, or so many days later. */
export const monday = (time: string, days = 0): Instant =>
  instantAt(Date.parse(`2026-10-05T${time}Z`) + days * 86_400_000);

/** What is remembered of a source in a stage. */
export const signal = (stage: Signal['stage'], since: Instant): Signal => ({
  ...{ source: 'grid', stage, stageSince: since, recent: [], lastTroubleAt: null, last: null },
  ...{ unknownSince: null, memory: {} },
});
