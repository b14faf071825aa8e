import { counted } from '../counted.ts';
import type { EvidenceWord, ReplayWords } from '../replay-words.ts';

const parts: Readonly<Record<EvidenceWord, string>> = {
  event: 'the event that judged it',
  ruleset: 'the rules that it names',
  policy: 'the policy',
  arrival: 'what arrived',
  trace: 'the trace',
};

const were = (count: number, rest: string): string => `${counted(count)} ${count === 1 ? 'was' : 'were'} ${rest}`;

/** Words of judging again in English. */
export const replayWords: ReplayWords = {
  replaying: 'judge again',
  differs: 'comes out otherwise than it was recorded',
  rowsDiffer: 'the rows of the export say otherwise',
  otherwise: (ruleset) => `was judged by ruleset ${ruleset}; by today’s rules it would be decided otherwise`,
  altered: (all) =>
    `not judged again, for this is not what was recorded: ${all.map((part) => parts[part]).join(', ')}. See: ozma verify`,
  unknown: (submission, line) => `line ${line}: nothing is stored of submission ${submission}`,
  malformed: (line) => `arrivals.jsonl, line ${line}: it cannot be read, so that nothing of it was judged again`,
  fields: {
    verdict: 'verdict',
    disposition: 'disposition',
    codes: 'codes',
    items: 'items',
    item_verdict: 'verdict of the item',
    duplicateOf: 'duplicate of',
    duplicate_of: 'duplicate of',
    waived: 'waived',
    expected: 'expected items',
    rows: 'number of rows',
    trace: 'trace',
    at: 'decided at',
  },
  submission: 'submission',
  change: (what, recorded, replayed) => `${what}: recorded ${recorded}, judged again ${replayed}`,
  nothing: 'nothing',
  answers: { passed: 'passed', reported: 'reported', waived: 'waived', moot: 'moot', 'not-asked': 'not asked' },
  more: (count) => `… and ${counted(count)} more (all of them with --json)`,
  summary: (all, isAnyway) => {
    const first = [
      `${counted(all.judged)} of ${all.submissions === 1 ? '1 submission' : `${counted(all.submissions)} submissions`} judged again`,
      `${counted(all.differ)} ${all.differ === 1 ? 'differs' : 'differ'}`,
      ...(all.altered === 0 ? [] : [`the evidence of ${counted(all.altered)} was altered`]),
      ...(all.notKept === 0 ? [] : [were(all.notKept, 'judged before arrivals were kept')]),
      ...(all.otherRules === 0 ? [] : [were(all.otherRules, 'judged by other rules')]),
    ];
    const tried = `Of those judged by other rules, ${counted(all.otherwise)} would be decided otherwise by today’s.`;
    return [
      `${first.join(', ')}.`,
      ...(all.otherRules > 0 && isAnyway ? [tried] : []),
      ...(all.otherRules > 0 && !isAnyway ? ['What today’s rules would decide on those: --anyway'] : []),
      ...(all.decidedSince === 0
        ? []
        : [`${were(all.decidedSince, 'decided on since')}, which their rows show; that is not judged again.`]),
      ...(all.unknown === 0 ? [] : [`Nothing is stored of ${counted(all.unknown)} that the export tells of.`]),
      ...(all.malformed === 0 ? [] : [`${counted(all.malformed)} lines of arrivals.jsonl could not be read.`]),
    ];
  },
};
