import type { Instant } from '../../../domain/instant.ts';
import type { Pause, PauseKind, PauseScope } from '../../../domain/pause.ts';

/** A pause's row as the tables have it; `scope` is what people call the ticket, owner or kind, `scope_key` what it is found by. */
export type PauseRow = {
  readonly id: number;
  readonly kind: PauseKind;
  readonly source: string | null;
  readonly scope_kind: PauseScope['kind'];
  readonly scope: string;
  readonly scope_key: string;
  readonly who: string;
  readonly why: string;
  readonly since: Instant;
  readonly until: Instant | null;
  readonly evidence: string;
  readonly stage: Pause['stage'];
};

/** The columns of such a row. */
export const pauseCells = 'id, kind, source, scope_kind, scope, scope_key, who, why, since, until, evidence, stage';

const scopeOf = (kind: PauseScope['kind'], name: string): PauseScope => {
  switch (kind) {
    case 'desk':
      return { kind };
    case 'ticket':
      return { kind, ticket: name };
    case 'owner':
      return { kind, owner: name };
    case 'item-kind':
      return { kind, itemKind: name };
  }
};

/** A row as the domain has it. */
export const pauseOf = (row: PauseRow): Pause => ({
  id: row.id,
  kind: row.kind,
  source: row.source,
  scope: scopeOf(row.scope_kind, row.scope),
  who: row.who,
  why: row.why,
  since: row.since,
  until: row.until,
  evidence: JSON.parse(row.evidence),
  stage: row.stage,
});
