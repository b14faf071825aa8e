import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { makeDeskOfRows } from './desk-of-rows.ts';
import { isInstalled, measurePaired, type PairedRow, type Work } from './paired.ts';

/** The 26 columns of `manifest.csv` as somebody would join them in SQL. */
const manifestInSql = `with place as (
  select id, row_number() over (order by opened_at, sort_key, submission_seq, position) as place from repair where state = 'queued'
)
select row_number() over (order by s.seq, i.position) as line, s.id as submission, s.received_at, s.label, s.ticket_number as ticket,
  t.status as ticket_status, s.owner, s.owner_id, s.verdict, i.kind as item_kind, i.id as item_id, i.name as item_name, i.file, i.bytes,
  lower(hex(i.sha256)) as sha256, instr(s.expected, json_array(i.kind, i.id)) > 0 as expected, 1 as received, i.verdict as item_verdict,
  coalesce(nullif(trim(s.codes || ' ' || i.codes), ''), 'OK') as codes, i.disposition, s.duplicate_of, p.place as queue_place,
  r.state as repair_state, r.finished_at, u.version as ruleset, s.ledger_seq
from submission s
join item i on i.submission_seq = s.seq
join ruleset u on u.id = s.ruleset_id
left join ticket t on t.id = s.ticket_id
left join repair r on r.submission_seq = s.seq and r.position = i.position
left join place p on p.id = r.id
order by s.seq, i.position`;

/** What is measured, and by which programs. */
export type ExportBench = {
  readonly rows: number;
  readonly runs: number;
  readonly dir: string;
  readonly ozma: (...args: readonly string[]) => readonly string[];
};

const peer = 'sqlite3 -csv';
const own = 'export manifest';

/** Lines of a CSV file without what may be written in two ways: quotes, and how lines end. */
async function* plainLines(file: string): AsyncGenerator<string> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    yield line.replaceAll('"', '');
  }
}

/** A figure of one work beside that of another is worth something only if both wrote the same rows. */
const compare = async (mine: string, theirs: string): Promise<number> => {
  const others = plainLines(theirs);
  let lines = 0;
  for await (const line of plainLines(mine)) {
    lines += 1;
    const { value } = await others.next();
    if (value !== line) throw new Error(`line ${lines} differs:\n  ozma:    ${line}\n  sqlite3: ${value ?? 'nothing'}`);
  }
  if ((await others.next()).done !== true) throw new Error(`sqlite3 wrote more than the ${lines} lines of ozma`);
  return lines - 1;
};

const eventsOf = (ozma: ExportBench['ozma'], desk: string): number => {
  const [program = '', ...args] = ozma('--desk', desk, 'ledger', 'head');
  const head: { readonly seq: number } = JSON.parse(execFileSync(program, [...args, '--json'], { encoding: 'utf8' }));
  return head.seq;
};

const ledgerWorks = ({ ozma }: ExportBench, desk: string, dir: string): readonly Work[] => {
  const count = eventsOf(ozma, desk);
  const heads = join(dir, 'heads.jsonl');
  return [
    { name: 'verify, the ledger and its tables (events)', command: ozma('--desk', desk, 'verify'), count },
    {
      name: 'ledger head --append, the chain alone (events)',
      command: ozma('--desk', desk, 'ledger', 'head', '--append', heads),
      before: () => rmSync(heads, { force: true }),
      count,
    },
  ];
};

/** Measures exports and proofs of a desk with so many rows beside sqlite3's own CSV of the same rows from the same file. */
export const measureExports = async (
  bench: ExportBench,
  tell: (text: string) => void,
): Promise<{ readonly rows: readonly PairedRow[]; readonly peer: string }> => {
  const { rows: count, ozma } = bench;
  const dir = mkdtempSync(join(bench.dir, 'ozma-bench-export-'));
  try {
    tell(`making a desk of ${count} rows …`);
    const desk = await makeDeskOfRows(join(dir, 'desk'), count);
    const [out, folder] = [join(dir, 'out'), join(dir, 'export')];
    const clear = () => rmSync(folder, { recursive: true, force: true });
    const works: readonly Work[] = [
      { name: peer, command: ['sqlite3', '-readonly', '-csv', '-header', join(desk, 'ozma.db'), manifestInSql], count },
      { name: own, command: ozma('--desk', desk, 'export', 'manifest', '--exact'), count },
      {
        name: 'export manifest --out',
        command: ozma('--desk', desk, 'export', 'manifest', '--out', `${folder}/`),
        before: clear,
        count,
      },
      { name: 'verify of that directory, alone', command: ozma('verify', folder, '--no-desk'), count },
      { name: 'verify of that directory, with the ledger', command: ozma('--desk', desk, 'verify', folder), count },
      ...ledgerWorks(bench, desk, dir),
    ];
    const rows = await measurePaired(works, peer, { runs: bench.runs, out, tell });
    if (isInstalled('sqlite3')) {
      const same = await compare(`${out}.export-manifest`, `${out}.sqlite3-csv`);
      tell(`ozma and sqlite3 wrote the same ${same} rows`);
    }
    return { rows, peer };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};
