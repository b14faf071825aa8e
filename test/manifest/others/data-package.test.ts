import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import datapackage from 'datapackage';
import { describe, expect, it } from 'vitest';
import { guarded } from '../../../src/csv/cell.ts';
import { ledgerTable } from '../../../src/manifest/tables/ledger-columns.ts';
import { submissionTable } from '../../../src/manifest/tables/submission-columns.ts';
import { hostileExport } from './hostile-export.ts';

const descriptionOf = async (dir: string) => JSON.parse(await readFile(join(dir, 'datapackage.json'), 'utf8'));

describe('the reference implementation of Data Package', () => {
  it.each([
    ['guarded', {}],
    ['exact', { crlf: true }],
  ] as const)(
    'finds an export with %s cells valid by its profiles, and reads its rows by their types',
    async (cells, style) => {
      await using made = await hostileExport(cells, style);
      const description = await descriptionOf(made.dir);
      expect(await datapackage.validate(description)).toMatchObject({ valid: true, errors: [] });
      const { resources } = await datapackage.Package.load(description, { basePath: made.dir, strict: true });
      const rows = (await resources[0]?.read({ keyed: true })) ?? [];
      const told = made.texts.map((text) => (cells === 'guarded' ? guarded(text) : text));
      expect(rows.map((row) => row['label'])).toEqual(told);
      expect(rows[0]).toMatchObject({
        line: 1,
        received_at: new Date('2010-08-20T00:20:00Z'),
        bytes: 812,
        expected: 0,
      });
      expect(rows[0]).toMatchObject({ repair_state: null, codes: 'OK' });
    },
  );

  it.each([
    ['submissions', submissionTable],
    ['ledger', ledgerTable],
  ] as const)('takes the description of %s', async (name, columns) => {
    await using made = await hostileExport('guarded');
    const description = await descriptionOf(made.dir);
    const [resource] = description.resources;
    const fields = columns.map(({ personal: _, ...field }) => field);
    const schema = { ...resource.schema, fields, primaryKey: [fields[0]?.name] };
    const other = { ...description, name: `ozma-${name}`, resources: [{ ...resource, name, schema }] };
    expect(await datapackage.validate(other)).toMatchObject({ valid: true, errors: [] });
  });

  it('finds a description invalid whose table has no schema', async () => {
    await using made = await hostileExport('guarded');
    const description = await descriptionOf(made.dir);
    const { schema: _, ...resource } = description.resources[0];
    expect((await datapackage.validate({ ...description, resources: [resource] })).valid).toBe(false);
  });
});
