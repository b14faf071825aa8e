import type { Policy } from '../../src/domain/policy.ts';

/** The policy of a pet desk that compares plain names. */
export const aPolicy = (over: Partial<Policy> = {}): Policy => ({
  kinds: [
    {
      name: 'bunny',
      aliases: ['バニー', 'うさぎ'],
      idPattern: '[0-9]+',
      needsName: true,
      required: ['ID', 'Status', 'Previous owner'],
    },
    { name: 'nest', aliases: ['巣'], idPattern: 'N-[0-9]+', needsName: false, required: ['ID', 'Status', 'Parents'] },
  ],
  noteAliases: {},
  nameRule: 'plain',
  labelTemplate: '{ticket} - {owner}',
  ticketPattern: 'T-[0-9]+',
  timeZone: 'UTC',
  limits: { files: 1000, bytes: 100_000_000, depth: 8, noteBytes: 65_536 },
  futureHours: 24,
  ...over,
});
