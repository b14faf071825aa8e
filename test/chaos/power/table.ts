import type { Account } from './account.ts';
import type { Plan } from './round.ts';

/** A plan and what came of it. */
export type Ran = { readonly name: string; readonly plan: Plan; readonly accounts: readonly Account[] };

/** Sums of a plan: the acknowledgements of all its desks, how often one was held up to its desk, and what was lost and doubled. */
export type Sums = {
  readonly cuts: number;
  readonly acknowledged: number;
  readonly checks: number;
  readonly lost: number;
  readonly doubled: number;
  readonly wrong: number;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Sums up; the last account of each desk tells what all its cuts came to. */
export const sumsOf = ({ plan, accounts }: Pick<Ran, 'plan' | 'accounts'>): Sums => {
  const ofDesk = plan.cutsOfDisk + 1;
  const ends = accounts.filter((_, at) => at % ofDesk === plan.cutsOfDisk || at === accounts.length - 1);
  return {
    cuts: accounts.length - ends.length,
    acknowledged: sum(ends.map(({ checked }) => checked)),
    checks: sum(accounts.map(({ checked }) => checked)),
    lost: sum(ends.map(({ lost }) => lost.length)),
    doubled: sum(ends.map(({ doubled }) => doubled.length)),
    wrong: sum(accounts.map(({ wrong }) => wrong.length)),
  };
};

const columns = ['run', 'file system', 'scene', 'cuts', 'acknowledged', 'checks', 'lost', 'doubled', 'wrong'];

/** The runs as a table for people. */
export const tableOf = (runs: readonly Ran[]): string => {
  const rows = runs.map((one) => [one.name, one.plan.fileSystem, one.plan.scene, ...Object.values(sumsOf(one))]);
  return [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
};
