import type { RepairOutcome } from '../../domain/repair.ts';
import type { WayConfig } from '../../running-config.ts';
import { answerBytes, faultOf, outcomeOf, tooLong } from './answer.ts';
import { startLimit } from './limit.ts';
import { pieceOf, tailOf } from './piece.ts';
import { signalGroup } from './process-group.ts';
import { type ProgramEnd, runProgram } from './program.ts';
import type { RepairTask } from './task.ts';

type Command = Extract<WayConfig, { way: 'command' }>;

/** Repairs by a program for each item; disposing of it lets nothing live on. */
export type CommandWay = Disposable & {
  readonly perform: (task: RepairTask, way: Command, signal: AbortSignal) => Promise<RepairOutcome>;
};

/** The status by which a program asks to be run again later (`EX_TEMPFAIL` of sysexits.h). */
const tryAgainStatus = 75;

const who = 'the program';

const withComplaint = (text: string, complaint: string): string => {
  const tail = tailOf(complaint);
  return tail === '' ? text : `${text}: ${tail}`;
};

const outcomeOfEnd = (end: Extract<ProgramEnd, { kind: 'ended' }>): RepairOutcome => {
  const { status, killedBy, output, complaint } = end;
  if (status === 0 && output.length === 0) {
    return faultOf(withComplaint(`${who} ended with status 0 and answered nothing`, complaint));
  }
  if (status === 0) return outcomeOf(who, output);
  if (status === tryAgainStatus && output.length === 0) {
    const why = withComplaint(`${who} asked to be tried again (status ${status})`, complaint);
    return { kind: 'retry', why, afterMs: null };
  }
  const how = status === null ? `was killed (${killedBy ?? 'no signal'})` : `ended with status ${status}`;
  return faultOf(withComplaint(`${who} ${how}`, complaint));
};

const notStarted = (program: string, why: string): RepairOutcome =>
  faultOf(`${who} ${pieceOf(program)} cannot be started: ${pieceOf(why)}`);

/**
 * Repairs items by programs, started in the desk's directory without a shell: the task as JSON on standard input, the outcome as JSON on standard
 * output with status 0. Status 75 and no output is `retry`, any other end a fault.
 */
export const openCommandWay = (deskDir: string, env: Readonly<Record<string, string>>): CommandWay => {
  const leaders = new Set<number>();
  // A process that ends at once takes its programs with it.
  const endAll = () => {
    for (const leader of leaders) signalGroup(leader, 'SIGKILL');
  };
  process.once('exit', endAll);
  return {
    perform: async (task, { command, timeLimitMs }, signal) => {
      using limit = startLimit(timeLimitMs, signal);
      const input = `${JSON.stringify(task)}\n`;
      const run = { command, directory: deskDir, env, input, mostBytes: answerBytes, leaders };
      const end = await runProgram(run, limit.signal);
      switch (end.kind) {
        case 'not-started':
          return notStarted(command[0] ?? '', end.why);
        case 'stopped':
          return end.because === 'too-much' ? tooLong(who) : (limit.fault() ?? faultOf('it was stopped'));
        case 'ended':
          return outcomeOfEnd(end);
      }
    },
    [Symbol.dispose]: () => {
      process.off('exit', endAll);
      endAll();
    },
  };
};
