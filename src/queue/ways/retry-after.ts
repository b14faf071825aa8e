/** An HTTP date as servers have to write it (RFC 9110, 5.6.7). */
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** How long `Retry-After` (RFC 9110, 10.2.3: seconds or a date) asks to wait, in milliseconds; null where it says nothing that can be read. */
export const retryAfterMs = (header: string | undefined, nowMs: number): number | null => {
  const value = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  if (!httpDate.test(value)) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
};
