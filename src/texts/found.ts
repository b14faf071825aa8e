/** What is found in place of a judged file that is no file any more, as the ledger holds it. */
export const foundNothing = 'nothing: the file is gone, or is a link or no file any more';

/** What is found in place of a judged file where its length differs, as the ledger holds it. */
export const foundOfLength = (bytes: number, judged: number): string => `a file of ${bytes} bytes instead of ${judged}`;

/** The two lengths in what `foundOfLength` says. */
export const foundLengths = /^a file of (\d+) bytes instead of (\d+)$/u;
