import { type Threat, tortured } from './threat.ts';

/** What a folder may hold. */
export const folders: Readonly<Record<string, Threat>> = {
  F1: {
    threat: 'a symbolic link as item, note or folder: to a file, a folder, itself, nowhere, another customer’s folder',
    outcome: 'UNSAFE_CONTENT; nothing behind it is opened',
    proofs: [
      [
        'hostile/rows/folders.test.ts',
        'follows no symbolic link: to a system file, in circles, nowhere, or to another’s folder',
      ],
      [
        'hostile/rows/folders.test.ts',
        'opens nothing outside: no system call of a check gets a file behind a link, or writes beside the desk',
      ],
      tortured,
    ],
  },
  F2: {
    threat: 'the folder itself is a symbolic link',
    outcome: 'UNSAFE_CONTENT; the link is moved, its target stays',
    proofs: [
      ['workers/inspect-loose.test.ts', 'a symbolic link in place of a folder is a hazard and is not followed'],
      ['spool/spool.test.ts', 'of a link takes the link'],
      tortured,
    ],
  },
  F3: {
    threat: 'a second name (hard link) of a file elsewhere',
    outcome: 'UNSAFE_CONTENT; the file elsewhere stays as it is',
    proofs: [
      [
        'hostile/rows/folders.test.ts',
        'leaves a file elsewhere that has a second name in a folder as it is, where it is',
      ],
      tortured,
    ],
  },
  F4: {
    threat: 'a FIFO, a socket, a device',
    outcome: 'UNSAFE_CONTENT within a second; the process ends by itself',
    proofs: [
      [
        'hostile/rows/folders.test.ts',
        'FIFOs, sockets and devices are judged within a second each, and the process ends by itself',
      ],
      tortured,
    ],
  },
  F5: {
    threat: 'another file system mounted in the folder',
    outcome: 'UNSAFE_CONTENT; not walked',
    proofs: [['hostile/rows/folders.test.ts', 'another file system that is mounted in a folder is not walked']],
  },
  F6: {
    threat: '10 GB of holes, a note of 200 MB, a note without a line end',
    outcome: 'TOO_LARGE; memory stays flat',
    proofs: [
      [
        'hostile/rows/folders.test.ts',
        'is told before it is read: 10 GB, a note of 200 MB and one without a line end cost no memory',
      ],
      tortured,
    ],
  },
  F7: {
    threat: 'a file that grows while it is read',
    outcome: 'read up to the limit, never over it',
    proofs: [['workers/directory.test.ts', 'is not read over the limit: %i bytes']],
  },
  F8: {
    threat: '100 000 entries',
    outcome: 'TOO_LARGE; the listing stops at the limit',
    proofs: [
      ['workers/inspect-hazards.test.ts', 'on the number of entries stops the listing of a large folder'],
      tortured,
    ],
  },
  F9: {
    threat: '5000 folders in each other, a path longer than the system takes',
    outcome: 'TOO_LARGE; moved and purged like any other',
    proofs: [['hostile/rows/folders.test.ts', 'moves and purges a folder of folders in folders, 5000 deep'], tortured],
  },
  F10: {
    threat: 'an entry that cannot be read',
    outcome: 'ITEM_DAMAGED for a file; no verdict for a folder; the others go on',
    proofs: [
      ['hostile/rows/folders.test.ts', 'a file that the system lets nobody read is damage of that item alone'],
      [
        'hostile/planted-bugs.test.ts',
        'has nothing to say of a failing disk but that the folder has no verdict, for nobody could judge it',
      ],
    ],
  },
  F11: {
    threat: 'set-user-id bits and odd owners',
    outcome: 'accepted; nothing that came is run, and it is kept as it came',
    proofs: [
      [
        'hostile/rows/folders.test.ts',
        'runs nothing of a program that would run as its owner, and takes it as an item',
      ],
    ],
  },
  F12: {
    threat: 'archives that lead out of the folder or would fill the disk',
    outcome: 'ITEM_BOXED or BOXED: ozma opens no archive',
    proofs: [
      [
        'hostile/rows/folders.test.ts',
        'opens no archive: neither one that leads out of the folder nor one that would fill the disk',
      ],
      tortured,
    ],
  },
};
