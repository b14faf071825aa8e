/** Words for whose time it was. */
export type ClockWords = {
  readonly heading: string;
  readonly ticket: string;
  readonly submission: string;
  /** A number of whole seconds, to the second. */
  readonly duration: (seconds: number) => string;
  readonly running: (wall: string, from: string) => string;
  readonly ended: (wall: string, from: string, to: string) => string;
  readonly sides: (of: { readonly ours: string; readonly customer: string; readonly platform: string }) => string;
  /** Time in which the ticket was closed, which counts to nobody. */
  readonly closed: (duration: string) => string;
  /** Stands where a ticket was closed before it was known here. */
  readonly untold: string;
  readonly ofOpenTickets: (count: number) => string;
};
