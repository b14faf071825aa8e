const strict = new TextDecoder('utf-8', { fatal: true });

/** Strictly decoded UTF-8 without a leading BOM; null where the bytes are not UTF-8. */
export const decodeUtf8 = (bytes: Uint8Array): string | null => {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
};
