import { OzmaError } from '../../domain/ozma-error.ts';
import { type App, type Desk, wire, wireDryRun } from '../../wire.ts';

/**
 * Opens a desk of which something is asked. One that can only be read, a backup on a read-only disk, is answered from a private copy, which forgets
 * what is written to it.
 */
export const openToAsk = (desk: Desk): App => {
  try {
    return wire(desk);
  } catch (error) {
    if (!(error instanceof OzmaError) || error.code !== 'disk-fault') throw error;
    return wireDryRun(desk);
  }
};
