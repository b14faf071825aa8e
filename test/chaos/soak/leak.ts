import { openSync } from 'node:fs';
import { isMainThread, Worker } from 'node:worker_threads';

// The bug: with each verdict that is told a descriptor, some memory, and now and then a thread are held and never let go. To be loaded before the program.

const held: unknown[] = [];
const heldBytes = 2 * 1024 * 1024;
let verdicts = 0;

const leak = (): void => {
  held.push(openSync('/dev/null', 'r'), Buffer.alloc(heldBytes, 1));
  if (verdicts % 4 === 0) held.push(new Worker('setInterval(() => 0, 1e6)', { eval: true }));
  verdicts += 1;
};

const write = process.stdout.write.bind(process.stdout);

if (isMainThread) {
  process.stdout.write = (piece: string | Uint8Array): boolean => {
    if (String(piece).includes('"submission-judged"')) leak();
    return write(piece);
  };
}
