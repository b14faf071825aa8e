/** How repairs are claimed and tried again where the desk says nothing: seconds, hours for a lease by hand. */
export const defaultQueue = {
  lease: 30,
  handLease: 8,
  attempts: 5,
  backoff: 30,
  longestBackoff: 3600,
} as const;

/** Seconds that an attempt may take, between two scans of the inbox, and for repairs in flight at the end of `serve`. */
export const defaultRunning = { timeLimit: 300, scan: 5, drain: 20 } as const;

/** The watch over the platform where the desk says nothing. */
export const defaultStability = {
  every: 60,
  timeout: 10,
  impact: 'partial_outage',
  maintenance: 'pause',
  failures: { owners: 3, minutes: 10 },
  noProgress: { owners: 2, minutes: 10 },
  bad: 2,
  of: 3,
  good: 3,
  quiet: 300,
} as const;
