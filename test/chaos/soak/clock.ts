import { globSync, writeFileSync } from 'node:fs';

/** A process's clock that can be set; the time that only goes on stays true. */
export type Clock = {
  readonly env: Readonly<Record<string, string>>;
  /** Sets it so many seconds before or after the true one. */
  readonly set: (seconds: number) => void;
};

const [library] = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1');

/** Whether clocks can be set here: that takes Debian's package `faketime`. */
export const canSetClocks: boolean = library !== undefined;

/** Opens a clock that obeys a file. */
export const openClock = (file: string): Clock => {
  const set = (seconds: number): void => writeFileSync(file, `${seconds < 0 ? '' : '+'}${seconds}\n`);
  set(0);
  return {
    env: {
      LD_PRELOAD: library ?? '',
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      FAKETIME_CACHE_DURATION: '1',
    },
    set,
  };
};
