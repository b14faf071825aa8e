/** One column of a table as `datapackage.json` describes it (Table Schema, specs.frictionlessdata.io). */
export type Field = {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'datetime' | 'object';
  readonly description: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly unique?: boolean;
    readonly minimum?: number;
    readonly enum?: readonly (string | number)[];
    readonly pattern?: string;
  };
};

/** How a file of the payload is described, besides its path, size and hash. */
export type Resource =
  | {
      readonly kind: 'table';
      /** Lower-case letters, digits and hyphens. */
      readonly name: string;
      readonly title: string;
      readonly fields: readonly Field[];
      readonly primaryKey: readonly string[];
    }
  | {
      readonly kind: 'plain';
      readonly name: string;
      readonly title: string;
      readonly format: string;
      readonly mediatype: string;
    };

/** A text file of an export's payload, as it is written: row by row, so that memory stays flat. */
export type PayloadFile = {
  /** Its name below `data/`: letters, digits, `-` and `.` alone. */
  readonly name: string;
  /** What stands before its rows, with its end of line: byte order mark and header; empty for nothing. */
  readonly head: string;
  /** Its rows without their ends of line, in pages. */
  readonly rows: AsyncIterable<readonly string[]>;
  readonly lineEnd: '\n' | '\r\n';
  readonly resource: Resource;
};
