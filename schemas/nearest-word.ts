/** Number of single edits (insert, delete, replace, swap neighbours) between two words. */
const distance = (a: string, b: string): number => {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const steps = [
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        ...(isSwap ? [(beforeLast[column - 2] ?? 0) + 1] : []),
      ];
      current.push(Math.min(...steps));
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
};

// Longer words cannot be near to any key of ozma; comparing them would only take time.
const longestWord = 64;

/** The known word that somebody most likely meant, in any case and with a few letters wrong; null when none is near. */
export const nearestWord = (word: string, known: readonly string[]): string | null => {
  if (word.length > longestWord) return null;
  const lowered = word.toLowerCase();
  const near = known
    .map((one) => ({ one, edits: distance(lowered, one.toLowerCase()) }))
    .filter(({ one, edits }) => edits <= Math.max(1, Math.floor(Math.max(one.length, lowered.length) / 3)))
    .sort((a, b) => a.edits - b.edits);
  return near[0]?.one ?? null;
};
