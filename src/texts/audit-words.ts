import type { PassedBecause, WrongClaim } from '../domain/queue-audit.ts';

/** Words of `ozma queue audit`. */
export type AuditWords = {
  readonly causes: Readonly<Record<PassedBecause, string>>;
  readonly wrong: Readonly<Record<WrongClaim['why'], string>>;
  readonly passedOver: (counts: string) => string;
  readonly looked: (claims: number, inversions: number) => string;
  readonly inOrder: string;
  readonly broken: string;
};
