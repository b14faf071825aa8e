import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/config.ts';
import { importRegistry } from '../../src/desk/import-csv.ts';
import { instantAt } from '../../src/domain/instant.ts';
import { nothingImported as nothing, openScratch } from './scratch.ts';

const now = instantAt(1_282_300_000_000);
const config = defaultConfig();

describe('the registry', () => {
  test('is imported with owners and without', async () => {
    await using scratch = await openScratch();
    const text = 'kind,id,name,owner,owner_id\nBunny,483920,Snowdrop,Dora,u7\n巣,N-1182,,,\n';
    const file = await scratch.write('r.csv', text);
    expect(await importRegistry(scratch.store, { file, config, now })).toEqual({ ...nothing, rows: 2, added: 2 });
    const itemKeys = ['bunny:483920', 'nest:n-1182'];
    const { registry } = await scratch.store.recall({ ticketKeys: [], itemKeys, fingerprints: [] });
    expect([...(registry ?? [])]).toEqual([
      ['bunny:483920', { itemKey: 'bunny:483920', name: 'Snowdrop', owner: { name: 'Dora', id: 'u7' } }],
      ['nest:n-1182', { itemKey: 'nest:n-1182', name: '', owner: null }],
    ]);
  });

  test('tells bad rows and repeated items', async () => {
    await using scratch = await openScratch();
    const text = 'kind,id\nbunny,1\nbunny,N-1\ndog,1\nうさぎ,1\n';
    expect(
      await importRegistry(scratch.store, { file: await scratch.write('r.csv', text), config, now }),
    ).toMatchObject({
      added: 1,
      badCount: 3,
      bad: [
        { line: 3, column: 'id', why: "expected an id of a bunny ([0-9]+); found 'N-1'" },
        { line: 4, column: 'kind', why: "unknown kind 'dog'; the desk knows bunny, nest" },
        { line: 5, column: 'id', why: 'bunny:1 stands in the file before; this row was not taken' },
      ],
    });
  });

  test.each(['', 'kind,id,name,owner,owner_id\n'])('without data rows is no registry: %j', async (text) => {
    await using scratch = await openScratch();
    const file = await scratch.write('r.csv', text);
    expect(await importRegistry(scratch.store, { file, config, now })).toEqual(nothing);
    expect((await scratch.store.recall({ ticketKeys: [], itemKeys: [], fingerprints: [] })).registry).toBeNull();
  });
});
