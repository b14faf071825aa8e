import type { Line } from './figures.ts';

/** How large a target is measured: as it says, smaller for a quick look, larger for the whole. */
export type Scale = 'quick' | 'usual' | 'full';

/** What a target is measured with. */
export type Bench = {
  readonly scale: Scale;
  readonly runs: number;
  /** A directory for what is made and thrown away. */
  readonly dir: string;
  /** A directory that is made once by `make` and kept from run to run, where one is named for that; it is never written to after. */
  readonly kept: (name: string, make: (dir: string) => Promise<void>) => Promise<string>;
  /** The command line of ozma with arguments. */
  readonly ozma: (...args: readonly string[]) => readonly string[];
  readonly tell: (text: string) => void;
};

/** One of the targets of speed: its name for `--only`, and how it is measured. */
export type Target = {
  readonly name: string;
  readonly measure: (bench: Bench) => Promise<readonly Line[]>;
};

/** A figure as people write it. */
export const many = (count: number): string => count.toLocaleString('en').replaceAll(',', ' ');
