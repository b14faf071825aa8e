import { identityReader } from '../src/formats/item-identity.ts';
import { inspectTarget } from './inspect/inspect-target.ts';
import type { InspectAnswer, InspectTask } from './inspect/task.ts';

/** The inspect worker: reads a batch of entries of an inbox and answers the facts of each, in order. Disk and CPU only, no judgement. */
export default ({ targets, policy, receiptKey, tellsFiles = false }: InspectTask): InspectAnswer => {
  const reader = { policy, receiptKey, tellsFiles, identify: identityReader(policy) };
  return targets.map((target) => inspectTarget(target, reader));
};
