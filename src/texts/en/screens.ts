import type { Verdict } from '../../domain/verdict.ts';
import type { Answer, ScreenWords } from '../screen-words.ts';

const heads: Readonly<Record<Verdict, string>> = {
  accepted: 'Accepted',
  partial: 'Partly accepted',
  duplicate: 'Sent back as a duplicate',
  held: 'Held for a CSR',
  rejected: 'Rejected',
};

const itemCount = (count: number): string => (count === 1 ? '1 item' : `${count} items`);

const lowered = (title: string): string =>
  /^\p{Lu}\p{Ll}|^A /u.test(title) ? title[0]?.toLowerCase() + title.slice(1) : title;

const answer = ({ verdict, when, ticket, reason, accepted, total }: Answer): string => {
  const head = `${heads[verdict]} on ${when}${ticket === null ? '' : ` for ticket ${ticket}`}`;
  const took =
    verdict === 'accepted'
      ? `${itemCount(total)} taken in for repair`
      : `${accepted} of ${itemCount(total)} taken in for repair`;
  const why = reason === null ? [] : [lowered(reason)];
  const parts = verdict === 'accepted' || verdict === 'partial' ? [took, ...why] : why;
  return parts.length === 0 ? `${head}.` : `${head}: ${parts.join('; ')}.`;
};

/** Words for the screens of the command line in English. */
export const screenWords: ScreenWords = {
  why: {
    answer,
    nothingToDo: 'Nothing.',
    notFound: (query) => `Nothing is known of "${query}".`,
    askable: [
      'You can ask about:',
      '  a submission   ozma why 019a8f3c-…   (its id, or at least the first 8 digits)',
      '  a ticket       ozma why T-1042',
      '  a label        ozma why "T-1042 - Dora Quillfeather"',
      '  an item        ozma why bunny:483920',
      '  an owner       ozma why Dora Quillfeather',
      'What still lies in the inbox is not known yet: judge it first, with ozma ingest.',
    ],
    unjudged: 'Nobody has judged this submission. What happened:',
    whenQuarantined:
      'What lies in quarantine/ is a fault, not a rejection: when the cause is mended, move the folder back into inbox/ under its own label.',
    notUnique: (beginning) => `Several submissions have an id that begins with ${beginning}. Ask for one of them:`,
    noSubmissions: 'Nothing has been received for this ticket.',
    otherSubmissions: 'Earlier submissions (ask for one by its id)',
    itemPlace: (place) =>
      ({ held: 'kept here', repair: 'in repair', returned: 'sent back', trash: 'in the trash' })[place],
    purged: 'purged from the trash',
    queuePlace: (place) => `place ${place} in the queue`,
    repairs: {
      queued: 'waits for repair',
      claimed: 'is being repaired',
      fulfilled: 'repaired',
      unrepairable: 'cannot be repaired',
      escalated: 'a person has to look at the repair',
      withdrawn: 'taken out of the queue',
    },
    finished: (when) => `finished ${when}`,
    customer: 'Text for the customer (a named person sends it; ozma sends nothing)',
    draft: 'Draft for a new ticket',
    unread: '(the folder is no longer here to be read)',
    trace: 'Every rule, in the order asked',
    passed: 'yes',
    reported: 'no',
    moot: '–',
    mootBecause: (rule) => `not asked, because of: ${rule}`,
    by: (actor) => `by ${actor}`,
  },
  ticket: {
    state: 'Ticket now',
    opened: 'Opened',
    problems: 'Problems',
    named: 'Items named',
    expected: 'Items asked for',
    open: 'Still awaited',
    instructed: 'Asked for',
    notInstructed: 'no folder is asked for',
    outstanding: (when) => `since ${when}`,
    consumed: (when) => `of ${when}, all received`,
    replaced: (when) => `of ${when}, replaced by a later one`,
    withdrawn: (when) => `of ${when}, withdrawn`,
    kept: 'Also on the ticket',
    submissions: 'Submissions',
    queued: 'Queued',
    yes: 'yes',
    no: 'no',
    unknown: (number) => `There is no ticket ${number}. See all with: ozma tickets list`,
    none: 'none',
    total: (count) => (count === 1 ? '1 ticket' : `${count} tickets`),
    ofOwner: (owner, count) => `${owner} has ${count === 1 ? '1 ticket' : `${count} tickets`}.`,
  },
  status: {
    desk: 'Desk',
    serve: 'Serve',
    intake: 'Intake',
    pauses: 'Pauses',
    platform: 'Platform',
    detained: 'Kept back',
    clocks: 'Clocks',
    notRunning: 'not running',
    noPause: 'none',
    noSource: 'not watched',
    neverLooked: 'not looked at yet',
    tickets: 'Tickets',
    registry: 'Registered items',
    submissions: 'Submissions',
    items: 'Items',
    queue: 'Repairs',
    processing: 'Being judged',
    quarantine: 'Quarantine',
    ledger: 'Ledger',
    tables: 'Tables',
    absent: 'not there',
    unloaded: 'not loaded yet',
    loaded: 'loaded',
    instructed: (count) => `${count} with a folder asked for`,
    events: (seq) => (seq === 1 ? '1 event' : `${seq} events`),
    serving: (process, since, beat) => `runs since ${since}: ${process}; last sign of life ${beat}`,
    gone: (process, beat) => `dead: ${process} is gone without a word; last sign of life ${beat}`,
    stopped: (why) => `stopped: ${why}`,
    source: ({ source, health, stage, lookedAt, unknownSince, why }) =>
      `${source}: ${health}${unknownSince === null ? '' : ` since ${unknownSince}`}, ${stage}; looked at ${lookedAt}. ${why}`,
    detainedFolders: (count) =>
      count === 1
        ? '1 folder is judged and stays in processing/ until no pause stops it'
        : `${count} folders are judged and stay in processing/ until no pause stops them`,
  },
  other: {
    imported: ({ rows, added, changed, unchanged, bad }) =>
      `${rows === 1 ? '1 row' : `${rows} rows`}: ${added} added, ${changed} changed, ${unchanged} unchanged, ${bad} bad`,
    skipped: 'unchanged since the last import; nothing was done',
    vanished: (count, examples) =>
      `${count === 1 ? '1 row' : `${count} rows`} of the last import ${count === 1 ? 'is' : 'are'} gone; nothing was deleted: ${examples}`,
    unsettled: (count) =>
      count === 1
        ? '1 folder is still being written and was left alone; run it again later.'
        : `${count} folders are still being written and were left alone; run it again later.`,
    made: (dir) => `Made a desk in ${dir}: ozma.yaml, tickets.csv and registry.csv to fill, and inbox/ for folders.`,
    madeSample: (dir) => `Made the sample desk in ${dir}: tickets, a registry, and an inbox with folders.`,
    next: 'Next:',
    nextEmpty: [
      ['tickets import FILE', 'load tickets, or write them into tickets.csv'],
      ['instruct TICKET', 'ask for a folder: prints the label and a note form'],
      ['ingest', 'judge what is in the inbox'],
    ],
    nextSample: [
      ['check DIR/inbox', 'judge the inbox without changing anything'],
      ['ingest', 'judge it for real'],
      ['why T-1042', 'the whole story of a ticket'],
    ],
    noItems: 'The ticket names no items: whatever is sent would come back. Name what to send by --item kind:id.',
    severity: 'Severity',
    reportedBy: 'Reported by',
    customerText: 'Text for the customer',
    byNoRule: 'no rule: found when a repair is claimed',
  },
};
