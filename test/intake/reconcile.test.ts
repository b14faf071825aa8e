import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultConfig } from '../../src/config.ts';
import { loadDeskTables } from '../../src/desk/load-tables.ts';
import { submissionId } from '../../src/domain/ids.ts';
import { instantAt } from '../../src/domain/instant.ts';
import { ingest } from '../../src/intake/ingest.ts';
import { thisHolder } from '../../src/spool/holder.ts';
import type { FolderClaim } from '../../src/store/store.ts';
import { type App, wire } from '../../src/wire.ts';

const now = instantAt(Date.UTC(2026, 10, 1));
const id = submissionId('019a3c00-0000-7000-8000-000000000001');
const label = 'T-1 - Dora Quillfeather';
const dead = `${hostname()} 4194304 0`;
const areas = ['inbox', 'processing', 'quarantine', 'repair', 'held', 'returned', 'trash'] as const;
const made: string[] = [];

afterEach(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
});

const openDesk = async (): Promise<App & { readonly dir: string }> => {
  const dir = mkdtempSync(join(tmpdir(), 'ozma-reconcile-'));
  made.push(dir);
  for (const area of areas) mkdirSync(join(dir, area));
  writeFileSync(
    join(dir, 'tickets.csv'),
    'ticket,owner,status,opened_at,instructed_at,items\n' +
      'T-1,Dora Quillfeather,Pending-Customer,2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,bunny:1\n',
  );
  const app = wire({ dir, config: defaultConfig() });
  await loadDeskTables(app.store, app.desk.config, { deskDir: dir, now });
  return { ...app, dir };
};

const note =
  'Ticket: T-1\nOwner: Dora Quillfeather\nDate: 2026-10-03\n\nBunny: A\nID: 1\nStatus: ill\nPrevious owner: none\nProblem: ill\n';

const makeFolder = (path: string): void => {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'note.txt'), note);
  writeFileSync(join(path, 'bunny-1.object'), 'a bunny');
};

const claimOf = (path: string, holder: string): FolderClaim => ({ submission: id, path, claimedAt: now, holder });

/** Ingests once; answers what was judged as `path: verdict`, and what lies where. */
const ingestOnce = async (app: App & { readonly dir: string }) => {
  await using pool = await app.openPool();
  const judged: string[] = [];
  const parts = {
    deskDir: app.dir,
    inboxDir: join(app.dir, 'inbox'),
    store: app.store,
    pool,
    policy: app.desk.config.policy,
    clock: () => now,
    durability: 'process' as const,
    settleSeconds: 0,
    batchSize: 10,
    isMeant: () => true,
  };
  for await (const news of ingest(parts)) {
    if (news.kind === 'batch') judged.push(...news.decided.map(({ entry }) => `${entry.path}: ${entry.verdict}`));
  }
  const lying = areas.flatMap((area) => readdirSync(join(app.dir, area)).map((name) => `${area}/${name}`));
  return { judged, lying };
};

describe('after a crash', () => {
  it('a claimed folder is judged under its claim, and its emptied delivery goes', async () => {
    await using app = await openDesk();
    await app.store.claimFolders([claimOf(`inbox/@slot-1/${label}`, dead)]);
    mkdirSync(join(app.dir, 'inbox/@slot-1'));
    makeFolder(join(app.dir, `processing/${id}--${label}`));
    expect(await ingestOnce(app)).toEqual({
      judged: [`inbox/@slot-1/${label}: accepted`],
      lying: [`repair/${id}--${label}`],
    });
  });

  it('a folder without a claim is judged by its name', async () => {
    await using app = await openDesk();
    makeFolder(join(app.dir, `processing/${id}--${label}`));
    expect((await ingestOnce(app)).judged).toEqual([`inbox/${label}: accepted`]);
  });

  it('a claim whose folder never left the inbox is forgotten, even a link that leads nowhere', async () => {
    await using app = await openDesk();
    await app.store.claimFolders([claimOf('inbox/T-9', dead)]);
    symlinkSync('/nowhere', join(app.dir, 'inbox/T-9'));
    expect((await ingestOnce(app)).judged).toEqual(['inbox/T-9: rejected']);
    expect(await app.store.reads.events({ submission: id })).toEqual([]);
  });

  it('a claim whose folder is nowhere ends with an event', async () => {
    await using app = await openDesk();
    await app.store.claimFolders([claimOf('inbox/T-9', dead)]);
    await ingestOnce(app);
    expect(await app.store.folderClaims()).toEqual([]);
    expect((await app.store.reads.events({ submission: id })).map(({ kind }) => kind)).toEqual(['submission-vanished']);
  });

  it('a recorded folder that a power cut put back is moved again, and not judged again', async () => {
    await using app = await openDesk();
    makeFolder(join(app.dir, `inbox/${label}`));
    const first = await ingestOnce(app);
    const [placed = ''] = first.lying;
    renameSync(join(app.dir, placed), join(app.dir, placed.replace('repair', 'processing')));
    expect(await ingestOnce(app)).toEqual({ judged: [], lying: [placed] });
  });

  it('what a living process holds is left to it', async () => {
    await using app = await openDesk();
    await app.store.claimFolders([claimOf(`inbox/${label}`, thisHolder())]);
    makeFolder(join(app.dir, `processing/${id}--${label}`));
    expect(await ingestOnce(app)).toEqual({ judged: [], lying: [`processing/${id}--${label}`] });
  });

  it('what another host held is left to it for ten minutes', async () => {
    await using app = await openDesk();
    const fresh = claimOf(`inbox/${label}`, 'elsewhere 1 1');
    await app.store.claimFolders([fresh]);
    makeFolder(join(app.dir, `processing/${id}--${label}`));
    expect((await ingestOnce(app)).judged).toEqual([]);
    await app.store.forgetClaims([id]);
    await app.store.claimFolders([{ ...fresh, claimedAt: instantAt(Date.UTC(2026, 9, 31, 23, 49)) }]);
    expect((await ingestOnce(app)).judged).toEqual([`inbox/${label}: accepted`]);
  });
});
