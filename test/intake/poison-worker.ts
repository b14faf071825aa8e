import { existsSync, openSync, writeFileSync } from 'node:fs';
import type { InspectAnswer, InspectTask } from '../../workers/inspect/task.ts';

/** What the label of an entry makes this worker do instead of inspecting it. */
const poisons: Readonly<Record<string, (path: string) => void>> = {
  exit: () => process.exit(3),
  loop: () => {
    for (;;);
  },
  throw: () => {
    throw new Error('poisoned');
  },
  memory: () => {
    const hoard: number[][] = [];
    for (;;) hoard.push(new Array<number>(1_000_000).fill(hoard.length + 0.5));
  },
  wedge: (path) => openSync(path, 'r'),
};

/** Leaves a file at an entry's path; true when there was none, which is so at the first try only. */
const markFirstTry = (path: string): boolean => {
  if (existsSync(path)) return false;
  writeFileSync(path, '');
  return true;
};

const poison = (path: string, label: string): void => {
  const once = 'once-';
  if (!label.startsWith(once)) poisons[label]?.(path);
  else if (markFirstTry(path)) poisons[label.slice(once.length)]?.(path);
};

/** A worker that a label can break: `exit`, `loop`, `throw`, `memory`, `wedge`, or `once-…` for the first try only. Others have vanished. */
export default ({ targets }: InspectTask): InspectAnswer => {
  for (const { path, label } of targets) poison(path, label);
  return targets.map(({ label }) =>
    label === 'failing' ? { kind: 'failed', why: 'it kept changing' } : { kind: 'vanished' },
  );
};
