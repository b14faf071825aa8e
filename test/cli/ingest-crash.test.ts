import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingest } from '../../src/cli/ingest.ts';
import { makeJudgedDesk, removeDesk, runWith } from './desk.ts';
import { claim, finish, onStore } from './worked-desk.ts';

let desk = '';

beforeAll(async () => {
  ({ desk } = await makeJudgedDesk());
}, 60_000);
afterAll(() => removeDesk(desk));

/** The labels of the folders that lie in an area. */
const labelsIn = (area: string): readonly string[] =>
  readdirSync(join(desk, area)).map((name) => name.slice(name.indexOf('--') + 2));

describe('ingest on a desk that nothing serves', () => {
  it('carries back what a crash left between the end of a repair by hand and its move', async () => {
    await onStore(desk, async (store) => {
      const repair = await claim(store, 'a token', { minute: 1 });
      await finish(store, 'a token', { repair, outcome: { kind: 'fulfilled', note: null }, minute: 2 });
    });
    expect(labelsIn('repair')).toContain('T-1 - Dora Quillfeather');
    await runWith({ desk }, (call) => ingest(call, { paths: [] }));
    expect(labelsIn('repair')).toEqual(['T-2 - Ember Fenwick']);
    expect(labelsIn('returned')).toContain('T-1 - Dora Quillfeather');
  });
});
