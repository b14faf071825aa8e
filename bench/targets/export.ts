import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Line } from '../figures.ts';
import { makeGrownDesk } from '../grown-desk.ts';
import { figuresOf, measureRounds, type Taken, type Work } from '../rounds.ts';
import { type Bench, many, type Target } from '../target.ts';

const sizes = { quick: 10_000, usual: 1_000_000, full: 1_000_000 } as const;
const names = { ozma: 'export manifest', sqlite: 'sqlite3 -csv' } as const;

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

const linesOf = (taken: Taken, rows: number): readonly Line[] => {
  const about = { target: 'P4', work: 'export manifest', size: `${many(rows)} rows, 26 columns` } as const;
  return [
    {
      ...about,
      unit: 's',
      ours: figuresOf(taken, names.ozma, 's'),
      peer: { name: names.sqlite, figures: figuresOf(taken, names.sqlite, 's') },
      limit: { of: 'ratio', is: 'at most', value: 1 },
    },
    {
      ...about,
      work: 'export manifest, peak memory',
      unit: 'MB',
      ours: figuresOf(taken, names.ozma, 'MB'),
      peer: { name: names.sqlite, figures: figuresOf(taken, names.sqlite, 'MB') },
      limit: { of: 'ours', is: 'below', value: 200 },
    },
  ];
};

/** P4: the manifest as CSV beside sqlite3's own CSV of the same rows from the same file. */
export const exportManifest: Target = {
  name: 'export',
  measure: async (bench: Bench) => {
    const rows = sizes[bench.scale];
    const desk = await bench.kept(`desk-${rows}`, (dir) => makeGrownDesk(dir, rows, 'all'));
    const outs = { ozma: join(bench.dir, 'ozma.csv'), sqlite: join(bench.dir, 'sqlite3.csv') };
    const works: readonly Work[] = [
      {
        name: names.sqlite,
        command: ['sqlite3', '-readonly', '-csv', '-header', join(desk, 'ozma.db'), manifestInSql],
        out: outs.sqlite,
      },
      { name: names.ozma, command: bench.ozma('--desk', desk, 'export', 'manifest', '--exact'), out: outs.ozma },
    ];
    const taken = await measureRounds(works, { runs: bench.runs, out: outs.ozma, tell: bench.tell });
    if (taken.has(names.sqlite) && taken.has(names.ozma)) {
      bench.tell(`ozma and sqlite3 wrote the same ${await compare(outs.ozma, outs.sqlite)} rows`);
    }
    return linesOf(taken, rows);
  },
};
