import type { PersonalKind, Row, Table, TablePage } from '../tables/table.ts';
import { type Redaction, redactedBody } from './redact-body.ts';

type Redact = (text: string) => string;

const redactsOf = (redaction: Redaction): Readonly<Record<PersonalKind, Redact>> => {
  const { pseudonyms } = redaction;
  return {
    name: pseudonyms.name,
    id: pseudonyms.id,
    actor: (text) => (text === 'ozma' ? text : pseudonyms.name(text)),
    label: pseudonyms.label,
    file: pseudonyms.file,
    body: (text) => redactedBody(text, redaction),
  };
};

/** A table in which pseudonyms stand for names and ids of people, and for their own words: its rows stay countable, and can be told apart and linked. */
export const redactedTable = (table: Table, redaction: Redaction): Table => {
  const redacts = redactsOf(redaction);
  const ofColumn = table.columns.map(({ personal }): Redact | null =>
    personal === undefined ? null : redacts[personal],
  );
  const redacted = (row: Row): Row => row.map((text, place) => ofColumn[place]?.(text) ?? text);
  async function* pages(): AsyncGenerator<TablePage> {
    for await (const page of table.pages) yield { ...page, rows: page.rows.map(redacted) };
  }
  return { ...table, pages: pages() };
};
