import type { Verdict } from '../../domain/verdict.ts';
import type { ExportName } from '../package/export-facts.ts';
import type { Field } from '../package/payload.ts';

/** One row of an export: a text for each column, in order; empty for nothing. */
export type Row = readonly string[];

/** What a column says of people: their names or ids, or customers' and staff's own words; it is replaced where people are redacted. */
export type PersonalKind = 'name' | 'id' | 'actor' | 'label' | 'file' | 'body';

/** A column of an export: how it is described, and what it says of people, if anything. */
export type Column = Field & { readonly personal?: PersonalKind };

/** Some rows as they come, and of how many submissions (of the ledger: events) with which verdicts they tell. */
export type TablePage = {
  readonly rows: readonly Row[];
  readonly told: number;
  readonly verdicts: readonly Verdict[];
};

/** One export as a table whose rows come in pages, in flat memory. */
export type Table = {
  readonly name: ExportName;
  readonly columns: readonly Column[];
  readonly primaryKey: string;
  /** The column whose words are counted in the description. */
  readonly counted: 'codes' | 'kind';
  readonly pages: AsyncIterable<TablePage>;
};
