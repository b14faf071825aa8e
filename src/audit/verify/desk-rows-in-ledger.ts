import canonicalize from 'canonicalize';
import type { Event } from '../../domain/event.ts';
import type { VerifyNews, Wrong } from '../../domain/proof.ts';
import { idKey } from '../../domain/text.ts';
import type { Snapshot } from '../../store/snapshot.ts';
import { bodyOf, type StoredEvent } from '../../store/stored-event.ts';
import type { StoredCells } from '../../store/stored-rows.ts';
import { differingCell } from './differing-cells.ts';
import { numberIn, objectIn, textIn } from './story/reading.ts';

type Body = Event['body'];
type Rows = Map<number, StoredCells>;
type Told = Readonly<Record<'waiver' | 'pause' | 'pause_ended', Rows>>;

const canonicalText = (text: StoredCells[string] | undefined): string | null => {
  try {
    return canonicalize(JSON.parse(String(text))) ?? null;
  } catch {
    return null;
  }
};

const scopeName = (scope: Body): string =>
  textIn(scope, 'ticket') ?? textIn(scope, 'owner') ?? textIn(scope, 'itemKind') ?? '';

const waiverCells = ({ at, actor, ticket }: StoredEvent, body: Body): StoredCells => ({
  ...{ id: numberIn(body, 'waiver'), ticket: ticket === null ? null : idKey(ticket), code: textIn(body, 'code') },
  ...{ item_key: textIn(body, 'item'), only_for: textIn(body, 'onlyFor'), given_by: actor, why: textIn(body, 'why') },
  ...{ since: at, until: textIn(body, 'until') },
});

const pauseCells = ({ at, actor }: StoredEvent, body: Body): StoredCells => {
  const scope = objectIn(body, 'scope');
  const scopeKey = textIn(body, 'scopeKey');
  return {
    ...{ id: numberIn(body, 'pause'), kind: textIn(body, 'pauseKind'), source: textIn(body, 'source') },
    ...{
      scope_kind: textIn(scope, 'kind'),
      scope: scopeName(scope),
      ...(scopeKey !== null && { scope_key: scopeKey }),
    },
    ...{ who: actor, why: textIn(body, 'why'), since: at, until: textIn(body, 'until') },
    ...{ evidence: canonicalize(objectIn(body, 'evidence')) ?? null, stage: 'holding' },
  };
};

const tell = ({ waiver, pause, pause_ended: ended }: Told, event: StoredEvent): void => {
  const body = bodyOf(event);
  const id = numberIn(body, event.kind === 'waiver-given' ? 'waiver' : 'pause') ?? 0;
  const open = pause.get(id);
  if (event.kind === 'waiver-given') waiver.set(id, waiverCells(event, body));
  if (event.kind === 'pause-opened') pause.set(id, pauseCells(event, body));
  if (event.kind === 'pause-staged' && open !== undefined) pause.set(id, { ...open, stage: textIn(body, 'stage') });
  if (event.kind !== 'pause-ended' || open === undefined) return;
  pause.delete(id);
  const end = { ended_at: textIn(body, 'endedAt'), ended_by: event.actor, ended_why: textIn(body, 'why') };
  ended.set(id, { ...open, ...end });
};

const storedAs = (table: keyof Told, cells: StoredCells): StoredCells =>
  table === 'waiver'
    ? { ...cells, ticket: idKey(String(cells['ticket'] ?? '')) }
    : { ...cells, evidence: canonicalText(cells['evidence']) };

const wrongRows = (table: keyof Told, stored: readonly StoredCells[], told: Rows): readonly Wrong[] => {
  const rows = new Map(stored.map((cells) => [Number(cells['id']), storedAs(table, cells)]));
  return [...new Set([...told.keys(), ...rows.keys()])].flatMap(
    (id) => differingCell({ table, row: String(id) }, rows.get(id), told.get(id)) ?? [],
  );
};

/** Holds waivers and pauses, those that are over too, against the events that gave, opened, staged and ended them. */
export const newsOfDeskRows = async function* (snapshot: Snapshot): AsyncGenerator<VerifyNews> {
  const told: Told = { waiver: new Map(), pause: new Map(), pause_ended: new Map() };
  for await (const events of snapshot.storedEventsOf(['waiver-given', 'pause-opened', 'pause-staged', 'pause-ended'])) {
    for (const event of events) tell(told, event);
  }
  for (const table of ['waiver', 'pause', 'pause_ended'] as const) {
    const wrong = wrongRows(table, await snapshot.storedRowsOf(table), told[table]);
    for (const one of wrong) yield { kind: 'wrong', ...one };
  }
};
