/** Placeholder until the Unicode table stands here. */
export const caseFold = (text: string): string => text.toLowerCase();
