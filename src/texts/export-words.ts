import type { LedgerHead } from '../domain/ledger.ts';

/** Words for exports; all that is told in them is shown already. */
export type ExportWords = {
  readonly unknownTicket: (ticket: string) => string;
  readonly rowsIn: (directory: string, rows: number, submissions: number) => string;
  readonly eventsIn: (directory: string, events: number) => string;
  readonly head: (head: LedgerHead) => string;
  readonly seal: (seal: string) => string;
  readonly keepApart: (directory: string) => string;
};
