import type { LedgerEvent } from '../../domain/event.ts';
import type { Instant } from '../../domain/instant.ts';
import { nameKey } from '../../domain/person.ts';
import { type Inversion, openAuditor, type PassedBecause, type QueueAudit } from '../../domain/queue-audit.ts';
import { queueEvents } from '../../domain/queue-history.ts';
import { idKey } from '../../domain/text.ts';
import { auditWordsIn } from '../../texts/audit-words-in.ts';
import { shown, shownInstant } from '../../texts/shown.ts';
import { type App, requireDesk, wire } from '../../wire.ts';
import { type Call, type ExitStatus, languageOf } from '../call.ts';
import { writeJson, writeLine } from '../output.ts';

/** What `ozma queue audit` was told: with `all`, claims that passed somebody over for a cause are listed too. */
export type AuditOptions = { readonly all: boolean };

/** What a ticket's row said before its first change; nothing where that was not about when it was opened. */
const firstOpened = ({ body }: LedgerEvent): Instant | null => {
  const changes = body['changes'];
  if (typeof changes !== 'object' || changes === null || !('opened_at' in changes)) return null;
  const { opened_at: change } = changes;
  if (typeof change !== 'object' || change === null || !('before' in change)) return null;
  return typeof change.before === 'string' ? (change.before as Instant) : null;
};

/** When each ticket was opened as it was first known: as it is now, unless the ledger knows of an earlier word. */
const openings = async ({ store: { reads } }: App): Promise<ReadonlyMap<string, Instant>> => {
  const opened = new Map<string, Instant>();
  const page = 2000;
  for (let after: string | null = null; ; ) {
    const tickets = await reads.tickets({ after, limit: page });
    for (const { ticket } of tickets) opened.set(idKey(ticket.number), ticket.openedAt);
    after = tickets.at(-1)?.ticket.number ?? null;
    if (tickets.length < page) break;
  }
  const seen = new Set<string>();
  for await (const events of reads.eventsOf(['ticket-changed'])) {
    for (const event of events) {
      const before = firstOpened(event);
      if (before === null || event.ticket === null || seen.has(event.ticket)) continue;
      seen.add(event.ticket);
      opened.set(idKey(event.ticket), before);
    }
  }
  return opened;
};

/** Whether anything was found that has no cause. */
const isBroken = ({ passed, wrongClaims }: QueueAudit): boolean => passed.none > 0 || wrongClaims.length > 0;

const causes: readonly PassedBecause[] = [
  'waits-for-another-try',
  'paused',
  'kept-in-processing',
  'not-of-the-kinds-asked',
  'none',
];

const tellInversion = async (call: Call, inversion: Inversion, words: ReturnType<typeof auditWordsIn>) => {
  if (call.json) return writeJson(call.stdout, { kind: 'inversion', ...inversion });
  const counts = causes.flatMap((cause) => {
    const count = inversion.passed[cause] ?? 0;
    return count === 0 ? [] : [`${words.causes[cause]} ${count}`];
  });
  const examples = inversion.examples.map(({ item, ticket }) => `${shown(item)} (${shown(ticket)})`).join(', ');
  const head = `#${inversion.seq}  ${shownInstant(inversion.at)}  ${shown(inversion.item)} (${shown(inversion.ticket)})`;
  return writeLine(call.stdout, `${head}  ${words.passedOver(counts.join(', '))}: ${examples}`);
};

const tellEnd = async (call: Call, audit: QueueAudit, words: ReturnType<typeof auditWordsIn>) => {
  if (call.json) return writeJson(call.stdout, { kind: 'audit', ...audit });
  for (const { seq, item, why } of audit.wrongClaims) {
    await writeLine(call.stdout, `#${seq}  ${shown(item)}  ${words.wrong[why]}`);
  }
  await writeLine(call.stdout, words.looked(audit.claims, audit.inversions));
  for (const cause of causes) {
    if (audit.passed[cause] > 0) await writeLine(call.stdout, `  ${words.causes[cause]}: ${audit.passed[cause]}`);
  }
  return writeLine(call.stdout, isBroken(audit) ? words.broken : words.inOrder);
};

/**
 * `ozma queue audit`: proves from the ledger that tickets were served in their order, and reports each claim that passed somebody over, with its
 * cause. Exit status 1 when something has none.
 */
export const auditQueue = async (call: Call, { all }: AuditOptions): Promise<ExitStatus> => {
  const desk = await requireDesk(call);
  await using app = wire(desk);
  const opened = await openings(app);
  const { nameRule } = desk.config.policy;
  const words = auditWordsIn(languageOf(call, desk.config.language));
  const auditor = openAuditor({
    openedAt: (ticket) => opened.get(idKey(ticket)) ?? ('' as Instant),
    ownerKey: (name) => nameKey(name, nameRule),
    ticketKey: idKey,
  });
  for await (const events of app.store.reads.eventsOf(queueEvents)) {
    for (const event of events) {
      const inversion = auditor.see(event);
      if (inversion !== null && (all || inversion.passed.none !== undefined))
        await tellInversion(call, inversion, words);
    }
  }
  const audit = auditor.findings();
  await tellEnd(call, audit, words);
  return isBroken(audit) ? 1 : 0;
};
