import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The name of a draft of what will be called `base`: hidden, and with the process that writes it, so that others see whether it still does. */
export const draftName = (base: string): string => `.${base}.${process.pid}.${randomBytes(6).toString('hex')}.part`;

/** Whether a process of this machine runs under that number; one of somebody else does too. */
const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const writerOf = (name: string, base: string): number | null => {
  if (!name.startsWith(`.${base}.`)) return null;
  const [, pid] = /^(\d{1,10})\.[0-9a-f]{12}\.part$/u.exec(name.slice(base.length + 2)) ?? [];
  return pid === undefined ? null : Number(pid);
};

/** Takes away the drafts of `base` in a directory whose processes were killed before they could do so themselves. */
export const removeAbandonedDrafts = async (dir: string, base: string): Promise<void> => {
  for (const name of await readdir(dir).catch(() => [])) {
    const pid = writerOf(name, base);
    if (pid !== null && !isRunning(pid)) await rm(join(dir, name), { recursive: true, force: true });
  }
};
