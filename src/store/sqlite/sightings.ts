import type Database from 'better-sqlite3';
import type { NoteSighting } from '../../domain/seen.ts';

/** Remembers where notes were seen; to be called inside a transaction. */
export type Sightings = { readonly remember: (sighting: NoteSighting, submissionSeq: number) => void };

type SightingParams = {
  readonly prefix: bigint;
  readonly fingerprint: Buffer;
  readonly ticket: string;
  readonly owner: string;
  readonly ownerId: string | null;
  readonly instructedAt: string | null;
  readonly submissionSeq: number;
};

const insertSighting = `insert into sighting (prefix, fingerprint, ticket, owner, owner_id, instructed_at, submission_seq)
  select @prefix, @fingerprint, @ticket, @owner, @ownerId, @instructedAt, @submissionSeq
  where not exists (
    select 1 from sighting where prefix = +@prefix and fingerprint = +@fingerprint and ticket = +@ticket and owner = +@owner
      and owner_id is +@ownerId and instructed_at is +@instructedAt
  )`;

/** The first 64 bits of a digest as a signed number: what indexes keep, since whole digests make them grow badly. */
export const prefixOf = (digest: Buffer): bigint => digest.readBigInt64BE(0);

/** Sightings over an open database; a note seen again with the same ticket, owner and instruction is kept once, as first seen. */
export const openSightings = (db: Database.Database): Sightings => {
  const insert = db.prepare<[SightingParams]>(insertSighting);
  return {
    remember: ({ fingerprint: digest, ticket, owner, instructedAt }, submissionSeq) => {
      const fingerprint = Buffer.from(digest, 'hex');
      const prefix = prefixOf(fingerprint);
      insert.run({ prefix, fingerprint, ticket, owner: owner.name, ownerId: owner.id, instructedAt, submissionSeq });
    },
  };
};
