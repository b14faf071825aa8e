import type { ExportFacts } from '../../../src/manifest/package/export-facts.ts';
import type { PayloadFile } from '../../../src/manifest/package/payload.ts';
import type { PackageContents } from '../../../src/manifest/package/write-package.ts';
import { minute } from '../../store/builders.ts';

/** What an export of two rows says of itself, or as asked. */
export const someFacts = (over: Partial<ExportFacts> = {}): ExportFacts => ({
  form: 1,
  export: 'submissions',
  ledger: { desk: 'd'.repeat(32), seq: 7, hash: 'a'.repeat(64), at: minute(30) },
  filter: { from: null, to: null, ticket: null, owner: null, verdict: [], code: [] },
  cells: 'guarded',
  people: 'named',
  rows: 2,
  submissions: 2,
  verdicts: { accepted: 2 },
  codes: { OK: 2 },
  ...over,
});

async function* pagesOf(...pages: readonly (readonly string[])[]): AsyncGenerator<readonly string[]> {
  yield* pages;
}

/** A table of one column and two rows, or as asked. */
export const someTable = (over: Partial<PayloadFile> = {}): PayloadFile => ({
  name: 'submissions.csv',
  head: 'word\n',
  rows: pagesOf(['one'], [], ['"two\nlines"']),
  lineEnd: '\n',
  resource: {
    kind: 'table',
    name: 'submissions',
    title: 'A row for each submission',
    fields: [{ name: 'word', type: 'string', description: 'a word', constraints: { required: true } }],
    primaryKey: ['word'],
  },
  ...over,
});

/** Two lines of JSON that lie beside a table. */
export const someLines = (): PayloadFile => ({
  name: 'arrivals.jsonl',
  head: '',
  rows: pagesOf(['{"a":1}', '{"a":2}']),
  lineEnd: '\n',
  resource: {
    kind: 'plain',
    name: 'arrivals',
    title: 'What was judged',
    format: 'jsonl',
    mediatype: 'application/jsonl',
  },
});

/** An export of these files. */
export const contentsOf = (...files: PackageContents['files']): PackageContents => ({
  files,
  facts: () => someFacts(),
});
