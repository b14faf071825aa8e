import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A process that swaps names of an arena as fast as it can. */
export type Swapping = { readonly stop: () => Promise<number> };

/** Starts the swapper of an arena's directory; stopping it answers how often it swapped a name for a link and back. */
export const startSwapping = async (dir: string): Promise<Swapping> => {
  const child = fork(new URL('./swapper.ts', import.meta.url), [dir]);
  await once(child, 'message');
  return {
    stop: async () => {
      const told = once(child, 'message');
      const gone = once(child, 'exit');
      child.send('stop');
      const [swaps] = await told;
      await gone;
      return Number(swaps);
    },
  };
};
