import { readFile } from 'node:fs/promises';
import { parseString } from 'fast-csv';
import { describe, expect, it } from 'vitest';
import { unguarded } from '../../../schemas/row.ts';
import { guarded } from '../../../src/csv/cell.ts';
import { csvRows } from '../../../src/csv/rows.ts';
import { collect } from '../../store/builders.ts';
import { type HostileExport, hostileExport, hostilePlaces } from './hostile-export.ts';
import { findTool, runTool } from './tool.ts';

type Rows = readonly (readonly string[])[];

const python = findTool('python3', [['python3']], 'Python read no export');
const sqlite = findTool('sqlite3', [['sqlite3']], 'sqlite3 imported no export');

const hostileCells = (rows: Rows): Rows => rows.slice(1).map((row) => hostilePlaces.map((place) => row[place] ?? ''));

const expected = ({ texts }: HostileExport, cell: (text: string) => string): Rows =>
  texts.map((text) => hostilePlaces.map(() => cell(text)));

const same = (text: string): string => text;

const styles = [
  ['guarded', {}],
  ['guarded', { crlf: true, bom: true }],
  ['exact', {}],
  ['exact', { crlf: true }],
] as const;

const program = `
import csv, json, sys
with open(sys.argv[1], newline='', encoding='utf-8-sig') as file:
    json.dump(list(csv.reader(file, strict=True)), sys.stdout)
`;

describe('hostile cells', () => {
  it.each(styles)('are read back by ozma as they were, %s, %j', async (cells, style) => {
    await using made = await hostileExport(cells, style);
    const file = { path: made.csv, delimiter: ',', onBytes: () => undefined } as const;
    const rows = (await collect(csvRows(file))).map((row) => (row.kind === 'cells' ? row.cells : []));
    const back = hostileCells(rows).map((row) => row.map(cells === 'guarded' ? unguarded : same));
    expect(back).toEqual(expected(made, same));
  });

  it.each(styles)('are read by fast-csv as they were written, %s, %j', async (cells, style) => {
    await using made = await hostileExport(cells, style);
    const rows: Rows = await parseString(await readFile(made.csv, 'utf8')).toArray();
    expect(hostileCells(rows)).toEqual(expected(made, cells === 'guarded' ? guarded : same));
  });

  it.skipIf(python === null).each(styles)('are read by Python as they were written, %s, %j', async (cells, style) => {
    await using made = await hostileExport(cells, style);
    const rows: Rows = JSON.parse(await runTool(python, ['-c', program, made.csv]));
    expect(hostileCells(rows)).toEqual(expected(made, cells === 'guarded' ? guarded : same));
  });

  it.skipIf(sqlite === null).each(styles)(
    'are imported by sqlite3 as they were written, %s, %j',
    async (cells, style) => {
      await using made = await hostileExport(cells, style);
      const select = 'select hex(label), hex(owner), hex(owner_id), hex(item_name), hex(file) from t order by rowid;';
      const args = [':memory:', '-cmd', '.mode csv', '-cmd', `.import '${made.csv}' t`, '-cmd', '.mode list', select];
      const printed = await runTool(sqlite, args);
      const back = printed
        .trimEnd()
        .split('\n')
        .map((line) => line.split('|').map((hex) => Buffer.from(hex, 'hex').toString()));
      expect(back).toEqual(expected(made, cells === 'guarded' ? guarded : same));
    },
  );
});
