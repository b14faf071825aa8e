import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { initDesk } from '../src/desk/init.ts';
import type { VerdictDocument } from '../src/texts/verdict-document.ts';
import { checkInbox, ingestInbox, openPools } from './fixtures/runs.ts';

const pools = openPools();
const dir = join(mkdtempSync(join(tmpdir(), 'ozma-sample-')), 'desk');

beforeAll(() => initDesk(dir, { sample: true }));
afterAll(async () => {
  await pools[Symbol.asyncDispose]();
  rmSync(join(dir, '..'), { recursive: true });
});

/** Path in the inbox, verdict, where it goes, and codes, in the order in which the sample's inbox is judged. */
const story: readonly (readonly [path: string, verdict: string, disposition: string, codes: string])[] = [
  ['@2026-10-05-2114/T-1042 - Ember Fenwick', 'accepted', 'repair', 'ITEM_MISSING ITEM_MISSING ITEM_MISSING'],
  ['@2026-10-05-2116/T-1042 - Ember Fenwick', 'accepted', 'repair', 'ITEM_MISSING ITEM_MISSING'],
  ['@2026-10-06-2058/T-1042 - Ember Fenwick', 'duplicate', 'return', 'DUPLICATE'],
  ['@2026-10-07-2031/T-1042 - Ember Fenwick', 'held', 'hold', 'RESEND_CHANGED'],
  ['T-1039 - Marigold Thackeray', 'rejected', 'return', 'TICKET_CLOSED'],
  ['T-1040 - Wilhelmina Bracken', 'rejected', 'return', 'NOTE_STALE'],
  ['T-1041 - Dora Quillfeather', 'accepted', 'repair', ''],
  ['T-1043 - mizuki.hoshizora', 'accepted', 'repair', ''],
  [
    'T-1044 - Tamsin Hollowell',
    'partial',
    'repair',
    'ITEM_UNREFERENCED ITEM_UNREFERENCED ITEM_UNREFERENCED ITEM_UNREFERENCED',
  ],
  ['T-1045 - haru.tsukino', 'accepted', 'repair', 'STEPS_PENDING'],
  ['T-1046 - Rufus Oakhanger', 'rejected', 'return', 'NOT_INSTRUCTED'],
  ['T-1047 - juniper', 'partial', 'repair', 'ITEM_WITHOUT_FAULT TICKET_MIXED_PROBLEMS'],
  ['T-1048 - Ember Fenwick', 'accepted', 'repair', 'TX_HISTORY_MISSING'],
  ['T-1049 - sora.akatsuki', 'held', 'hold', 'ITEM_OWNER_UNKNOWN'],
  ['T-1050 - Dora Quillfeather', 'rejected', 'return', 'ITEM_OWNER_MISMATCH'],
  [
    'T-1051 - Corvin Ashgrove',
    'rejected',
    'return',
    'LABEL_NAME_MISSING NOTE_AUTHOR_STRANGER NOTE_STALE TX_HISTORY_MISSING',
  ],
  ['T-1051 – kaede.momiji - bunny', 'rejected', 'return', 'LABEL_MISMATCH'],
  ['bunny for Ozma', 'rejected', 'trash', 'LABEL_NAME_MISSING TICKET_MISSING'],
  ['bunny-499001 Pepper.object', 'rejected', 'trash', 'BARE_ITEM'],
  ['my two bunnies.zip', 'rejected', 'trash', 'BOXED'],
  ['note.txt', 'rejected', 'trash', 'BARE_NOTE'],
];

const told = (documents: readonly VerdictDocument[]): readonly (readonly string[])[] =>
  documents.map(({ path, verdict, disposition, findings }) => [
    path.slice('inbox/'.length),
    verdict,
    disposition,
    findings.map(({ code }) => code).join(' '),
  ]);

test('the sample desk tells its story, which shows every verdict, dry and for real', async () => {
  expect(told(await checkInbox(dir, pools))).toEqual(story);
  expect(told(await ingestInbox(dir, pools))).toEqual(story);
  expect(new Set(story.map(([, verdict]) => verdict))).toEqual(
    new Set(['accepted', 'partial', 'duplicate', 'held', 'rejected']),
  );
  expect(await ingestInbox(dir, pools)).toEqual([]);
});
