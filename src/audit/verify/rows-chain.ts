import type { VerifyNews, Wrong } from '../../domain/proof.ts';
import type { ExportFacts } from '../../manifest/package/export-facts.ts';
import { chainStart, eventHash } from '../../store/chain.ts';
import type { ExportRow } from './csv-rows.ts';
import type { KeptHead } from './kept-heads.ts';
import { provenNews, type RowProof, unprovenNews, wrongNews } from './row-proof.ts';

/** An event's place in the chain, as a row tells it. */
type Link = { readonly seq: number; readonly previous: string; readonly hash: string };

const beginning: Link = { seq: 0, previous: '', hash: chainStart.toString('hex') };

const linkIn = (cells: readonly string[]): Link => {
  const [previous = '', hash = ''] = cells.slice(-2);
  return { seq: Number(cells[0]), previous, hash };
};

/** The hash that an event's cells have to have. */
const hashOf = (cells: readonly string[]): string => {
  const [seq = '', at = '', kind = '', actor = '', submission = '', ticket = '', body = '', previous = ''] = cells;
  const event = {
    ...{ at, kind, actor },
    submission: submission === '' ? null : submission,
    ticket: ticket === '' ? null : ticket,
  };
  return eventHash(Buffer.from(previous, 'hex'), Number(seq), event, body).toString('hex');
};

const changed = (
  claim: Wrong['claim'],
  row: string | null,
  of: Pick<Wrong, 'where' | 'column' | 'found' | 'expected'>,
) => ({ claim, row, ...of, how: 'changed' }) as const;

/** Whether names are left out; null where a file does not say. */
type ChainOptions = { readonly people: ExportFacts['people'] | null };

/** What is known of a chain once its rows were seen: of how many, with how many gaps, and how many could not be read. */
type ChainSeen = { events: number; redacted: number; gaps: number; unread: number; wrongs: number };

const chainNews = (
  { events, redacted, gaps, unread, wrongs }: ChainSeen,
  { people }: ChainOptions,
): readonly VerifyNews[] => {
  if (wrongs > 0) return [];
  if (people === 'redacted' || redacted > 0) return [unprovenNews('chain', 'redacted')];
  if (unread > 0) return [unprovenNews('chain', 'wrong-before')];
  const proven = provenNews('chain', events);
  return gaps === 0 ? [proven] : [proven, { ...unprovenNews('chain', 'part-of-ledger'), count: gaps }];
};

const pseudonym = /^person-[0-9a-f]{16}$/;
const pseudonymInBody = /"(?:person|label|file|text)-[0-9a-f]{16}/;

/** Whether an event's hash cannot be told from its cells, for names are left out of them. */
const isRedactedRow = ([, , , actor = '', , , body = '']: readonly string[], { people }: ChainOptions): boolean =>
  people === null ? pseudonym.test(actor) || pseudonymInBody.test(body) : people === 'redacted';

/** Proves of an export of the ledger that every event has the hash of what it says, and is chained to the one before it where that is there. */
export const openRowsChain = (where: string, { people }: ChainOptions): RowProof => {
  const seen: ChainSeen = { events: 0, redacted: 0, gaps: 0, unread: 0, wrongs: 0 };
  let last: Link | null = beginning;
  const ofLink = (row: ExportRow, { seq, previous }: Link): readonly Wrong[] => {
    if (last === null) return [];
    if (seq !== last.seq + 1) seen.gaps += 1;
    else if (previous !== last.hash)
      return [changed('chain', `${row.line}`, { where, column: 'previous', found: previous, expected: last.hash })];
    return [];
  };
  const see = (row: ExportRow): readonly Wrong[] => {
    seen.events += 1;
    if (row.cells === null) {
      seen.unread += 1;
      last = null;
      return [];
    }
    const link = linkIn(row.cells);
    const linked = ofLink(row, link);
    last = link;
    const expected = people === 'redacted' ? link.hash : hashOf(row.cells);
    if (expected === link.hash) return linked;
    if (isRedactedRow(row.cells, { people })) {
      seen.redacted += 1;
      return linked;
    }
    return [...linked, changed('chain', `${row.line}`, { where, column: 'hash', found: link.hash, expected })];
  };
  return {
    see: (page) => {
      const faults = page.flatMap(see);
      seen.wrongs += faults.length;
      return faults;
    },
    end: () => chainNews(seen, { people }),
  };
};

/** Whether an export took all that there was. */
export const isUnfiltered = ({ filter }: ExportFacts): boolean =>
  [filter.from, filter.to, filter.ticket, filter.owner].every((one) => one === null) &&
  filter.verdict.length + filter.code.length === 0;

/** Proves of an export of the whole ledger that it has every event up to the head that it names (`complete`), which the export alone can tell. */
export const openRowsWhole = (where: string, { ledger }: ExportFacts): RowProof => {
  let last = beginning;
  let [events, faults] = [0, 0];
  const missing = (row: string | null, found: string, expected: string): Wrong => ({
    ...{ claim: 'complete', where, row, column: 'seq', found, expected },
    how: 'missing',
  });
  const see = (row: ExportRow): readonly Wrong[] => {
    events += 1;
    const link = row.cells === null ? { ...last, seq: last.seq + 1, hash: '' } : linkIn(row.cells);
    const [found, expected] = [link.seq, last.seq + 1];
    last = link;
    return found > expected ? [missing(`${row.line}`, `${found}`, `${expected}`)] : [];
  };
  return {
    see: (page) => {
      const wrong = page.flatMap(see);
      faults += wrong.length;
      return wrong;
    },
    end: () => {
      if (last.seq !== ledger.seq) return [wrongNews(missing(null, `${last.seq}`, `${ledger.seq}`))];
      const of = { where, column: 'hash', found: last.hash, expected: ledger.hash };
      if (last.hash !== '' && last.hash !== ledger.hash) return [wrongNews(changed('complete', null, of))];
      return faults > 0 ? [] : [provenNews('complete', events)];
    },
  };
};

/** Proves that the heads kept elsewhere stand in an export of the ledger, where it has their events (`heads`). */
export const openRowsHeads = (where: string, heads: readonly KeptHead[]): RowProof => {
  const wanted = Map.groupBy(heads, ({ seq }) => seq);
  let [met, wrong] = [0, 0];
  const see = ({ cells, line }: ExportRow): readonly Wrong[] => {
    if (cells === null) return [];
    const { seq, hash: found } = linkIn(cells);
    return (wanted.get(seq) ?? []).flatMap(({ hash: expected }) => {
      met += 1;
      if (found === expected) return [];
      wrong += 1;
      return [changed('heads', `${line}`, { where, column: 'hash', found, expected })];
    });
  };
  return {
    see: (page) => (wanted.size === 0 ? [] : page.flatMap(see)),
    end: () => {
      const unmet = heads.length - met;
      return [
        ...(met - wrong > 0 ? [provenNews('heads', met - wrong)] : []),
        ...(unmet > 0 ? [{ ...unprovenNews('heads', 'not-in-file'), count: unmet }] : []),
      ];
    },
  };
};
