import { type Threat, tortured } from './threat.ts';

/** Threads that read folders. */
export const workers: Readonly<Record<string, Threat>> = {
  W1: {
    threat: 'an endless loop, or an expression that never ends',
    outcome: 'a fault within its time; harms no other folder',
    proofs: [
      [
        'intake/inspect-pool.test.ts',
        'an entry that never comes back is a fault when its time is up, and harms no other',
      ],
      tortured,
    ],
  },
  W2: {
    threat: 'a thread that runs out of memory',
    outcome: 'a fault of that folder alone; buffers are bounded by the limits',
    proofs: [
      ['intake/inspect-pool.test.ts', 'an entry that %s is a fault and harms no other'],
      [
        'hostile/rows/folders.test.ts',
        'is told before it is read: 10 GB, a note of 200 MB and one without a line end cost no memory',
      ],
    ],
  },
  W3: {
    threat: 'a thread that ends, or throws',
    outcome: 'a fault of that folder alone; another thread goes on',
    proofs: [
      ['intake/inspect-pool.test.ts', 'several poisons in one batch are each told from the sound entries between them'],
      ['intake/inspect-pool.test.ts', 'an entry that breaks its thread once is read again: %s'],
    ],
  },
  W4: {
    threat: 'a crash of the whole process',
    outcome: 'the next run judges all, each once, and every try was counted before it',
    proofs: [
      [
        'hostile/rows/workers.test.ts',
        'a crash of the whole process in the middle of a folder loses none: the next run judges all, each once',
      ],
    ],
  },
  W5: {
    threat: 'a folder that breaks whoever reads it',
    outcome: 'quarantine, never a verdict; the others go on',
    proofs: [
      ['intake/deadly-folder.test.ts', 'is set aside after five processes, when all the others have been judged'],
      ['intake/inspect-pool.test.ts', 'several poisons in one batch are each told from the sound entries between them'],
      ['spool/spool.test.ts', 'a folder that nobody could judge goes to quarantine'],
    ],
  },
  W6: {
    threat: 'a thread that hangs in a system call',
    outcome: 'a fault; neither the others nor the end wait for it',
    proofs: [
      [
        'intake/inspect-pool.test.ts',
        'a thread that hangs in a system call costs its entry a fault and does not hold up the end',
      ],
    ],
  },
};
