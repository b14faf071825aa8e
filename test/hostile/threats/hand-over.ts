import type { Threat } from './threat.ts';

/** Hand-over, time, crashes and disks. */
export const handOver: Readonly<Record<string, Threat>> = {
  H1: {
    threat: 'a folder that is still being written',
    outcome: 'left alone until it has settled; never judged half',
    proofs: [
      [
        'chaos/load.test.ts',
        ' folders at once, a slow customer beside them and a feed that flaps: each is judged once and whole, in order, and nothing moves while paused',
      ],
      ['chaos/load.test.ts', 'that lets nothing settle is found by a slow customer'],
    ],
  },
  H2: {
    threat: 'names that are swapped while they are read',
    outcome: 'nothing outside is read; what keeps changing gets no verdict',
    proofs: [
      ['hostile/race/race.test.ts', 'lead nobody outside in '],
      ['hostile/race/race.test.ts', 'lead a reader outside that looks first and opens then'],
      ['workers/directory.test.ts', 'leads nowhere else when its own name is given to another folder'],
    ],
  },
  H3: {
    threat: 'a sender who keeps a file open and writes after the verdict',
    outcome: 'ITEM_ALTERED at the claim; never repaired',
    proofs: [
      [
        'hostile/rows/hand-over.test.ts',
        'a sender who keeps a file open and writes after the verdict does not get other bytes repaired',
      ],
    ],
  },
  H4: {
    threat: 'kill -9 at any moment',
    outcome: 'nothing lost, nothing twice',
    proofs: [
      ['chaos/kill.test.ts', 'loses nothing and does nothing twice on either of two desks'],
      ['chaos/kill.test.ts', 'is found out when a verdict is acknowledged before it is on disk'],
    ],
  },
  H5: {
    threat: 'a power cut',
    outcome: 'what was told is on disk: files and directories are synced first',
    proofs: [
      ['spool/sync.test.ts', 'without it, every file and directory is synced, and links and FIFOs are left alone'],
      ['chaos/power.test.ts', 'and what was not synced is found to be lost'],
    ],
  },
  H6: {
    threat: 'a full disk, no descriptors left',
    outcome: 'intake stops with a reason and goes on by itself; nobody’s fault',
    proofs: [
      [
        'serve/faults.test.ts',
        'a full disk stops intake, loses nothing, and intake goes on by itself once there is room',
      ],
      ['serve/intake-loop.test.ts', 'a shortage of the process is no folder’s fault: nothing is set aside for it'],
    ],
  },
  H7: {
    threat: 'an inbox that is read-only, covered or away',
    outcome: 'told as such; no folder counts as vanished',
    proofs: [
      [
        'serve/faults.test.ts',
        'an inbox that is covered, read-only or away is told as such, resumes by itself, and no folder counts as vanished',
      ],
    ],
  },
  H8: {
    threat: 'areas on different file systems',
    outcome: 'refused at the start',
    proofs: [['desk/init.test.ts', 'are refused, for folders are moved by renaming']],
  },
  H9: {
    threat: 'a name that is taken already where something is moved to',
    outcome: 'nothing is ever overwritten',
    proofs: [
      ['spool/spool.test.ts', 'never overwrites a file in an area'],
      ['spool/spool.test.ts', 'never overwrites what is there'],
    ],
  },
  H10: {
    threat: 'a clock that is set back or leaps',
    outcome: 'nobody waits for it; claims are kept',
    proofs: [
      ['intake/settled.test.ts', 'a clock that was set back leaves nobody waiting'],
      ['queue/runner.test.ts', 'keeps its claims when the clock leaps, as after the machine was asleep'],
    ],
  },
  H11: {
    threat: 'a disk that fails once to write through',
    outcome: 'the run ends with status 3 and no verdict; the next judges all, once',
    proofs: [
      [
        'hostile/rows/hand-over.test.ts',
        'a disk that fails once to write through ends the run without a verdict told; the next one judges all, once',
      ],
    ],
  },
  H12: {
    threat: 'SIGTERM at work; a process that was stopped and goes on',
    outcome: 'work in flight ends; a late finish is refused',
    proofs: [
      ['serve/stop.test.ts', 'SIGTERM lets repairs in flight end, begins no other, and ends with 0'],
      ['chaos/queue.test.ts', 'accept no late finish of one that was stopped and went on'],
    ],
  },
  H13: {
    threat: 'tens of thousands of folders at once',
    outcome: 'each judged once',
    proofs: [
      [
        'chaos/load.test.ts',
        ' folders at once, a slow customer beside them and a feed that flaps: each is judged once and whole, in order, and nothing moves while paused',
      ],
    ],
  },
  H14: {
    threat: 'one customer who sends very many',
    outcome: 'one place; the order stays that of tickets',
    proofs: [
      [
        'hostile/rows/hand-over.test.ts',
        'a customer who sends a hundred folders gets one place, and takes none from those whose tickets came before',
      ],
    ],
  },
};
