import type { Soaked } from './soak.ts';

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** What was done to all desks, how often, and how long the desk took at worst to be well again. */
const actsTable = (desks: readonly Soaked[]): string => {
  const all = Map.groupBy(
    desks.flatMap(({ done }) => done),
    ({ act }) => act,
  );
  const rows = [...all]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([act, times]) => {
      const seconds = times.map(({ recoverySeconds }) => recoverySeconds);
      const recovered = seconds.filter(Number.isFinite);
      return [act, times.length, recovered.length, Math.max(...seconds).toFixed(1)];
    });
  return table(['nemesis', 'times', 'recovered', 'worst recovery, s'], rows);
};

const secondsOf = ({ samples }: Soaked['longest']): number =>
  ((samples.at(-1)?.atMs ?? 0) - (samples[0]?.atMs ?? 0)) / 1000;

const whole = (value: number): string => value.toFixed(0);

/** The longest life of a process of each desk: its level after warming up and at the end. */
const growthTable = (desks: readonly Soaked[]): string =>
  table(
    [
      'desk',
      'processes',
      'longest life, s',
      'RSS MB first → last',
      'by trend',
      'descriptors',
      'threads',
      'largest WAL MB',
    ],
    desks.map((desk) => {
      const { rssMb, fds, threads } = desk.growth;
      const wal = Math.max(...desk.lives.flatMap(({ samples }) => samples.map(({ walMb }) => walMb)));
      const ends = ({ first, last }: typeof fds): string => `${whole(first)} → ${whole(last)}`;
      const trend = `${rssMb.gained < 0 ? '' : '+'}${rssMb.gained.toFixed(1)}`;
      const life = whole(secondsOf(desk.longest));
      return [desk.name, desk.lives.length, life, ends(rssMb), trend, ends(fds), ends(threads), wal.toFixed(1)];
    }),
  );

/** What a soak came to, for people. */
export const soakReport = (desks: readonly Soaked[]): string =>
  [
    actsTable(desks),
    table(
      ['desk', 'folders', 'repairs', 'pauses', 'faults'],
      desks.map(({ name, folders, repairs, pauses, faults }) => [name, folders, repairs, pauses, faults.length]),
    ),
    growthTable(desks),
    ...desks.flatMap(({ faults }) => faults.slice(0, 50)),
  ].join('\n\n');
