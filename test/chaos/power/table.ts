import type { Account } from './account.ts';

/** A run: its accounts, those that tell what each of its desks came to in the end, and how often the power was cut. */
export type Ran = {
  readonly names: readonly [run: string, fileSystem: string, scene: string];
  readonly cuts: number;
  readonly accounts: readonly Account[];
  readonly ends: readonly Account[];
};

/** The last account of each desk that lived for so many cuts. */
export const endsOf = (accounts: readonly Account[], cutsOfDisk: number): readonly Account[] =>
  accounts.filter((_, at) => at % (cutsOfDisk + 1) === cutsOfDisk || at === accounts.length - 1);

const columns = ['run', 'file system', 'scene', 'cuts', 'acknowledged', 'checks', 'lost', 'doubled', 'wrong'];

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Acknowledgements of all the desks, how often one was held up to its desk, and what was lost, doubled and wrong. */
const cellsOf = ({ names, cuts, accounts, ends }: Ran): readonly (string | number)[] => [
  ...names,
  cuts,
  sum(ends.map(({ checked }) => checked)),
  sum(accounts.map(({ checked }) => checked)),
  sum(ends.map(({ lost }) => lost.length)),
  sum(ends.map(({ doubled }) => doubled.length)),
  sum(accounts.map(({ wrong }) => wrong.length)),
];

/** The runs as a table for people. */
export const tableOf = (runs: readonly Ran[]): string =>
  [columns, columns.map(() => '---'), ...runs.map(cellsOf)].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
