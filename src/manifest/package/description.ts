import type { ExportFacts } from './export-facts.ts';
import type { WrittenFile } from './new-file.ts';
import type { Field, PayloadFile, Resource } from './payload.ts';

/** A file of the payload as it was written. */
export type WrittenPayload = { readonly file: PayloadFile; readonly written: WrittenFile };

/** How the cells of a table are told apart (CSV Dialect 1.2, specs.frictionlessdata.io). `byteOrderMark` is said where there is one. */
const dialectOf = ({ head, lineEnd }: PayloadFile) => ({
  csvddfVersion: '1.2',
  delimiter: ',',
  lineTerminator: lineEnd,
  quoteChar: '"',
  doubleQuote: true,
  skipInitialSpace: false,
  header: true,
  caseSensitiveHeader: true,
  ...(head.startsWith('\uFEFF') && { byteOrderMark: true }),
});

const fieldOf = ({ name, type, description, constraints }: Field) => ({
  name,
  type,
  // The default has no fractions of a second, and readers refuse them.
  ...(type === 'datetime' && { format: 'any' }),
  description,
  ...(constraints !== undefined && { constraints }),
});

const aboutTable = ({ fields, primaryKey }: Extract<Resource, { readonly kind: 'table' }>, file: PayloadFile) => ({
  dialect: dialectOf(file),
  schema: { fields: fields.map(fieldOf), missingValues: [''], primaryKey },
});

const resourceOf = ({ file, written: { path, bytes, sha256 } }: WrittenPayload) => {
  const { resource } = file;
  const isTable = resource.kind === 'table';
  return {
    profile: isTable ? 'tabular-data-resource' : 'data-resource',
    name: resource.name,
    path,
    title: resource.title,
    format: isTable ? 'csv' : resource.format,
    mediatype: isTable ? 'text/csv' : resource.mediatype,
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${sha256}`,
    ...(isTable && aboutTable(resource, file)),
  };
};

/**
 * The text of `datapackage.json` (Data Package 1, specs.frictionlessdata.io): every file of the payload with its size, hash and, for tables, its
 * columns, and what the export says of itself under `ozma`. The keys are always in this order.
 */
export const descriptionText = (files: readonly WrittenPayload[], facts: ExportFacts): string => {
  const isTabular = files.every(({ file }) => file.resource.kind === 'table');
  const { cells, people } = facts;
  const guarded = 'A text that a spreadsheet would run as a formula has a leading apostrophe. ';
  const redacted = 'Pseudonyms stand for names and ids of people, and for their own words. ';
  const description = {
    profile: isTabular ? 'tabular-data-package' : 'data-package',
    name: `ozma-${facts.export}`,
    title: `ozma export ${facts.export}`,
    description: `${cells === 'guarded' ? guarded : ''}${people === 'redacted' ? redacted : ''}To prove it: ozma verify.`,
    resources: files.map(resourceOf),
    ozma: facts,
  };
  return `${JSON.stringify(description, null, 2)}\n`;
};
