const depth = 5;

/**
 * The name that the system or the network gives to a fault (`ECONNREFUSED`), sought in its causes; null where it has none. Never a message: those of
 * fetch may hold an address with a password in it.
 */
export const faultCodeOf = (error: unknown): string | null => {
  let at: unknown = error;
  for (let step = 0; step < depth && at instanceof Error; step += 1) {
    if ('code' in at && typeof at.code === 'string' && at.code !== '') return at.code;
    // A name with several addresses fails with one error for each.
    at = at instanceof AggregateError ? at.errors[0] : at.cause;
  }
  return null;
};

/** The code of a fault, else the name of its class. */
export const faultNameOf = (error: unknown): string =>
  faultCodeOf(error) ?? (error instanceof Error ? error.name : 'Error');
