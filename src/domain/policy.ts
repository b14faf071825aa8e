import type { NameRule } from './person.ts';

/** One kind of item a desk repairs: how files and notes name it, and what a note must say of it. */
export type KindPolicy = {
  readonly name: string;
  /** Other words for the kind in file names, notes and references, any case. */
  readonly aliases: readonly string[];
  /** Regular expression (no anchors) that an id matches, any case. */
  readonly idPattern: string;
  /** Whether the note must give its name on the line that starts its block. */
  readonly needsName: boolean;
  /** Canonical note keys that each block must have, besides `Problem`. */
  readonly required: readonly string[];
};

/** What bounds the reading of one untrusted folder. */
export type Limits = {
  readonly files: number;
  readonly bytes: number;
  readonly depth: number;
  readonly noteBytes: number;
};

/** Everything of a desk's configuration that a rule or a parser may look at. */
export type Policy = {
  readonly kinds: readonly KindPolicy[];
  /** Canonical note key -> other ways to write it. */
  readonly noteAliases: Readonly<Record<string, readonly string[]>>;
  readonly nameRule: NameRule;
  /** Template of a label, with `{ticket}` and `{owner}`. */
  readonly labelTemplate: string;
  /** Regular expression (no anchors) that a ticket number in a label matches, any case, as a whole word. */
  readonly ticketPattern: string;
  /** IANA name of the time zone in which a date without offset is read. */
  readonly timeZone: string;
  readonly limits: Limits;
  /** How far in the future a note's date may lie, in hours (product.md 5: 24). */
  readonly futureHours: number;
};
