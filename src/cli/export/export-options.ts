/** What `ozma export` was told. */
export type ExportOptions = {
  readonly what: string;
  readonly from?: string;
  readonly to?: string;
  readonly ticket?: string;
  readonly owner?: string;
  /** Words as they were given, each perhaps several separated by commas. */
  readonly verdict?: readonly string[];
  readonly code?: readonly string[];
  readonly out?: string;
  readonly exact?: boolean;
  readonly redact?: boolean;
  readonly arrivals?: boolean;
  readonly bom: boolean;
  readonly crlf: boolean;
};
