import { z } from 'zod';
import type { Sha256, SubmissionId } from '../src/domain/ids.ts';
import type { Instant } from '../src/domain/instant.ts';
import type { Person } from '../src/domain/person.ts';
import { isReasonCode, type ReasonCode } from '../src/domain/reason.ts';

const isText = (value: unknown, pattern: RegExp): boolean => typeof value === 'string' && pattern.test(value);

const hash = /^[0-9a-f]{64}$/u;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const moment = /^(?:\d{4}|[+-]\d{6})-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u;

/** A SHA-256 digest as ozma writes it. */
export const storedHash = z.custom<Sha256>((value) => isText(value, hash));

/** A submission's id as ozma writes it. */
export const storedId = z.custom<SubmissionId>((value) => isText(value, uuid));

/** An instant as ozma writes it. */
export const storedInstant = z.custom<Instant>(
  (value) => isText(value, moment) && !Number.isNaN(Date.parse(`${value}`)),
);

/** A code of the catalogue. */
export const storedCode = z.custom<ReasonCode>((value) => typeof value === 'string' && isReasonCode(value));

/** Somebody by name and stable id. */
export const storedPerson = z.object({ name: z.string(), id: z.string().nullable() }) satisfies z.ZodType<Person>;

/** A kind and an id. */
export const storedRef = z.object({ kind: z.string(), id: z.string() });

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Texts by whatever key somebody gave them, each as it is: zod's own records drop a key `__proto__`. */
export const storedTexts = z.custom<Readonly<Record<string, string>>>(
  (value) => isRecord(value) && Object.values(value).every((text) => typeof text === 'string'),
);

/** Lists of texts by whatever key. */
export const storedTextLists = z.custom<Readonly<Record<string, readonly string[]>>>(
  (value) =>
    isRecord(value) &&
    Object.values(value).every((list) => Array.isArray(list) && list.every((text) => typeof text === 'string')),
);
