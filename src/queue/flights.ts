import type { Claim, RepairOutcome } from '../domain/repair.ts';

/** How an attempt came to its end: by an outcome, or because its item was found altered. */
export type End =
  | { readonly kind: 'outcome'; readonly outcome: RepairOutcome }
  | { readonly kind: 'altered'; readonly found: string };

/** A claim whose attempt has ended and is not recorded yet. */
export type Landed = { readonly claim: Claim; readonly end: End };

type Flight = { readonly claim: Claim; readonly abort: AbortController };

/** The claims that this process holds: in the air while they are worked on, landed until their end is recorded. */
export type Flights = {
  /** How many attempts are under way; one that was called off counts until it has really ended. */
  readonly underWay: () => number;
  readonly start: (claim: Claim) => void;
  /** The tokens whose leases have to be kept. */
  readonly tokens: () => readonly string[];
  /** Takes what has landed, to record it; what could not be recorded is put back. */
  readonly take: () => readonly Landed[];
  readonly putBack: (landed: readonly Landed[]) => void;
  /** The token under which a repair is held by what this process knows; null for none. */
  readonly tokenOf: (repair: number) => string | null;
  /** Calls off an attempt whose claim is lost and forgets its end; the claim, or null when nothing of it is held any more. */
  readonly drop: (token: string) => Claim | null;
  /** Calls off everything in the air; answers its claims. */
  readonly dropAll: () => readonly Claim[];
  readonly isEmpty: () => boolean;
};

/** What working on one claim is: it never throws. */
export type Fly = (claim: Claim, signal: AbortSignal) => Promise<End>;

/** Opens the place where attempts run, as many as are started; `onLanded` is told of each that has landed. */
export const openFlights = (fly: Fly, onLanded: () => void): Flights => {
  let underWay = 0;
  const air = new Map<string, Flight>();
  const landed = new Map<string, Landed>();
  const land = (flight: Flight, end: End): void => {
    // A claim that was dropped meanwhile is not ours any more, and neither is its outcome.
    if (air.get(flight.claim.token) !== flight) return;
    air.delete(flight.claim.token);
    landed.set(flight.claim.token, { claim: flight.claim, end });
    onLanded();
  };
  const drop = (token: string): Claim | null => {
    const flight = air.get(token);
    const claim = flight?.claim ?? landed.get(token)?.claim ?? null;
    air.delete(token);
    landed.delete(token);
    flight?.abort.abort();
    return claim;
  };
  return {
    underWay: () => underWay,
    start: (claim) => {
      const flight: Flight = { claim, abort: new AbortController() };
      air.set(claim.token, flight);
      underWay += 1;
      void fly(claim, flight.abort.signal).then((end) => {
        underWay -= 1;
        land(flight, end);
      });
    },
    tokens: () => [...air.keys(), ...landed.keys()],
    take: () => {
      const all = [...landed.values()];
      landed.clear();
      return all;
    },
    putBack: (all) => {
      for (const one of all) landed.set(one.claim.token, one);
    },
    tokenOf: (repair) => [...air.values()].find(({ claim }) => claim.work.repair === repair)?.claim.token ?? null,
    drop,
    dropAll: () => [...air.keys()].flatMap((token) => drop(token) ?? []),
    isEmpty: () => air.size === 0,
  };
};
