import type Database from 'better-sqlite3';
import type { Instant } from '../../domain/instant.ts';
import type { ItemRef } from '../../domain/item.ts';
import { textKey } from '../../domain/text.ts';
import { refsToText } from './json.ts';

/** An instruction to be written. */
type NewInstruction = {
  readonly ticketId: number;
  readonly at: Instant;
  readonly label: string;
  readonly items: readonly ItemRef[];
  readonly origin: 'csv' | 'desk';
  readonly givenBy: string;
};

/** Writes instructions; to be called inside a transaction. */
export type Instructions = {
  readonly insert: (instruction: NewInstruction) => void;
  readonly relabel: (ticketId: number, at: Instant, label: string) => void;
  readonly withdraw: (ticketId: number, at: Instant) => void;
  /** Gives a withdrawn instruction again; what was consumed of it stays consumed. */
  readonly restore: (ticketId: number, at: Instant) => void;
  readonly replaceItems: (ticketId: number, at: Instant, items: readonly ItemRef[]) => void;
};

const insertInstruction = `insert into instruction (ticket_id, at, label, label_key, items, is_withdrawn, origin, given_by)
  values (?, ?, ?, ?, ?, 0, ?, ?)`;
const updateLabel = 'update instruction set label = ?, label_key = ? where ticket_id = ? and at = ?';
const updateWithdrawn = 'update instruction set is_withdrawn = ? where ticket_id = ? and at = ?';
const updateItems = `update instruction set items = ?, origin = 'desk' where ticket_id = ? and at = ?`;

/** Instructions over an open database. */
export const openInstructions = (db: Database.Database): Instructions => {
  const insert = db.prepare<[number, Instant, string, string, string, string, string]>(insertInstruction);
  const setLabel = db.prepare<[string, string, number, Instant]>(updateLabel);
  const setWithdrawn = db.prepare<[number, number, Instant]>(updateWithdrawn);
  const setItems = db.prepare<[string, number, Instant]>(updateItems);
  return {
    insert: ({ ticketId, at, label, items, origin: from, givenBy }) => {
      insert.run(ticketId, at, label, textKey(label), refsToText(items), from, givenBy);
    },
    relabel: (ticketId, at, label) => {
      setLabel.run(label, textKey(label), ticketId, at);
    },
    withdraw: (ticketId, at) => {
      setWithdrawn.run(1, ticketId, at);
    },
    restore: (ticketId, at) => {
      setWithdrawn.run(0, ticketId, at);
    },
    replaceItems: (ticketId, at, items) => {
      setItems.run(refsToText(items), ticketId, at);
    },
  };
};
