/** The limits of the desk that is made: low, so that what is over them is small. */
export const limits = { files: 200, bytes: 50_000_000, depth: 8, noteBytes: 65_536 } as const;

/** The key by which an intake of that desk signs its receipts; it guards nothing. */
export const receiptKey = 'torture';
