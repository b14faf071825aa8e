/** How long what is left of a process gets to end by itself once its command has ended, in milliseconds. */
const leftMs = 5000;

const why =
  'ozma: a thread hangs in the system and cannot be ended, so the process ends itself by SIGKILL. What was done is recorded.\n';

/**
 * Ends a process whose command has ended and that something still keeps alive: a thread that is blocked in a system call (an item on a dead network
 * share, a FIFO) can neither be ended nor does Node ever stop waiting for it. A process that ends by itself never comes to this.
 */
export const endAnyway = (process: Pick<NodeJS.Process, 'pid' | 'kill' | 'stderr'>): void => {
  const end = (): void => {
    process.stderr.write(why, () => process.kill(process.pid, 'SIGKILL'));
  };
  setTimeout(end, leftMs).unref();
};
