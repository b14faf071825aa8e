import { foundFiles } from '../queue/found-files.ts';
import { type DecideOptions, decide } from './areas/decide.ts';
import { listArea } from './areas/list.ts';
import type { Call, ExitStatus } from './call.ts';

/** `ozma held list`: what waits for a person. */
export const listHeld = (call: Call): Promise<ExitStatus> => listArea(call, 'held');

/** `ozma held accept`: held items are queued in their ticket's place, as they lie on the disk now. */
export const acceptHeld = (call: Call, options: DecideOptions): Promise<ExitStatus> =>
  decide(call, options, {
    area: 'held',
    decision: 'accepted',
    record: ({ store, desk }, decision, entry) =>
      store.acceptHeld(decision, foundFiles(desk.dir, entry, decision.files ?? entry.files)),
  });

/** `ozma held reject`: held items go back. */
export const rejectHeld = (call: Call, options: DecideOptions): Promise<ExitStatus> =>
  decide(call, options, {
    area: 'held',
    decision: 'rejected',
    record: ({ store }, decision) => store.rejectHeld(decision),
  });
