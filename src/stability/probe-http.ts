import type { Observation } from '../domain/observation.ts';
import type { Deadline } from './deadline.ts';
import { faultCodeOf } from './fault-code.ts';
import { type Finding, found } from './finding.ts';

/** Faults by which a request did not leave this machine or its network, so that they tell nothing of the platform. */
const isOurs = (code: string): boolean =>
  code.startsWith('EAI_') ||
  ['ENOTFOUND', 'ENETDOWN', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM'].includes(code);

const failureSeen = (error: unknown, deadline: Deadline): Observation => {
  if (deadline.isOver()) return { kind: 'probe-too-slow', limitMs: deadline.limitMs };
  const code = faultCodeOf(error);
  if (code === null) return { kind: 'probe-not-started', code: error instanceof Error ? error.name : 'Error' };
  return isOurs(code) ? { kind: 'probe-unresolved', code } : { kind: 'probe-unreachable', code };
};

/** Asks an address of the platform itself: 2xx is healthy; any other answer, and none in time, is trouble, for it is seen at first hand. */
export const probeHttp = async (url: string, deadline: Deadline): Promise<Finding> => {
  try {
    const headers = { 'user-agent': 'ozma' };
    const response = await fetch(url, { headers, redirect: 'manual', cache: 'no-store', signal: deadline.signal });
    const { ok, status } = response;
    await response.body?.cancel();
    return found({ kind: ok ? 'probe-answered' : 'probe-refused', status });
  } catch (error) {
    return found(failureSeen(error, deadline));
  }
};
