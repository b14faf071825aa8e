/**
 * Remembers what is found of the arrival (or ticket) at hand, for rules that are asked once for each item. One is remembered, not all: a judge looks at
 * one arrival at a time, and a weak map for millions of them costs more than the finding.
 */
export const forTheOneAtHand = <K extends object, V>(find: (of: K) => V): ((of: K) => V) => {
  let last: { readonly of: K; readonly found: V } | null = null;
  return (of) => {
    if (last === null || last.of !== of) last = { of, found: find(of) };
    return last.found;
  };
};
