import { openBatchCheck } from '../../src/batch/open-batch-check.ts';
import { wireBatchStore } from '../../src/wire.ts';
import { petDesk } from '../formats/pet-desk.ts';

const [file = '', directory = ''] = process.argv.slice(2);
await using check = await openBatchCheck({ file, directory, policy: petDesk, store: wireBatchStore() });
let faults = 0;
for await (const page of check.rowFaults()) faults += page.length;
let missing = 0;
for await (const page of check.missing()) missing += page.length;
process.stdout.write(JSON.stringify({ rows: check.rows, folders: check.folders, faults, missing }));
