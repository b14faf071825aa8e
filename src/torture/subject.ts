import type { Random } from './random.ts';

/** The customer, the ticket and the bunny that one hostile folder is about; no two folders share a ticket or a bunny. */
export type Subject = {
  readonly ticket: string;
  readonly owner: string;
  readonly bunny: string;
  /** The folder's name as the desk asked for it. */
  readonly label: string;
};

/** What the desk's tables say of a subject: cells of `tickets.csv`, and the bunny's owner in `registry.csv`, null where it is not there. */
export type Records = {
  readonly status: string;
  readonly problem: string;
  readonly instructedAt: string;
  readonly items: string;
  readonly registeredOwner: string | null;
};

const given = [
  'Dora',
  'Oswin',
  'Juniper',
  'Marigold',
  'Tamsin',
  'Barnaby',
  'Zoé',
  '花子',
  'Ottilie',
  'Percival',
] as const;
const family = [
  'Quillfeather',
  'Larkspur',
  'Thackeray',
  'Nightingale',
  'Brookes',
  'Fernsby',
  'Müller',
  "O'Hara",
] as const;

/** A customer who sends nothing: the owner of what does not belong to the others. */
export const somebodyElse: Subject = {
  ticket: 'T-1',
  owner: 'Ember Fenwick',
  bunny: '1',
  label: 'T-1 - Ember Fenwick',
};

const nameBy = (random: Random): string => `${random.pick(given)} ${random.pick(family)}`;

/** The customer of the folder of this number, who is not called as `other` is. */
export const subjectAt = (index: number, random: Random, other: string): Subject => {
  let owner = nameBy(random);
  while (owner === other) owner = nameBy(random);
  const ticket = `T-${100_000 + index}`;
  return { ticket, owner, bunny: String(500_000 + index), label: `${ticket} - ${owner}` };
};

/** What the tables say of a customer about whom nothing is wrong. */
export const honestRecords = ({ owner, bunny }: Subject): Records => ({
  status: 'Pending-Customer',
  problem: 'off-world',
  instructedAt: '2026-10-02T09:00:00Z',
  items: `bunny:${bunny}`,
  registeredOwner: owner,
});

/** Lines of a note that an attack writes otherwise; an empty value leaves its line out. */
export type NoteLines = Partial<
  Record<'Ticket' | 'Owner' | 'Date' | 'ID' | 'Status' | 'Previous owner' | 'Problem', string>
>;

/** The note that an honest customer writes, but for what is said otherwise. */
export const noteOf = ({ ticket, owner, bunny }: Subject, over: NoteLines = {}): string => {
  const lines = {
    Ticket: ticket,
    Owner: owner,
    Date: '2026-10-03T09:30:00Z',
    Bunny: 'Snowdrop',
    ID: bunny,
    Status: 'off-world',
    'Previous owner': 'none',
    Problem: `${bunny} goes off-world every night`,
    ...over,
  };
  return Object.entries(lines)
    .map(([key, value]) => (value === '' ? '' : `${key}: ${value}\n`))
    .join('');
};
