import { z } from 'zod';
import type { Arrival } from '../src/domain/arrival.ts';
import type { Policy } from '../src/domain/policy.ts';
import { type Ticket, ticketStatuses } from '../src/domain/ticket.ts';
import type { Waiver } from '../src/domain/waiver.ts';
import { storedSubmission } from './stored-submission.ts';
import {
  storedCode,
  storedHash,
  storedId,
  storedInstant,
  storedPerson,
  storedRef,
  storedTextLists,
} from './stored-text.ts';

/** An arrival as it is kept: its policy is kept once for many. */
export type StoredArrival = Omit<Arrival, 'policy'>;

const policy = z.object({
  kinds: z.array(
    z.object({
      name: z.string(),
      aliases: z.array(z.string()),
      idPattern: z.string(),
      needsName: z.boolean(),
      required: z.array(z.string()),
    }),
  ),
  noteAliases: storedTextLists,
  nameRule: z.enum(['plain', 'second-life']),
  labelTemplate: z.string(),
  ticketPattern: z.string(),
  timeZone: z.string(),
  limits: z.object({ files: z.number(), bytes: z.number(), depth: z.number(), noteBytes: z.number() }),
  futureHours: z.number(),
}) satisfies z.ZodType<Policy>;

const ticket = z.object({
  number: z.string(),
  owner: storedPerson,
  status: z.enum(ticketStatuses),
  problems: z.array(z.string()),
  openedAt: storedInstant,
  items: z.array(storedRef),
  instructions: z.array(
    z.object({
      at: storedInstant,
      label: z.string(),
      items: z.array(storedRef),
      consumed: z.array(z.string()),
      isWithdrawn: z.boolean(),
    }),
  ),
  columns: z.array(z.tuple([z.string(), z.string()])),
}) satisfies z.ZodType<Ticket>;

const waiver = z.object({
  id: z.number(),
  ticket: z.string(),
  code: storedCode,
  itemKey: z.string().nullable(),
  onlyFor: z.string().nullable(),
  by: z.string(),
  why: z.string(),
  since: storedInstant,
  until: storedInstant,
}) satisfies z.ZodType<Waiver>;

const earlier = { submission: storedId.nullable(), label: z.string() };

const seen = z.object({
  actives: z.array(
    z.object({
      ...earlier,
      receivedAt: storedInstant,
      digest: storedHash,
      itemKeys: z.array(z.string()),
      queuePlace: z.number().nullable(),
    }),
  ),
  custody: z.array(z.object({ ...earlier, itemKey: z.string(), place: z.enum(['held', 'repair']) })),
  notes: z.array(
    z.object({
      ...earlier,
      fingerprint: storedHash,
      ticket: z.string(),
      owner: storedPerson,
      instructedAt: storedInstant.nullable(),
      receivedAt: storedInstant,
    }),
  ),
});

const arrival = z.object({
  submission: storedSubmission,
  recognition: z.object({
    by: z.enum(['instruction', 'parts']),
    ticketNumber: z.string().nullable(),
    names: z.array(storedPerson),
    lookAlikeOf: z.string().nullable(),
  }),
  ticket: ticket.nullable(),
  author: z
    .object({
      person: storedPerson,
      grade: z.enum(['proven', 'claimed']),
      isKnown: z.boolean(),
      lookAlikeOf: z.string().nullable(),
    })
    .nullable(),
  seen,
  registry: z.union([
    z.literal('absent'),
    z.array(z.object({ itemKey: z.string(), name: z.string(), owner: storedPerson.nullable() })),
  ]),
  waivers: z.array(waiver),
  now: storedInstant,
}) satisfies z.ZodType<StoredArrival>;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads a kept arrival; null for what is none. */
export const readStoredArrival = (text: string): StoredArrival | null => arrival.safeParse(parsed(text)).data ?? null;

/** Reads a kept policy; null for what is none. */
export const readStoredPolicy = (text: string): Policy | null => policy.safeParse(parsed(text)).data ?? null;
