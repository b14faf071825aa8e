import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sha256 } from '../../src/domain/ids.ts';
import { checkItem } from '../../src/queue/check-item.ts';
import { spoolName } from '../../src/spool/spool.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { decision, held, heldItem } from '../store/area-builders.ts';
import { importTickets, record, rules, submissionNumbered, ticketRow } from '../store/builders.ts';
import { claimOne } from '../store/queue-builders.ts';

const one = submissionNumbered(1);
const content = 'the bunny 1';
const hash = sha256(createHash('sha256').update(content).digest('hex'));

it('an item that was accepted and not moved yet is fetched when it is claimed, and not taken for gone', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'ozma-way-'));
  const folder = spoolName(one, 'T-1 - Dora Quillfeather');
  for (const area of ['processing', 'repair', 'held', 'trash', `held/${folder}`]) mkdirSync(join(dir, area));
  writeFileSync(join(dir, 'held', folder, 'bunny-1.object'), content);
  writeFileSync(join(dir, 'held', folder, 'note.txt'), 'a note');
  await using store = openSqliteStore({ file: join(dir, 'ozma.db'), durability: 'process', mustExist: false, rules });
  await importTickets(store, [ticketRow('T-1')]);
  await record(store, [held(1, [], { items: [heldItem('1', { sha256: hash, bytes: content.length })] })]);
  await store.acceptHeld(decision(one), [{ file: 'bunny-1.object', sha256: hash, bytes: content.length }]);
  const { work } = await claimOne(store, 'a');
  expect(await checkItem({ deskDir: dir, store }, work)).toEqual({ kind: 'unaltered' });
  expect(readdirSync(join(dir, 'repair', folder)).toSorted()).toEqual(['bunny-1.object', 'note.txt']);
  rmSync(dir, { recursive: true });
});
