import { type Threat, tortured } from './threat.ts';

/** Names of folders and files, and of people. */
export const names: Readonly<Record<string, Threat>> = {
  N1: {
    threat: 'a name with line ends, escape sequences, direction marks, 255 bytes',
    outcome: 'processed, kept to the byte, shown escaped',
    proofs: [
      ['hostile/rows/names.test.ts', 'shows none that steers a terminal, and never makes two lines of one'],
      ['hostile/rows/names.test.ts', 'keeps each to the byte'],
      tortured,
    ],
  },
  N2: {
    threat: 'two names that are no UTF-8 and become the same text',
    outcome: 'UNSAFE_CONTENT; told apart, both go back',
    proofs: [
      [
        'hostile/rows/names.test.ts',
        'tells two apart that are no text and become the same one, and sends both back as they came',
      ],
      ['spool/spool.test.ts', 'finds the bytes on disk that an escaped name stands for'],
    ],
  },
  N3: {
    threat: 'names that are paths elsewhere',
    outcome: 'never used to build a path; in a manifest MANIFEST_INVALID',
    proofs: [
      ['hostile/rows/names.test.ts', 'takes those that are paths elsewhere for names: nothing is made beside the desk'],
      ['spool/spool.test.ts', 'refuses %s, which is no path within a folder'],
      ['formats/batch-path.test.ts', 'of a bag, a path outside of data/ leads out of it'],
    ],
  },
  N4: {
    threat: 'one name in two Unicode forms',
    outcome: 'compared in NFC: ITEM_DUPLICATE in a folder, MANIFEST_REPEATED in a list',
    proofs: [
      [
        'store/sqlite-batch.test.ts',
        'rows are told twice exactly where an earlier one is the same in any case and Unicode form',
      ],
      tortured,
    ],
  },
  N5: {
    threat: 'names that differ in case alone; Turkish and German letters',
    outcome: 'full case folding of Unicode, without a locale',
    proofs: [
      ['domain/case-folding.test.ts', 'every character that the running ICU knows folds as the standard says'],
      tortured,
    ],
  },
  N6: {
    threat: 'an owner’s name in digits or letters that look alike',
    outcome: 'LABEL_NAME_MISSING or NOTE_AUTHOR_STRANGER, with the look-alike for staff',
    proofs: [
      [
        'hostile/rows/names.test.ts',
        'takes none that looks like the owner’s for it, and tells staff whose it was made to look like',
      ],
      tortured,
    ],
  },
  N7: {
    threat: '`__proto__` and its like as owner, id, key or column',
    outcome: 'plain data',
    proofs: [
      [
        'hostile/rows/names.test.ts',
        'names that JavaScript objects have are customers, items and columns like any other',
      ],
      ['desk/import-csv.test.ts', 'never lose a column, whatever it is called, nor a cell of a nameless one'],
      tortured,
    ],
  },
};
