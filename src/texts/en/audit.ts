import type { AuditWords } from '../audit-words.ts';

/** Words of the audit of the queue in English. */
export const auditWords: AuditWords = {
  causes: {
    'waits-for-another-try': 'waits for another try',
    paused: 'paused',
    'kept-in-processing': 'still in processing/ after a pause',
    'not-of-the-kinds-asked': 'repaired in another way',
    none: 'WITHOUT A CAUSE',
  },
  wrong: { 'not-waiting': 'was claimed though it did not wait', 'while-paused': 'was claimed while it was paused' },
  passedOver: (counts) => `passed over (${counts})`,
  looked: (claims, inversions) =>
    `${claims === 1 ? '1 claim' : `${claims} claims`} looked at; ${inversions} passed somebody over.`,
  inOrder: 'Everything was claimed in the order of the tickets; whoever was passed over had a cause.',
  broken: 'The order of the tickets was broken. See the lines above, and `ozma why` for the tickets that they name.',
};
