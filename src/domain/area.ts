/** One of the two areas that people decide about. */
export type DecidedArea = 'held' | 'trash';

/**
 * Why a person's decision about held or trashed things is refused. `detained`: a pause keeps the folder in `processing/` still. `in-repair`: the same
 * item, sent before, is being repaired or about to go back. `was-rejected`: what was rejected is not accepted by hand; it can go back, or come again
 * under a waiver.
 */
export type AreaRefusal =
  | 'unknown'
  | 'not-there'
  | 'paused'
  | 'detained'
  | 'in-repair'
  | 'no-ticket'
  | 'ticket-closed'
  | 'was-rejected'
  | 'file-gone'
  | 'grace-over'
  | 'grace-runs';

/** How long trashed things can be taken out again (product.md 1): 31 days. */
export const trashGraceMs = 31 * 24 * 60 * 60 * 1000;
