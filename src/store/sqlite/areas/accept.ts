import type Database from 'better-sqlite3';
import type { Event } from '../../../domain/event.ts';
import { isClosed } from '../../../domain/ticket.ts';
import type { AreaAnswer, AreaDecision, FoundFile } from '../../area-store.ts';
import type { Parts } from '../parts.ts';
import { type Changes, openChanges } from './changes.ts';
import { type Chosen, chosenIn, decidedBody, isChosen } from './chosen.ts';
import { type DeskTicket, openDeskTicket, pausesOver, refused } from './desk-ticket.ts';
import { calledItem, type LyingItem, openLying } from './lying.ts';
import { openQueueing } from './queueing.ts';
import { openRivals } from './rivals.ts';
import { openSentMove } from './sent-move.ts';

/** What of a held folder is accepted, and what goes back with that. */
type Split = { readonly accepted: readonly LyingItem[]; readonly back: readonly LyingItem[] };

const selectAltered = `select exists (select 1 from later_finding where submission_seq = ? and position = ?
  and json_extract(reason, '$.code') = 'ITEM_ALTERED')`;

/** A rejection is a correct result, so no person accepts by hand what was rejected; and of two files of one item the first is meant. */
const splitOf = ({ items }: Chosen): Split => {
  const keys = new Set<string>();
  const accepted = items.filter(({ verdict, item_key: key }) => {
    if (verdict !== 'held' || key === null || keys.has(key)) return false;
    keys.add(key);
    return true;
  });
  return { accepted, back: items.filter((item) => !accepted.includes(item)) };
};

const whyNot = ({ accepted, back }: Split, decision: AreaDecision, found: readonly FoundFile[]): AreaAnswer | null => {
  if (accepted.length === 0 || (decision.files !== null && back.length > 0)) return refused('was-rejected');
  const isFound = ({ file }: LyingItem): boolean => found.some((one) => one.file === file && one.sha256 !== null);
  return accepted.every(isFound) ? null : refused('file-gone');
};

type Rehashed = { readonly file: string; readonly judged: string; readonly accepted: string; readonly bytes: number };

/** What was done with the rows of the accepted items. */
type Taken = { readonly rehashed: readonly Rehashed[]; readonly repairs: readonly number[] };

/** An item that was found altered is from now on what lies there; any other stays what was judged, and is looked at again when it is claimed. */
const openRehash = (db: Database.Database, changes: Changes) => {
  const wasAltered = db.prepare<[number, number], number>(selectAltered).pluck();
  return (seq: number, item: LyingItem, found: readonly FoundFile[]): readonly Rehashed[] => {
    const { position, file } = item;
    const judged = item.sha256?.toString('hex') ?? '';
    const now = found.find((one) => one.file === file);
    if (now?.sha256 == null || now.sha256 === judged || wasAltered.get(seq, position) !== 1) return [];
    changes.rehash(seq, position, { sha256: now.sha256, bytes: now.bytes });
    return [{ file, judged, accepted: now.sha256, bytes: now.bytes }];
  };
};

const openTake = (db: Database.Database, changes: Changes) => {
  const rehash = openRehash(db, changes);
  const queue = openQueueing(db);
  return (seq: number, { accepted, back }: Split, how: Taking): Taken => {
    const { ticket, found, now } = how;
    const away = { place: 'returned', verdict: 'rejected', disposition: 'return', now } as const;
    for (const item of back) changes.moveItem(seq, item, away);
    const taken = accepted.map((item) => {
      const { position, item_key: itemKey, kind } = item;
      changes.moveItem(seq, item, { place: 'repair', verdict: 'accepted', disposition: 'repair', now });
      const repair = queue({ seq, position, itemKey: itemKey ?? '', kind: kind ?? '' }, ticket, now);
      return { repair, rehashed: rehash(seq, item, found) };
    });
    changes.settle(seq, now);
    return { rehashed: taken.flatMap(({ rehashed }) => rehashed), repairs: taken.map(({ repair }) => repair) };
  };
};

type Taking = {
  readonly ticket: DeskTicket;
  readonly found: readonly FoundFile[];
  readonly now: AreaDecision['now'];
};

const eventsOf = (chosen: Chosen, { accepted, back }: Split, told: Told): readonly Event[] => {
  const { by: actor, why, now: at } = told.decision;
  const about = { at, actor, submission: chosen.submission.id, ticket: told.ticket.number };
  const { repairs } = told.taken;
  const named = (items: readonly LyingItem[]) => ({
    items: items.map(calledItem),
    files: items.map(({ file }) => file),
  });
  const body = { ...decidedBody({ ...chosen, items: accepted }, why), hashes: told.taken.rehashed };
  return [
    { ...about, kind: 'held-accepted', body },
    ...(back.length === 0 ? [] : [{ ...about, kind: 'items-returned', body: named(back) } as const]),
    ...told.elsewhere,
    {
      ...about,
      kind: 'repairs-queued',
      body: { items: accepted.map(calledItem), positions: accepted.map(({ position }) => position), repairs },
    },
  ];
};

type Told = {
  readonly decision: AreaDecision;
  readonly ticket: DeskTicket;
  readonly taken: Taken;
  readonly elsewhere: readonly Event[];
};

/** Accepts held items (`AreaStore.acceptHeld`); to be called inside an immediate transaction. */
export const openAccept = (
  db: Database.Database,
  parts: Parts,
): ((decision: AreaDecision, found: readonly FoundFile[]) => AreaAnswer) => {
  const changes = openChanges(db, parts.state);
  const [lying, ticketOf, rivals] = [openLying(db), openDeskTicket(db), openRivals(db, changes)];
  const take = openTake(db, changes);
  const moveToSent = openSentMove(db);
  return (decision, found) => {
    const chosen = chosenIn('held', decision, lying.byId(decision.submission));
    if (!isChosen(chosen)) return chosen;
    const { submission } = chosen;
    const split = splitOf(chosen);
    const ticket = ticketOf(submission);
    const no = ticket === null ? refused('no-ticket') : whyNot(split, decision, found);
    if (no !== null || ticket === null) return no ?? refused('no-ticket');
    if (isClosed(ticket.status)) return refused('ticket-closed');
    const pauses = pausesOver(parts.stops, ticket, chosen.items);
    if (pauses.length > 0) return refused('paused', pauses);
    const earlier = rivals.of(submission, split.accepted);
    if (earlier === 'in-repair') return refused('in-repair');
    const { now } = decision;
    const elsewhere = [...rivals.sendBack(earlier, decision)];
    const taken = take(submission.seq, split, { ticket, found, now });
    elsewhere.push(...moveToSent(ticket, { at: now, submission: submission.id }));
    parts.ledger.append(eventsOf(chosen, split, { decision, ticket, taken, elsewhere }));
    parts.state.nextEpoch();
    return {
      kind: 'decided',
      label: submission.label,
      items: split.accepted.map(calledItem),
      files: split.accepted.map(({ file }) => file),
      others: [...new Set(earlier.map((one) => one.submission))],
    };
  };
};
