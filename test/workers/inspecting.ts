import type { Inspection } from '../../src/domain/inspection.ts';
import type { Limits } from '../../src/domain/policy.ts';
import { identityReader } from '../../src/formats/item-identity.ts';
import type { Reader } from '../../workers/inspect/folder.ts';
import { inspectTarget } from '../../workers/inspect/inspect-target.ts';
import { petDesk } from '../formats/pet-desk.ts';

/** What the pet desk reads folders by, with other limits where a test needs them. */
export const readerWith = (limits: Partial<Limits> = {}): Reader => ({
  policy: { ...petDesk, limits: { ...petDesk.limits, ...limits } },
  identify: identityReader(petDesk),
  receiptKey: null,
});

/** Inspects an entry under its own name; throws where there is no inspection. */
export const inspect = (path: string, limits: Partial<Limits> = {}): Inspection => {
  const label = path.slice(path.lastIndexOf('/') + 1);
  const result = inspectTarget({ path, label }, readerWith(limits));
  if (result.kind !== 'inspected') throw new Error(JSON.stringify(result));
  return result.inspection;
};
