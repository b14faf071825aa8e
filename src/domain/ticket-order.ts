const digitRun = /[0-9]+/gu;
const leadingZero = /(?<![0-9])0[0-9]/u;

/**
 * A text that sorts byte by byte as ticket numbers sort for people: `t-9` before `t-10` (product.md 10). Takes an `idKey`; different keys
 * never get the same text.
 */
export const ticketOrderKey = (key: string): string => {
  const natural = key.replace(digitRun, (digits) => {
    const figures = digits.replace(/^0+(?=[0-9])/u, '');
    return `${String(figures.length).padStart(3, '0')}${figures}`;
  });
  return leadingZero.test(key) ? `${natural}\u0001${key}` : natural;
};
