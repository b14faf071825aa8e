import type { Waiver } from '../../src/domain/waiver.ts';
import { instant } from './note.ts';

/** Yuki's exception for Dora's ticket, in force when the perfect folder is judged, or as asked. */
export const aWaiver = (over: Partial<Waiver> = {}): Waiver => ({
  id: 7,
  ticket: 'T-1042',
  code: 'NOTE_STALE',
  itemKey: null,
  onlyFor: null,
  by: 'Yuki',
  why: 'asked twice',
  since: instant('2010-08-19T00:00:00Z'),
  until: instant('2010-09-19T00:00:00Z'),
  ...over,
});
