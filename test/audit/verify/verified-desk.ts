import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { KeptHead } from '../../../src/audit/verify/kept-heads.ts';
import { verifyChain } from '../../../src/audit/verify/verify-ledger.ts';
import { verifyTables } from '../../../src/audit/verify/verify-tables.ts';
import { ingest } from '../../../src/cli/ingest.ts';
import { initDesk } from '../../../src/desk/init.ts';
import { type Instant, instantAt } from '../../../src/domain/instant.ts';
import type { VerifyNews } from '../../../src/domain/proof.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open.ts';
import { openSnapshot } from '../../../src/store/sqlite/snapshot/open.ts';
import type { Store } from '../../../src/store/store.ts';
import { runWith } from '../../cli/desk.ts';
import { onStore, pauseAt } from '../../cli/worked-desk.ts';
import { rules } from '../../store/builders.ts';

/** A directory with the database of the sample desk, all of its folders judged. */
export type Judged = AsyncDisposable & {
  readonly file: string;
  readonly judgedAt: Instant;
  /** A copy of that database, or of another one. */
  readonly copy: (of?: string) => Promise<string>;
};

/** Puts what is written beside a database into it, so that its file alone is all of it. */
export const settleFile = (file: string): void => {
  const db = new Database(file);
  db.pragma('wal_checkpoint(truncate)');
  db.close();
};

/** Judges the sample desk's inbox while one ticket is paused, so that its folder is detained. */
export const openJudged = async (): Promise<Judged> => {
  const dir = await mkdtemp(join(tmpdir(), 'ozma-verified-'));
  const desk = join(dir, 'desk');
  await initDesk(desk, { sample: true });
  const judgedAt = instantAt(Date.UTC(2027, 0, 10));
  const scope = { kind: 'item-kind', itemKind: 'nest' } as const;
  await onStore(desk, (store) => store.openPause(pauseAt(0, { scope, scopeKey: 'nest', since: judgedAt })));
  await runWith({ desk, json: true, now: () => judgedAt }, (call) => ingest(call, { paths: [] }));
  const file = join(dir, 'judged.db');
  settleFile(join(desk, 'ozma.db'));
  await copyFile(join(desk, 'ozma.db'), file);
  let copies = 0;
  return {
    file,
    judgedAt,
    copy: async (of = file) => {
      copies += 1;
      const copy = join(dir, `${copies}.db`);
      await copyFile(of, copy);
      return copy;
    },
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true }),
  };
};

/** Opens a copy to be worked on. */
export const openCopy = (file: string): Store =>
  openSqliteStore({ file, durability: 'process', mustExist: true, rules });

/** Opens a database as it is at this instant. */
export const look = (file: string) => openSnapshot({ file, rules });

/** The head of a database's ledger. */
export const headOf = async (file: string): Promise<KeptHead> => {
  await using snapshot = look(file);
  return snapshot.head;
};

/** All that a verification of the ledger and of the tables says. */
export const verified = async (file: string, heads: readonly KeptHead[] = []): Promise<readonly VerifyNews[]> => {
  await using snapshot = look(file);
  const news: VerifyNews[] = [];
  for await (const one of verifyChain(snapshot, { heads })) news.push(one);
  for await (const one of verifyTables(snapshot)) news.push(one);
  return news;
};

/** What of it is wrong. */
export const wrongIn = (news: readonly VerifyNews[]) => news.filter((one) => one.kind === 'wrong');

/** What of it was proven. */
export const provenIn = (news: readonly VerifyNews[]) =>
  news.flatMap((one) => (one.kind === 'proven' ? [one.claim] : []));
