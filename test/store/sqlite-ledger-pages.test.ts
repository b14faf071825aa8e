import { describe, expect, it } from 'vitest';
import { record, rejected } from './builders.ts';
import { edit, open, place } from './files.ts';

describe('the proof of a long ledger', () => {
  it('finds what was added right after a whole page of events', async () => {
    using at = place();
    await using store = open(at.file);
    await record(
      store,
      Array.from({ length: 1999 }, (_, n) => rejected(n, { ticket: null })),
    );
    expect(await store.reads.firstBrokenEvent()).toBeNull();
    edit(
      at.file,
      `insert into event select 2001, at, kind, actor, submission, ticket, ticket_key, body, hash from event where seq = 2`,
    );
    expect(await store.reads.firstBrokenEvent()).toBe(2001);
  });

  it('goes over many pages of events', async () => {
    using at = place();
    await using store = open(at.file);
    await record(
      store,
      Array.from({ length: 4500 }, (_, n) => rejected(n, { ticket: null })),
    );
    expect(await store.reads.firstBrokenEvent()).toBeNull();
    edit(at.file, `update event set actor = 'kay' where seq = 4200`);
    expect(await store.reads.firstBrokenEvent()).toBe(4200);
  });
});
