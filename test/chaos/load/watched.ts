import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Seconds of the processor that the first thread of a process has used. */
const usedSeconds = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/task/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

type Watched = { readonly isDone: () => boolean; readonly longestBeat: () => number; readonly close: () => void };

/**
 * Follows a desk from outside: whether so many folders are repaired and back, and how much work lay between two signs of life, in seconds of the processor.
 */
export const watch = (desk: string, { pid, folders }: { readonly pid: number; readonly folders: number }): Watched => {
  const db = new Database(join(desk, 'ozma.db'), { readonly: true });
  const back = db.prepare<[], number>(`select count(*) from submission where place = 'returned'`).pluck();
  const beat = db.prepare<[], string>('select beat_at from serve_state').pluck();
  let last = { at: '', used: usedSeconds(pid) };
  let longest = 0;
  return {
    isDone: () => {
      const [at, used] = [beat.get() ?? '', usedSeconds(pid)];
      longest = Math.max(longest, used - last.used);
      if (at !== last.at) last = { at, used };
      return back.get() === folders;
    },
    longestBeat: () => longest,
    close: () => db.close(),
  };
};
