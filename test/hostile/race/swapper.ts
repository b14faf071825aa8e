import { renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { arenaIn, names } from './arena.ts';

const [dir = ''] = process.argv.slice(2);
const { files, below, whole, outside, spare } = arenaIn(dir);
const fresh = join(spare, 'fresh');

/** A link takes the place of a file and a file that of the link, each at once: the name is never free. */
const swapFile = (name: string): void => {
  symlinkSync(join(outside, name), fresh);
  renameSync(fresh, join(files, name));
  writeFileSync(fresh, 'a bunny');
  renameSync(fresh, join(files, name));
};

/** A folder cannot be replaced at once: it goes, and the link comes, and back. */
const swapFolder = (path: string, name: string): void => {
  const [folder, link] = [join(spare, name), join(spare, `${name}-link`)];
  renameSync(path, folder);
  renameSync(link, path);
  renameSync(path, link);
  renameSync(folder, path);
};

let isStopped = false;
let swaps = 0;
process.once('message', () => {
  isStopped = true;
});
process.send?.('begun');
while (!isStopped) {
  for (let round = 0; round < 200; round += 1) {
    for (const name of [names.item, names.note]) swapFile(name);
    swapFolder(join(below, names.sub), 'sub');
    swapFolder(whole, 'whole');
    swaps += 4;
  }
  await breathe();
}
process.send?.(swaps);
process.disconnect();
