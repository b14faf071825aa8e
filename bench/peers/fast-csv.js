// fast-csv alone: reads a CSV file with a header, row by row, and prints how many rows there were.
import { createReadStream } from 'node:fs';
import { parse } from 'fast-csv';

const [file = ''] = process.argv.slice(2);
let rows = 0;
for await (const row of createReadStream(file).pipe(parse({ headers: true }))) if (row.ticket !== '') rows += 1;
process.stdout.write(`${rows}\n`);
