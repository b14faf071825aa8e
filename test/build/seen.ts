import { submissionId } from '../../src/domain/ids.ts';
import type { ActiveSubmission, ItemInCustody, NoteSighting, RegistryEntry, Seen } from '../../src/domain/seen.ts';
import { aDigest } from './item.ts';
import { instant } from './note.ts';
import { dora } from './people.ts';
import { instructedAt } from './ticket.ts';

/** The submission that came before the perfect folder. */
export const firstId = submissionId('019a0000-0000-7000-8000-000000000001');

/** Where and when it came. */
export const first = {
  submission: firstId,
  label: 'T-1042 - Dora Quillfeather',
  receivedAt: instant('2010-08-19T20:00:00Z'),
} as const;

/** A desk that has seen nothing yet, or what is asked. */
export const seen = (over: Partial<Seen> = {}): Seen => ({ actives: [], custody: [], notes: [], ...over });

/** An active submission of Dora's ticket with other content than the perfect folder, or as asked. */
export const anActive = (over: Partial<ActiveSubmission> = {}): ActiveSubmission => ({
  ...first,
  digest: aDigest('1'),
  itemKeys: ['bunny:483920', 'nest:n-1182'],
  queuePlace: 3,
  ...over,
});

/** The perfect folder's bunny, held by the desk, or as asked. */
export const inCustody = (over: Partial<ItemInCustody> = {}): ItemInCustody => ({
  itemKey: 'bunny:483920',
  place: 'repair',
  submission: firstId,
  label: first.label,
  ...over,
});

/** The perfect note's text, seen before for the same ticket and instruction, or as asked. */
export const aSighting = (over: Partial<NoteSighting> = {}): NoteSighting => ({
  ...first,
  fingerprint: aDigest('f'),
  ticket: 'T-1042',
  owner: dora,
  instructedAt,
  ...over,
});

/** Dora's bunny in the registry, or as asked. */
export const anEntry = (over: Partial<RegistryEntry> = {}): RegistryEntry => ({
  itemKey: 'bunny:483920',
  name: 'Snowdrop',
  owner: dora,
  ...over,
});
