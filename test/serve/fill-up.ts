import { writeFileSync } from 'node:fs';

/** Writes until the disk is full. */
export const fillUp = (file: string): void => {
  for (const size of [4_000_000, 100_000, 4096, 1]) {
    for (;;) {
      try {
        writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
      } catch {
        break;
      }
    }
  }
};
