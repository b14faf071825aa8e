/** What not every machine, file system or user can make. */
export const needs = [
  'symbolic-links',
  'hard-links',
  'fifos',
  'sockets',
  'devices',
  'sparse-files',
  'names-of-bytes',
  'names-alike',
  'unreadable-files',
] as const;

/** One thing that not every machine can make. */
export type Need = (typeof needs)[number];

/** Words of `ozma torture`; all that is told in them is shown already. */
export type TortureWords = {
  readonly making: string;
  readonly made: (folders: number, dir: string) => string;
  readonly needs: Readonly<Record<Need, string>>;
  readonly leftOut: (folders: number, need: string, why: string) => string;
  readonly next: readonly (readonly [command: string, what: string])[];
};
