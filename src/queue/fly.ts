import type { RepairOutcome } from '../domain/repair.ts';
import type { Store } from '../store/store.ts';
import { checkItem } from './check-item.ts';
import type { End, Fly } from './flights.ts';
import { taskOf } from './ways/task.ts';
import type { Ways } from './ways/ways.ts';

const fault = (why: string): End => ({ kind: 'outcome', outcome: { kind: 'fault', why, afterMs: null } });

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const outcome = (value: RepairOutcome): End => ({ kind: 'outcome', outcome: value });

/**
 * Works on one claim: sees that the item is what was judged, then has it repaired. An item that the disk would not read is a fault of the attempt: tried
 * again later, told to the watch over the platform, and in the end brought to a person.
 */
export const openFly =
  (deskDir: string, store: Pick<Store, 'placements' | 'belongings'>, ways: Pick<Ways, 'perform'>): Fly =>
  async (claim, signal) => {
    try {
      const checked = checkItem({ deskDir, store }, claim.work);
      const state = checked instanceof Promise ? await checked : checked;
      if (state.kind === 'altered') return state;
      if (state.kind === 'unreadable') return fault(state.why);
      return outcome(await ways.perform(taskOf(claim, deskDir), signal));
    } catch (error) {
      return fault(reasonOf(error));
    }
  };
