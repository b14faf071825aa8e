import { type FSWatcher, watch } from 'node:fs';

/**
 * Hints that something came into the inbox. They only shorten the wait for the next scan, which is the truth: a watch loses events without a word
 * under a burst, and goes blind when its directory is replaced. One watch of the inbox itself is enough, for what arrives is an entry of it.
 */
export type InboxHints = Disposable & {
  /** Watches the directory that is there now; `identity` tells it from the one before. */
  readonly follow: (identity: string) => void;
};

/** Opens hints for an inbox. Where the system has no watch left, there are none, and the scan finds everything a little later. */
export const openInboxHints = (inboxDir: string, onHint: () => void): InboxHints => {
  let followed: { readonly identity: string; readonly watcher: FSWatcher } | null = null;
  const end = (): void => {
    followed?.watcher.close();
    followed = null;
  };
  return {
    follow: (identity) => {
      if (followed?.identity === identity) return;
      end();
      try {
        const watcher = watch(inboxDir, { persistent: false }, onHint);
        watcher.on('error', end);
        followed = { identity, watcher };
      } catch {
        // No watch to be had (EMFILE, ENOSPC): the scan does without.
      }
    },
    [Symbol.dispose]: end,
  };
};
