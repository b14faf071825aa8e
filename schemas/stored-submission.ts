import { z } from 'zod';
import type { Submission } from '../src/domain/arrival.ts';
import type { Item } from '../src/domain/item.ts';
import type { NoteFound } from '../src/domain/note.ts';
import type { ReceiptFound } from '../src/domain/receipt.ts';
import { storedHash, storedId, storedInstant, storedPerson, storedRef, storedTexts } from './stored-text.ts';

const hazard = z.object({
  path: z.string(),
  what: z.enum([
    'symbolic-link',
    'hard-link',
    'device',
    'fifo',
    'socket',
    'undecodable-name',
    'other-file-system',
    'unknown',
  ]),
});

const excess = z.object({
  limit: z.enum(['files', 'bytes', 'depth', 'note-bytes']),
  allowed: z.number(),
  found: z.number(),
});

const item = z.object({
  file: z.string(),
  bytes: z.number(),
  sha256: storedHash.nullable(),
  identity: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('identified'), ref: storedRef, by: z.enum(['document', 'file-name']) }),
    z.object({ kind: z.literal('unidentified'), why: z.enum(['no-pattern', 'unknown-kind', 'bad-id']) }),
  ]),
  boxed: z.enum(['name', 'content']).nullable(),
  damage: z.enum(['empty', 'unreadable']).nullable(),
}) satisfies z.ZodType<Item>;

const note = z.object({
  header: storedTexts,
  date: z.union([z.object({ start: storedInstant, end: storedInstant }), z.literal('invalid'), z.null()]),
  blocks: z.array(z.object({ kind: z.string(), name: z.string(), line: z.number(), fields: storedTexts })),
  other: z.array(z.string()),
  fingerprint: storedHash.nullable(),
});

const noteFound = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('several'), files: z.array(z.string()) }),
  z.object({ kind: z.literal('unreadable'), file: z.string(), why: z.string() }),
  z.object({ kind: z.literal('read'), file: z.string(), note }),
]) satisfies z.ZodType<NoteFound>;

const receipt = z.object({
  sender: storedPerson.nullable(),
  noteCreator: storedPerson.nullable(),
  noteCreatedAt: storedInstant.nullable(),
  items: z.array(z.object({ file: z.string(), owner: storedPerson.nullable() })),
});

const receiptFound = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('claimed'), receipt: receipt.nullable() }),
  z.object({ kind: z.literal('proven'), receipt }),
  z.object({ kind: z.literal('forged'), why: z.enum(['malformed', 'unsigned', 'bad-signature']) }),
]) satisfies z.ZodType<ReceiptFound>;

/** A submission as received, as an arrival keeps it. */
export const storedSubmission = z.object({
  label: z.string(),
  form: z.enum(['folder', 'loose-note', 'loose-archive', 'loose-file', 'loose-special']),
  hazards: z.array(hazard),
  excess: excess.nullable(),
  items: z.array(item),
  note: noteFound,
  receipt: receiptFound,
  digest: storedHash,
  id: storedId.nullable(),
  path: z.string(),
  receivedAt: storedInstant,
}) satisfies z.ZodType<Submission>;
