import type { CheckWords } from '../check-words.ts';
import { counted } from '../counted.ts';

const some = (count: number, one: string, many: string): string => `${counted(count)} ${count === 1 ? one : many}`;

/** What `ozma check` says, in English. */
export const checkWords: CheckWords = {
  ready: (ready, folders) => `${counted(ready)} of ${some(folders, 'folder', 'folders')} ready`,
  manifest: (rows, found) =>
    `manifest: ${some(rows, 'row', 'rows')}, ${found.length === 0 ? 'and everything agrees' : found.join(', ')}`,
  faults: {
    MANIFEST_MISSING: (count) => `${counted(count)} missing`,
    MANIFEST_UNLISTED: (count) => `${counted(count)} unlisted`,
    MANIFEST_ALTERED: (count) => `${counted(count)} altered`,
    MANIFEST_REPEATED: (count) => `${counted(count)} repeated`,
    MANIFEST_INVALID: (count) => `${counted(count)} invalid`,
  },
  waivedFaults: (count) => `${counted(count)} waived`,
  groups: {
    rows: 'Rows of the manifest that cannot be used:',
    missing: 'Folders that the manifest lists and that did not come:',
  },
  more: (count) => `and ${counted(count)} more`,
  readingManifest: 'reading manifest',
  unjudged: 'could not be judged',
  expired: ({ place, code, of, until }) =>
    `${place}: the waiver of ${code} for ${of} ended ${until} and does not count`,
  unused: ({ place, code, of }) => `${place}: the waiver of ${code} for ${of} was not needed`,
  failedWritten: (rows, file) => `${some(rows, 'row', 'rows')} to be mended and sent again: ${file}`,
  nothingFailed: 'No rows are to be mended and sent again; no file was written.',
  failedEmptied: (file) => `No rows are to be mended and sent again: ${file} from before has only its header now.`,
  failedUnreadable: (count) =>
    `${some(count, 'row of the manifest cannot be read and is', 'rows of the manifest cannot be read and are')} not among them: mend the lines told above.`,
  leftOut: {
    'unsafe-name': (place) => `${place}: left out; a manifest cannot hold a name that Windows cannot use`,
    twin: (place) => `${place}: left out; its name is another’s but for upper and lower case, or for Unicode form`,
    empty: (place) => `${place}: left out; there is nothing in it to list`,
    'no-folder': (place) => `${place}: left out; it lies in no folder`,
    'no-file': (place) => `${place}: left out; it is no ordinary file`,
    unread: (place) => `${place}: left out; it could not be read, or is over the limits`,
  },
};
