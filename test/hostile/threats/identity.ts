import { type Threat, tortured } from './threat.ts';

/** Who sends what. */
export const identity: Readonly<Record<string, Threat>> = {
  I1: {
    threat: 'a label of somebody else’s ticket',
    outcome: 'OWNER_MISMATCH, in the words of an unknown ticket',
    proofs: [['texts/non-owner.test.ts', 'says of a ticket of somebody else what it says of none'], tortured],
  },
  I2: {
    threat: 'a note by somebody else than the owner',
    outcome: 'NOTE_AUTHOR_OTHER or NOTE_AUTHOR_STRANGER; a receipt’s proof goes before the text',
    proofs: [tortured],
  },
  I3: {
    threat: 'a note of an earlier ticket, or in another folder',
    outcome: 'NOTE_REUSED',
    proofs: [
      ['hostile/rows/identity.test.ts', 'a note that was good for one ticket is no note for another, whoever sends it'],
      tortured,
    ],
  },
  I4: {
    threat: 'the ticket’s owner changes between judging and recording',
    outcome: 'the record is stale and the folder is judged anew',
    proofs: [['store/contract-record.ts', 'is stale after the tickets have changed']],
  },
  I5: {
    threat: 'a ticket that is closed, or asks for nothing',
    outcome: 'TICKET_CLOSED, NOT_INSTRUCTED',
    proofs: [tortured],
  },
  I6: {
    threat: 'an item that the ticket does not name, or one of the ticket’s that is missing',
    outcome: 'ITEM_UNREFERENCED for that item; ITEM_MISSING as advice',
    proofs: [tortured],
  },
  I7: {
    threat: 'the same folder four times, under another label, a byte changed',
    outcome: 'one accepted; DUPLICATE; RESEND_CHANGED',
    proofs: [
      [
        'hostile/rows/identity.test.ts',
        'of a folder that is sent four times a day, under another label and with a byte changed, exactly one is accepted',
      ],
      tortured,
    ],
  },
  I8: {
    threat: 'two processes judge the same folder at once',
    outcome: 'one accepted, one DUPLICATE, one place in the queue',
    proofs: [
      [
        'hostile/rows/identity.test.ts',
        'of a folder that two processes judge at the same moment, one is accepted and one a duplicate, and each has one place',
      ],
      [
        'store/contract-record.ts',
        'of two processes that judged on the same state lets one through, and writes nothing of the other',
      ],
    ],
  },
  I9: {
    threat: 'somebody probes whose ticket or item it is',
    outcome: 'the same words for another’s as for none',
    proofs: [
      ['texts/non-owner.test.ts', 'names nobody and no id that the sender did not send'],
      ['texts/non-owner.test.ts', 'is the same for the real rules with and without the ticket'],
    ],
  },
  I10: {
    threat: 'repeats with one idempotency key over HTTP',
    outcome: 'ozma takes nothing in over HTTP yet',
    proofs: [],
  },
};
