import canonicalize from 'canonicalize';

/** A loop over names alone: this is asked of every event of a ledger. */
const hasSortedKeys = (value: object): boolean => {
  if (Array.isArray(value)) return value.every((member) => typeof member !== 'object' || isSorted(member));
  const keys = Object.keys(value);
  for (let index = 1; index < keys.length; index += 1) {
    if ((keys[index] ?? '') < (keys[index - 1] ?? '')) return false;
  }
  return Object.values(value).every((member: unknown) => typeof member !== 'object' || isSorted(member));
};

const isSorted = (value: object | null): boolean => value === null || hasSortedKeys(value);

/** Whether a text is a JSON object in its canonical form (RFC 8785), as the bodies of events are hashed. */
export const isCanonicalObject = (text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    // Numbers and escapes are those of ECMAScript (RFC 8785, 3.2.2): what is written again as it was has them so, and takes a tenth of the time.
    return (JSON.stringify(value) === text && hasSortedKeys(value)) || canonicalize(value) === text;
  } catch {
    return false;
  }
};
