import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExitStatus } from '../../src/cli/call.ts';
import { ingest } from '../../src/cli/ingest.ts';
import { importRegistry, importTickets, listTickets } from '../../src/cli/tickets.ts';
import { documentsIn, makeDesk, removeDesk, runWith } from './desk.ts';

let desk = '';
beforeEach(async () => {
  desk = await makeDesk();
});
afterEach(() => removeDesk(desk));

const put = async (name: string, text: string): Promise<string> => {
  await writeFile(join(desk, name), text);
  return join(desk, name);
};

const run = async (what: 'tickets' | 'registry', file: string): Promise<ExitStatus> =>
  (await runWith({ desk }, (call) => (what === 'tickets' ? importTickets : importRegistry)(call, { file }))).status;

const verdicts = async (): Promise<Record<string, unknown>> => {
  const { out } = await runWith({ desk, json: true }, (call) => ingest(call, { paths: [] }));
  return Object.fromEntries(
    documentsIn(out)
      .toReversed()
      .map(({ label, verdict }) => [label, verdict]),
  );
};

const statuses = async () => {
  const { out, err } = await runWith({ desk, json: true }, listTickets);
  return { of: Object.fromEntries(documentsIn(out).map(({ ticket, status }) => [ticket, status])), err };
};

const header = 'ticket,owner,status,opened_at';

describe('a registry imported from elsewhere', () => {
  it('counts although the desk’s own registry.csv is there without a row', async () => {
    await run('registry', await put('other.csv', 'kind,id,name,owner,owner_id\nbunny,2,Clover,Ember Fenwick,id-2\n'));
    expect(await verdicts()).toMatchObject({ 'T-1 - Dora Quillfeather': 'held' });
  }, 60_000);

  it('counts until the desk’s own registry.csv changes', async () => {
    const own = 'kind,id,name,owner,owner_id\nbunny,1,Snowdrop,Dora Quillfeather,\n';
    await put('registry.csv', own);
    await run('registry', await put('registry.csv', own));
    const other = 'kind,id,name,owner,owner_id\nbunny,1,Snowdrop,Ember Fenwick,id-2\n';
    await run('registry', await put('other.csv', other));
    expect(await verdicts()).toMatchObject({ 'T-1 - Dora Quillfeather': 'rejected' });
  }, 60_000);

  it('counts no more when the desk’s own registry.csv has lost its rows after it', async () => {
    await run('registry', await put('other.csv', 'kind,id,name,owner,owner_id\nbunny,2,Clover,Ember Fenwick,id-2\n'));
    await run('registry', await put('registry.csv', 'kind,id\nbunny,1\n'));
    await put('registry.csv', '');
    expect(await verdicts()).toMatchObject({ 'T-1 - Dora Quillfeather': 'accepted' });
  }, 60_000);
});

describe('tickets imported from elsewhere', () => {
  it('are not gone because the desk’s own tickets.csv does not have them', async () => {
    await run('tickets', await put('other.csv', `${header}\nT-9,Dora Quillfeather,Open,2026-10-01T09:00:00Z\n`));
    expect((await statuses()).err).toBe('');
  }, 60_000);

  it('are not undone by a tickets.csv of the desk that has not changed', async () => {
    await statuses();
    await run('tickets', await put('other.csv', `${header}\nT-3,Dora Quillfeather,Closed,2026-10-01T09:00:00Z\n`));
    expect((await statuses()).of).toMatchObject({ 'T-3': 'Closed' });
  }, 60_000);
});

describe('a row that has gone bad', () => {
  it('is told as bad, and its ticket is not told as gone', async () => {
    await put('tickets.csv', `${header}\nT-1,Dora,Open,2026-10-01T09:00:00Z\nT-2,Dora,Open,2026-10-01T09:00:00Z\n`);
    await statuses();
    await put('tickets.csv', `${header}\nT-1,Dora,Open,soon\nT-2,Dora,Open,2026-10-01T09:00:00Z\n`);
    const { err } = await statuses();
    expect(err).toContain('tickets.csv:2: opened_at');
    expect(err).not.toContain('gone');
  }, 60_000);

  it('hides no ticket that really went', async () => {
    await put('tickets.csv', `${header}\nT-1,Dora,Open,2026-10-01T09:00:00Z\nT-2,Dora,Open,2026-10-01T09:00:00Z\n`);
    await statuses();
    await put('tickets.csv', `${header}\nT-1,Dora,Open,soon\n`);
    expect((await statuses()).err).toContain('1 row of the last import is gone; nothing was deleted: T-2');
    await rm(join(desk, 'tickets.csv'));
    expect((await statuses()).err).toBe('');
  }, 60_000);
});
