import type { LinkedEvent } from '../../store/snapshot.ts';
import type { Row } from './table.ts';

/** The row of one event, exactly as it is stored. */
export const ledgerRow = ({ seq, at, kind, actor, submission, ticket, body, previous, hash }: LinkedEvent): Row => [
  `${seq}`,
  at,
  kind,
  actor,
  submission ?? '',
  ticket ?? '',
  body,
  previous,
  hash,
];
