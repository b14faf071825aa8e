import type { Writable } from 'node:stream';
import type { Instant } from '../domain/instant.ts';
import type { Language } from '../texts/languages.ts';

/** Exit statuses (product.md 8): done and nothing found, done and something was found, the call or configuration is wrong, a fault. */
export type ExitStatus = 0 | 1 | 2 | 3;

/** One call of a command: what every command is given besides its own arguments. */
export type Call = {
  /** Directory named by `--desk`, or null. */
  readonly desk: string | null;
  /** Language named by `--lang`, or null where the desk or the default says. */
  readonly lang: Language | null;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly progress: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly now: () => Instant;
};

/** The language of a call: by `--lang`, else the desk's. */
export const languageOf = (call: Call, desk: Language): Language => call.lang ?? desk;

/** Runs a command with what its call is given, and remembers the exit status. */
export type Act = (work: (call: Call) => Promise<ExitStatus>) => Promise<void>;

/** What a run needs of its process. */
export type Host = Pick<NodeJS.Process, 'env' | 'stdout' | 'stderr' | 'cwd'>;
