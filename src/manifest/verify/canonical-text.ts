import canonicalize from 'canonicalize';

const hasSortedKeys = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(hasSortedKeys);
  let before = '';
  for (const [key, member] of Object.entries(value)) {
    if (key < before || !hasSortedKeys(member)) return false;
    before = key;
  }
  return true;
};

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
