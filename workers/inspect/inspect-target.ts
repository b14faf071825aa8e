import { closeDirectory, type OpenDirectory, openDirectory } from './directory.ts';
import { ChangedMidway, errnoOf } from './disk-error.ts';
import { inspectFolder, type Reader } from './folder.ts';
import { inspectLoose } from './loose.ts';
import type { InspectResult, InspectTarget } from './task.ts';

/** A folder that changed while it was read is read again this often before it is left for another time. */
const tries = 2;

/** Opens a folder; null where the entry is no folder, a link to one included. */
const openFolder = (path: string): OpenDirectory | null => {
  try {
    return openDirectory(path);
  } catch (error) {
    if (['ENOTDIR', 'ELOOP'].includes(errnoOf(error))) return null;
    throw error;
  }
};

const inspectOnce = ({ path, label }: InspectTarget, reader: Reader): InspectResult => {
  const root = openFolder(path);
  if (root === null) {
    return { kind: 'inspected', inspection: inspectLoose(path, label, reader.policy.limits), files: null };
  }
  try {
    return { kind: 'inspected', ...inspectFolder(root, label, reader) };
  } finally {
    closeDirectory(root);
  }
};

/**
 * Inspects one entry and never throws: whatever goes wrong is this entry's result and leaves the rest of the batch alone. A technical
 * fault is `failed` and never a finding about the customer's folder.
 */
export const inspectTarget = (target: InspectTarget, reader: Reader): InspectResult => {
  let why = '';
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    try {
      return inspectOnce(target, reader);
    } catch (error) {
      if (errnoOf(error) === 'ENOENT') return { kind: 'vanished' };
      why = error instanceof Error ? error.message : String(error);
      if (!(error instanceof ChangedMidway)) break;
    }
  }
  return { kind: 'failed', why };
};
