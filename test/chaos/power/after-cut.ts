import { type Account, account, waitingLabels } from './account.ts';
import { type Ending, type Process, startOzma } from './processes.ts';
import type { Told } from './told.ts';

/** What a desk has gone through so far: what it acknowledged, and what was sent to it. */
export type Past = { readonly told: Told[]; readonly sent: string[]; next: number };

/** Nothing yet. */
export const openPast = (): Past => ({ told: [], sent: [], next: 0 });

/** Starts commands on a desk; what they acknowledge is remembered, and then heard. */
export const startIn =
  (desk: string, env: Readonly<Record<string, string>>, past: Past, onTold: () => void = () => undefined) =>
  (...args: readonly string[]): Process => {
    const remember = (one: Told): void => {
      past.told.push(one);
      onTold();
    };
    return startOzma({ desk, env, onTold: remember }, ...args);
  };

/** What a process complained of where it did not end as it may. */
export const complaintOf = async (
  one: Process,
  name: string,
  allowed: readonly Ending[],
): Promise<readonly string[]> => {
  const ending = await one.ended;
  return allowed.includes(ending) ? [] : [`${name} ended with ${ending}: ${one.complaints()}`];
};

/** Starts a desk again after a cut as its owner would, has its ledger proven, and accounts for everything. */
export const recoverAndAccount = async (
  desk: string,
  env: Readonly<Record<string, string>>,
  past: Past,
): Promise<Account> => {
  const found = waitingLabels(desk);
  const start = startIn(desk, env, past);
  const wrong = [
    ...(await complaintOf(start('ingest'), 'ingest', [0, 1])),
    ...(await complaintOf(start('verify', '--ledger'), 'verify', [0])),
  ];
  const accounted = account(desk, { ...past, found });
  return { ...accounted, wrong: [...wrong, ...accounted.wrong] };
};
