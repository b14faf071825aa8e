import type { Call } from './call.ts';
import { fitTo } from './fit.ts';
import { columnsOf } from './output.ts';

/** A line on stderr that tells how far long work has come; nothing where stderr is no terminal, or `--quiet` or `--no-progress` is given. */
export type Progress = {
  readonly start: (total: number) => void;
  readonly advance: (by: number) => void;
  /** Takes the line away, so that what follows stands alone. */
  readonly clear: () => void;
};

const redrawMs = 100;
const barWidth = 24;

const seconds = (ms: number): string => {
  const total = Math.round(ms / 1000);
  return total < 90 ? `${total} s` : `${Math.floor(total / 60)} min ${total % 60} s`;
};

const line = (title: string, done: number, total: number, sinceMs: number): string => {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const bar = '█'.repeat(Math.round(share * barWidth)).padEnd(barWidth, '░');
  const left = share > 0 && share < 1 ? `, ${seconds((sinceMs / share) * (1 - share))} left` : '';
  return `${title} ${bar} ${done}/${total} (${Math.floor(share * 100)} %${left})`;
};

/** Opens a progress line with what is being done as its title. */
export const openProgress = (call: Call, title: string): Progress => {
  const isShown = () => call.progress && !call.quiet && columnsOf(call.stderr) !== null;
  const startedMs = performance.now();
  let total = 0;
  let done = 0;
  let drawnMs = Number.NEGATIVE_INFINITY;
  const draw = () => {
    const width = columnsOf(call.stderr);
    if (!isShown() || width === null || performance.now() - drawnMs < redrawMs) return;
    drawnMs = performance.now();
    call.stderr.write(`\r${fitTo(line(title, done, total, drawnMs - startedMs), width - 1)}`);
  };
  return {
    start: (count) => {
      total = count;
      draw();
    },
    advance: (by) => {
      done += by;
      draw();
    },
    clear: () => {
      if (isShown() && drawnMs > 0) call.stderr.write('\r\u001B[K');
      drawnMs = Number.NEGATIVE_INFINITY;
    },
  };
};

/** Counts on from totals, which is how far some work says that it has come. */
export const totals = ({ advance }: Progress): ((total: number) => void) => {
  let before = 0;
  return (total) => {
    advance(total - before);
    before = total;
  };
};
