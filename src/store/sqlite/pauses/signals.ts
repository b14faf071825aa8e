import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/instant.ts';
import { pauseEnds } from '../../../domain/pause.ts';
import type { Signal } from '../../../domain/stability.ts';
import type { SignalStep } from '../../pause-store.ts';
import type { Forgiving } from './forgive-faults.ts';
import type { PauseChanges } from './pause-changes.ts';

/** What is remembered of the sources that watch the platform; to be called inside a transaction. */
export type Signals = {
  readonly all: () => readonly Signal[];
  readonly record: (step: SignalStep, now: Instant) => void;
  readonly forget: (known: readonly string[], now: Instant) => void;
};

const selectSignals = 'select body from signal order by source';
const upsertSignal = `insert into signal (source, body) values (?, ?)
  on conflict (source) do update set body = excluded.body`;
const deleteUnknown = 'delete from signal where source not in (select value from json_each(?))';

const pauseOf = ({ source }: Signal) => ({ kind: 'platform', source }) as const;

const openChange = (changes: PauseChanges): ((step: SignalStep, now: Instant) => void) => {
  return ({ signal, change, why, evidence }, now) => {
    const by = { actor: 'ozma', why, now };
    const { kind, source } = pauseOf(signal);
    switch (change) {
      case 'none':
        return;
      case 'open':
        changes.open({
          ...{ kind, source, scope: { kind: 'desk' }, scopeKey: '' },
          ...{ who: 'ozma', why, since: now, until: null, evidence },
        });
        return;
      case 'test':
        changes.stage({ kind, source }, 'testing', by);
        return;
      case 'hold':
        changes.stage({ kind, source }, 'holding', by);
        return;
      case 'end':
        changes.end({ kind, source }, by);
    }
  };
};

/** The signals of an open database. */
export const openSignals = (
  db: Database.Database,
  parts: { readonly changes: PauseChanges; readonly forgive: Forgiving },
): Signals => {
  const { changes, forgive } = parts;
  const select = db.prepare<[], string>(selectSignals).pluck();
  const keep = db.prepare<[string, string]>(upsertSignal);
  const removeUnknown = db.prepare<[string]>(deleteUnknown);
  const apply = openChange(changes);
  /** Where somebody has taken the pause away, no test repair will come: the source is ready to open it anew. */
  const settled = (signal: Signal, now: Instant): Signal =>
    signal.stage === 'testing' && changes.find(pauseOf(signal)) === null
      ? { ...signal, stage: 'running', stageSince: now }
      : signal;
  return {
    all: () => select.all().map((body): Signal => JSON.parse(body)),
    record: (step, now) => {
      apply(step, now);
      keep.run(step.signal.source, JSON.stringify(settled(step.signal, now)));
      if (step.forgiveSince !== null) forgive(step.forgiveSince, { why: step.why, now });
    },
    forget: (known, now) => {
      const by = { actor: 'ozma', why: pauseEnds.unwatched, now };
      for (const { id, source } of changes.ofKind('platform')) {
        if (source !== null && !known.includes(source)) changes.end({ id }, by);
      }
      removeUnknown.run(JSON.stringify(known));
    },
  };
};
