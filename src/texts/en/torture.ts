import type { TortureWords } from '../torture-words.ts';

const counted = (folders: number): string => (folders === 1 ? '1 folder' : `${folders} folders`);

/** Words of `ozma torture` in English. */
export const tortureWords: TortureWords = {
  making: 'Making folders',
  made: (folders, dir) => `Made ${counted(folders)} in ${dir}: expected.jsonl there says what must become of each.`,
  needs: {
    'symbolic-links': 'symbolic links',
    'hard-links': 'hard links',
    fifos: 'FIFOs',
    sockets: 'sockets',
    devices: 'devices',
    'sparse-files': 'sparse files',
    'names-of-bytes': 'names that are no text',
    'names-alike': 'names that differ in Unicode form or case alone',
    'unreadable-files': 'files that cannot be read',
  },
  leftOut: (folders, need, why) => `Left out ${counted(folders)}: there can be no ${need} here (${why}).`,
  next: [
    ['check DIR/inbox', 'judge them without changing anything'],
    ['ingest', 'judge them for real'],
  ],
};
