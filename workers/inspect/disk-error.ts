/** Something in a folder changed while it was read: the folder is read again, never judged half (reliability H2). */
export class ChangedMidway extends Error {
  constructor(path: string, options?: ErrorOptions) {
    super(`${path} changed while it was read`, options);
    this.name = 'ChangedMidway';
  }
}

/** The errno name of a failed system call (`ENOENT`); empty for an error of any other kind. */
export const errnoOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What was there under a name a moment ago is gone, or is of another kind now. */
const changedCodes: readonly string[] = ['ENOENT', 'ELOOP', 'ENOTDIR', 'EISDIR', 'ENXIO', 'ESTALE', 'EMLINK'];

/** Turns the failure to open something that was just seen into `ChangedMidway`; any other failure is thrown on as it is. */
export const rethrowChanged = (error: unknown, path: string): never => {
  if (changedCodes.includes(errnoOf(error))) throw new ChangedMidway(path, { cause: error });
  throw error;
};

/** One file cannot be read, though the folder can: a fault of the file (product.md 7, `ITEM_DAMAGED`). */
export const isUnreadable = (error: unknown): boolean => ['EACCES', 'EPERM', 'EIO'].includes(errnoOf(error));
