/** Which exit status an error leads to (product.md 8): `usage` 2 (the call or the configuration is wrong), `fault` 3 (disk, database). */
export type OzmaErrorCode =
  | 'usage'
  | 'config-invalid'
  | 'desk-missing'
  | 'path-missing'
  | 'file-invalid'
  | 'database-damaged'
  | 'database-missing'
  | 'database-newer'
  | 'database-locked'
  | 'disk-full'
  | 'disk-fault'
  | 'disk-unconfirmed';

/** Something that an operator can cure: what is wrong, and what to do, in one or two sentences. */
export class OzmaError extends Error {
  readonly code: OzmaErrorCode;

  constructor(code: OzmaErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OzmaError';
    this.code = code;
  }
}
