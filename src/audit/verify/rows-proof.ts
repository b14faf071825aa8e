import type { Wrong } from '../../domain/proof.ts';
import type { ExportFacts, ExportName } from '../../manifest/package/export-facts.ts';
import type { ExportRow } from './csv-rows.ts';
import { provenNews, type RowProof, told, unprovenNews, wrongNews } from './row-proof.ts';
import { cellFaultsOf, columnsOf } from './rows-form.ts';

/** What a row says of its own place: the number of its event, and whose row it is. */
type Place = { readonly seq: number; readonly of: string };

const placeIn = (what: ExportName): ((cells: readonly string[]) => Place) => {
  const columns = columnsOf[what];
  const [seq, of] = what === 'ledger' ? ['seq', 'seq'] : ['ledger_seq', 'submission'];
  const [seqAt, ofAt] = [columns.indexOf(seq), columns.indexOf(of)];
  return (cells) => ({ seq: Number(cells[seqAt]), of: cells[ofAt] ?? '' });
};

/** Rows stand in the order of the ledger; those of one submission stand together, and no other kind of row stands twice. */
const isInOrder = (before: Place, now: Place, what: ExportName): boolean =>
  what === 'manifest' && before.of === now.of ? before.seq === now.seq : now.seq > before.seq;

const seqColumn = (what: ExportName): string => (what === 'ledger' ? 'seq' : 'ledger_seq');

type FormFault = Omit<Wrong, 'claim' | 'where' | 'row'>;

/** Looks whether rows stand in the order of the ledger. */
const openOrder = (what: ExportName) => {
  const placeOf = placeIn(what);
  let before: Place = { seq: 0, of: '' };
  return (cells: readonly string[]): readonly FormFault[] => {
    const place = placeOf(cells);
    if (!Number.isSafeInteger(place.seq)) return [];
    const last = before;
    before = place;
    if (isInOrder(last, place, what)) return [];
    return [{ column: seqColumn(what), found: `${place.seq}`, expected: `> ${last.seq}`, how: 'misplaced' }];
  };
};

/** Looks whether the rows of a manifest are numbered without gaps. A row that is missing or added shifts all others by one: that is told once. */
const openNumbers = (what: ExportName) => {
  let last = 0;
  return (cells: readonly string[] | null): readonly FormFault[] => {
    const expected = `${last + 1}`;
    const found = cells?.[0] ?? expected;
    last = Number.isSafeInteger(Number(found)) ? Number(found) : last + 1;
    if (what !== 'manifest' || found === expected) return [];
    return [{ column: 'line', found: told(found), expected, how: 'misplaced' }];
  };
};

/** Proves the form of every row (`rows`): written as ozma writes one, types, known words, line numbers, the order of the ledger. */
export const openRowsForm = (what: ExportName, where: string): RowProof => {
  const cellFaults = cellFaultsOf(what);
  const [orderFaults, numberFaults] = [openOrder(what), openNumbers(what)];
  let [rows, wrong] = [0, 0];
  const faultsOf = ({ cells, text, fault }: ExportRow): readonly FormFault[] => {
    const numbers = numberFaults(cells);
    if (cells === null) return [{ column: null, found: told(text), expected: fault, how: 'malformed' }];
    const own = cellFaults(cells).map(({ found, ...rest }) => ({ ...rest, found: told(found) }));
    return [...own, ...numbers, ...orderFaults(cells)];
  };
  return {
    see: (page) => {
      rows += page.length;
      const faults = page.flatMap((row) =>
        faultsOf(row).map((fault): Wrong => ({ claim: 'rows', where, row: `${row.line}`, ...fault })),
      );
      wrong += faults.length;
      return faults;
    },
    end: () => (wrong === 0 ? [provenNews('rows', rows)] : []),
  };
};

type Tally = Map<string, number>;

const add = (tally: Tally, word: string): void => {
  tally.set(word, (tally.get(word) ?? 0) + 1);
};

/** Counts what an export's description counts; made for rows that come in order. */
const openTallies = (what: ExportName) => {
  const columns = columnsOf[what];
  const at = (column: string): number => columns.indexOf(column);
  const [submissionAt, verdictAt, wordsAt] = [
    at('submission'),
    at('verdict'),
    at(what === 'ledger' ? 'kind' : 'codes'),
  ];
  const verdicts: Tally = new Map();
  const codes: Tally = new Map();
  let [rows, submissions, malformed, last] = [0, 0, 0, ''];
  return {
    count: ({ cells }: ExportRow): void => {
      rows += 1;
      if (cells === null) {
        malformed += 1;
        return;
      }
      for (const word of (cells[wordsAt] ?? '').split(' ')) add(codes, word);
      const submission = cells[submissionAt] ?? '';
      if (what === 'ledger' || (what === 'manifest' && submission === last)) return;
      last = submission;
      submissions += 1;
      add(verdicts, cells[verdictAt] ?? '');
    },
    totals: () => ({ rows, malformed, submissions: what === 'ledger' ? rows : submissions, verdicts, codes }),
  };
};

type Totals = ReturnType<ReturnType<typeof openTallies>['totals']>;

const mapDifferences = (column: string, found: ReadonlyMap<string, number>, listed: Readonly<Record<string, number>>) =>
  [...new Set([...found.keys(), ...Object.keys(listed)])]
    .filter((word) => (found.get(word) ?? 0) !== (listed[word] ?? 0))
    .map((word) => ({ column: `${column} ${told(word)}`, found: listed[word] ?? 0, expected: found.get(word) ?? 0 }));

const differences = (found: Totals, facts: ExportFacts) => {
  const numbers = (['rows', 'submissions'] as const)
    .filter((column) => found[column] !== facts[column])
    .map((column) => ({ column, found: facts[column], expected: found[column] }));
  // What a row tells that cannot be read is not counted, so that only the rows themselves can be.
  if (found.malformed > 0) return numbers.filter(({ column }) => column === 'rows');
  return [
    ...numbers,
    ...mapDifferences('verdicts', found.verdicts, facts.verdicts),
    ...mapDifferences('codes', found.codes, facts.codes),
  ];
};

/** Proves that rows, submissions, verdicts and codes are as many as the description says (`counts`). */
export const openRowsCount = (facts: ExportFacts, where: string): RowProof => {
  const tallies = openTallies(facts.export);
  return {
    see: (page) => {
      for (const row of page) tallies.count(row);
      return [];
    },
    end: () => {
      const totals = tallies.totals();
      const wrong = differences(totals, facts).map(({ column, found, expected }) =>
        wrongNews({
          ...{ claim: 'counts', where, row: null, column },
          ...{ found: `${found}`, expected: `${expected}`, how: 'changed' },
        }),
      );
      if (wrong.length > 0) return wrong;
      return [totals.malformed === 0 ? provenNews('counts', totals.rows) : unprovenNews('counts', 'wrong-before')];
    },
  };
};
