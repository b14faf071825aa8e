import type { LedgerWords } from '../ledger-words.ts';

/** Words of the ledger and its heads in English. */
export const ledgerWords: LedgerWords = {
  heads: { desk: 'Desk', seq: 'Number', hash: 'Hash', at: 'Instant' },
  looking: 'ledger',
  appended: (file, seq) => `Head #${seq} is kept in ${file}.`,
  alreadyKept: (file) => `The newest head in ${file} says the same already.`,
  onlyOtherDesks: (file) =>
    `Note: ${file} keeps heads of other desks, and none of this one. Unless this desk is new, its ledger was replaced.`,
  torn: (file, line) =>
    `Note: line ${line} of ${file} was cut off while it was written. It stays; what follows begins a new line.`,
  unreadable: (file, line, why) => `Note: line ${line} of ${file} is no head: ${why}.`,
  lost: {
    changed: (seq, line) => `Head #${seq}, kept in line ${line}: the ledger has another event of that number now.`,
    gone: (seq, line, end) =>
      `Head #${seq}, kept in line ${line}: the ledger has no such event; it ends with #${end} now.`,
  },
  broken: (seq) => `Event #${seq} is not chained to the one before it.`,
  rolledBack: (file) =>
    `The ledger was cut, rolled back or computed anew since these heads were kept. Nothing was appended. See: ozma verify --heads ${file}`,
  notChained: 'Nothing was appended. See: ozma verify --ledger',
  post: {
    arrived: (place, status) => `Posted to ${place}: ${status}.`,
    redirected: (status, to) => `it answered ${status}, a redirect${to}; none is followed`,
    refused: (status, said) => `it answered ${status}${said}`,
    late: (seconds) => `no answer within ${seconds} s`,
    noAnswer: (why) => `no answer: ${why}`,
    failed: (place, why) => `The head did not arrive at ${place}: ${why}.`,
  },
  noEvents: 'The ledger has no such events.',
  earlier: (count) => `${count} more before these: give --limit, or --from for all from a number on.`,
};
