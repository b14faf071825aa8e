import type { RowFault } from '../../domain/batch-reason.ts';
import { shown } from '../shown.ts';
import type { CodeBook } from '../words.ts';
import { quoted } from './phrases.ts';

/** What is wrong with a row of a batch manifest. */
const rowFaultWords: Readonly<Record<RowFault, string>> = {
  'not-utf-8': 'it is not UTF-8 text',
  'broken-row': 'it is no row that can be read',
  'unknown-line': 'it is no line of a list of SHA-256 hashes',
  'too-few-cells': 'it has fewer cells than the header',
  'too-many-cells': 'it has more cells than the header',
  empty: 'the cell is empty',
  'not-a-hash': 'it is no SHA-256 of 64 hex digits',
  'not-a-size': 'it is no whole number of bytes',
  'bad-encoding': 'it has a percent sign that encodes nothing',
  'escaping-path': 'the path leads out of the folder',
  'unsafe-name': 'Windows cannot have a file of this name',
  'no-folder': 'the path names no file inside a folder',
  'other-ticket': 'the folder is for another ticket',
  'other-item': 'the file is another item',
};

/** Words for what a batch manifest and the folders that came do not agree on. */
export const manifestCodes = {
  MANIFEST_MISSING: {
    title: 'Listed, but not there',
    because: 'What a sender lists and what arrives must be the same, or something was lost on the way.',
    remedy: 'Send what is missing, or take its row out of the manifest.',
    customer:
      'Something that your list names did not reach us. Please send it, or send a list without it if you did not mean to.',
    staff: ({ folder, file, line }) =>
      file === null
        ? `The manifest lists ${quoted(folder)} in line ${line}, and there is no such folder.`
        : `The manifest lists ${quoted(`${folder}/${file}`)} in line ${line}, and it is not there.`,
  },
  MANIFEST_UNLISTED: {
    title: 'There, but not listed',
    because: 'What a sender did not list was not meant to come, or its row was lost.',
    remedy: 'Add it to the manifest, or take it out of the batch.',
    customer:
      'Something reached us that your list does not name. Please send a list that names it if you meant to send it.',
    staff: ({ folder, file }) =>
      file === null
        ? `The folder ${quoted(folder)} is there, and the manifest does not list it.`
        : `${quoted(`${folder}/${file}`)} is there, and the manifest does not list it.`,
  },
  MANIFEST_ALTERED: {
    title: 'Not what was listed',
    because: 'A file whose hash or size differs from the list was changed or damaged on the way.',
    remedy: 'Send the file again, or list it as it is now.',
    customer:
      'A file that reached us is not the one that your list describes: it may have been damaged on the way. Please send it again.',
    staff: ({ folder, file, line, what, listed, found }) =>
      `${quoted(`${folder}/${file}`)}: line ${line} of the manifest has ${what} ${shown(listed)}, the file has ${shown(found)}.`,
  },
  MANIFEST_REPEATED: {
    title: 'Listed twice',
    because: 'Of two rows for one file nobody can tell which one holds.',
    remedy: 'Keep one of the rows, or rename one of the files.',
    customer: 'Your list names one file twice. Please send a list that names each file once.',
    staff: ({ folder, file, line, first, how }) => {
      const twice = file === null ? quoted(folder) : quoted(`${folder}/${file}`);
      if (how === 'case-twin')
        return `${twice} of line ${line} differs from line ${first} in upper and lower case alone.`;
      if (how === 'unicode-twin') return `${twice} of line ${line} is line ${first} in another Unicode form.`;
      return `${twice} of line ${line} stands in line ${first} before.`;
    },
  },
  MANIFEST_INVALID: {
    title: 'A row that cannot be used',
    because: 'A row that cannot be read or believed lists nothing, so what it was meant to list is not proven.',
    remedy: 'Mend the row, then check again.',
    customer: 'One row of your list cannot be read. Please mend it and send the list again.',
    staff: ({ line, column, why, found }) =>
      `Line ${line} of the manifest, ${shown(column)}: ${rowFaultWords[why]}${found === '' ? '' : ` (${quoted(found)})`}.`,
  },
} satisfies Partial<CodeBook>;
