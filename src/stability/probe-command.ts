import type { Observation } from '../domain/observation.ts';
import type { Deadline } from './deadline.ts';
import { type Finding, found } from './finding.ts';
import { type CommandEnd, type CommandPlace, runCommand } from './run-command.ts';

/** The status by which a program says that it cannot tell (`EX_TEMPFAIL` of sysexits.h). */
const cannotTell = 75;

const endSeen = (end: CommandEnd, limitMs: number): Observation => {
  switch (end.kind) {
    case 'not-started':
      return { kind: 'probe-not-started', code: end.code };
    case 'too-slow':
      return { kind: 'probe-too-slow', limitMs };
    case 'killed':
      return { kind: 'probe-killed', signal: end.signal };
    case 'ended': {
      const { status } = end;
      if (status === 0) return { kind: 'probe-passed', status };
      return { kind: status === cannotTell ? 'probe-undecided' : 'probe-failed', status };
    }
  }
};

/** Runs a program of the desk that looks at the platform: status 0 is healthy, 75 unknown, anything else and no end in time is trouble. */
export const probeCommand = async (
  command: readonly string[],
  place: CommandPlace,
  deadline: Deadline,
): Promise<Finding> => {
  const end = await runCommand(command, place, deadline);
  const output = end.kind === 'not-started' ? '' : end.output;
  return found(endSeen(end, deadline.limitMs), { details: output === '' ? {} : { output: output.slice(-280) } });
};
