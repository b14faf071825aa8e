import { hashPattern, idPattern, instant, text, whole } from './column.ts';
import type { Column } from './table.ts';

const hash = { required: true, pattern: hashPattern } as const;

/** The columns of `ledger.csv` in their order: an event as it is stored, and the hash of the one before it. */
export const ledgerTable: readonly Column[] = [
  whole(['seq', 'number of the event, from 1'], { required: true, unique: true, minimum: 1 }),
  instant(['at', 'when it happened'], { required: true }),
  text(['kind', 'what happened'], { constraints: { required: true } }),
  text(['actor', 'ozma for what the program did by itself, else the person who did it'], {
    personal: 'actor',
    constraints: { required: true },
  }),
  text(['submission', 'id of the submission that it is about; empty if none'], { constraints: { pattern: idPattern } }),
  text(['ticket', 'number of the ticket that it is about; empty if none']),
  {
    name: 'body',
    type: 'object',
    description: 'all else that is told of it: canonical JSON (RFC 8785)',
    personal: 'body',
    constraints: { required: true },
  },
  text(['previous', 'hash of the event before it; 64 zeros for the first'], { constraints: hash }),
  text(['hash', 'SHA-256 over the hash of the event before it and all of the above'], { constraints: hash }),
];
