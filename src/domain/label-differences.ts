import type { LabelDifference } from './reason.ts';

/** Placeholder until the alignment stands here. */
export const labelDifferences = (found: string, asked: string): readonly LabelDifference[] => [
  { position: 1, found, asked },
];
