import type { Writable } from 'node:stream';
import type { Pause } from '../../domain/pause.ts';
import type { RepairOutcome, RepairWork } from '../../domain/repair.ts';
import { ruleNames } from '../../domain/rule-name.ts';
import type { Judged } from '../../intake/scan.ts';
import type { RepairNews } from '../../queue/news.ts';
import type { IntakeNews } from '../../serve/intake-loop.ts';
import type { KeeperNews } from '../../serve/pause-keeper.ts';
import type { ServeNews } from '../../serve/serve-news.ts';
import type { WatchNews } from '../../stability/news.ts';
import type { Language } from '../../texts/languages.ts';
import { observedInEvidence, sourceIn } from '../../texts/observed.ts';
import { pauseWordsIn } from '../../texts/pause-words-in.ts';
import { screensIn } from '../../texts/screens-in.ts';
import { serveWordsIn } from '../../texts/serve-words-in.ts';
import { shown, shownInstant } from '../../texts/shown.ts';
import { reportedIn, shownId } from '../../texts/verdict-document.ts';
import { wordsIn } from '../../texts/words-in.ts';
import { badRowLines } from '../bad-rows.ts';
import { type Tone, tint } from '../output.ts';
import { endWords } from '../queue/pause-lines.ts';
import { unjudgedLine } from '../unjudged.ts';
import { verdictMark } from '../verdict-lines.ts';

/** How lines are made: in which language, and for which stream. */
export type LinePage = { readonly language: Language; readonly stream: Writable };

/** What a line says, and how it looks. */
type Line = readonly [tone: Tone | 'plain', text: string];

const plain = (text: string): Line => ['plain', text];

/** What an error says to an operator. */
export const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const verdictLine = ({ entry, isDetained }: Judged, { language, stream }: LinePage): Line => {
  const codes = [...new Set(reportedIn(entry, ruleNames).map(({ reason }) => reason.code))].join(' ');
  const goes = isDetained ? serveWordsIn(language).kept : `→ ${wordsIn(language).dispositions[entry.disposition]}`;
  const parts = [shown(entry.label), goes, codes, shownId(entry.submission) ?? ''].filter((part) => part !== '');
  return plain(`${verdictMark(entry.verdict, language, stream)} ${parts.join('  ')}`);
};

const intakeLines = (news: IntakeNews, page: LinePage): readonly Line[] => {
  const words = serveWordsIn(page.language);
  switch (news.kind) {
    case 'batch':
      return [
        ...news.decided.map((one) => verdictLine(one, page)),
        ...news.unjudged.map((one): Line => ['bad', unjudgedLine(one)]),
      ];
    case 'unmoved':
    case 'not-taken':
      return [['bad', `${shown(news.shownPath)}: ${shown(news.why)}`]];
    case 'table': {
      const { report, file } = news;
      const counts = { ...report, bad: report.badCount };
      return [
        [report.badCount > 0 ? 'bad' : 'plain', `${shown(file)}: ${screensIn(page.language).other.imported(counts)}`],
        ...badRowLines(file, report).map((line): Line => ['bad', line]),
      ];
    }
    case 'intake-stopped':
      return [['bad', words.intakeStopped(shown(news.why))]];
    case 'intake-resumed':
      return [['good', words.intakeResumed]];
  }
};

const ofWork = ({ item, ticket }: RepairWork) => ({ item: shown(`${item.kind}:${item.id}`), ticket: shown(ticket) });

const whyOf = (outcome: RepairOutcome): string =>
  shown((outcome.kind === 'fulfilled' ? outcome.note : outcome.why) ?? '');

type Attempted = Exclude<
  RepairNews,
  { readonly kind: 'stopped' | 'started' | 'taken-over' | 'lost' | 'unmoved' | 'fault' }
>;

const attemptLine = (news: Attempted, language: Language): Line => {
  const { repairs } = serveWordsIn(language);
  switch (news.kind) {
    case 'claimed': {
      const { attempt, isTest, work } = news.claim;
      return plain(repairs.claimed({ ...ofWork(work), attempt, isTest }));
    }
    case 'finished': {
      const { outcome, work } = news;
      if (outcome.kind !== 'fulfilled') return ['wait', repairs.unrepairable({ ...ofWork(work), why: whyOf(outcome) })];
      return ['good', repairs.fulfilled({ ...ofWork(work), note: outcome.note === null ? null : shown(outcome.note) })];
    }
    case 'postponed': {
      const when = news.notBefore === null ? null : shownInstant(news.notBefore);
      return [
        'wait',
        repairs.postponed({ ...ofWork(news.work), why: whyOf(news.outcome), when, isFree: !news.isCounted }),
      ];
    }
    case 'escalated':
      return ['bad', repairs.escalated({ ...ofWork(news.work), why: whyOf(news.outcome) })];
    case 'refused':
      return ['bad', repairs.refused(ofWork(news.work))];
    case 'altered':
      return ['bad', repairs.altered({ ...ofWork(news.work), found: shown(news.found) })];
    case 'released':
      return ['wait', repairs.released({ ...ofWork(news.work), why: shown(news.why) })];
  }
};

const repairLines = (news: RepairNews, language: Language): readonly Line[] => {
  const words = serveWordsIn(language);
  switch (news.kind) {
    // The pauses themselves are told, whoever opened or ended them.
    case 'stopped':
    case 'started':
      return [];
    case 'taken-over':
      return [['wait', words.repairs.takenOver(news.taken.repair, news.taken.next)]];
    case 'lost':
      return [['bad', words.lost(news.submission, shown(news.files.join(', ')))]];
    case 'unmoved':
      return [['bad', words.unmoved(news.submission, shown(errorText(news.error)))]];
    case 'fault':
      return [['bad', words.fault(shown(errorText(news.error)))]];
    default:
      return [attemptLine(news, language)];
  }
};

/** Why there is a pause, in the reader's language where it came from a look at the platform. */
const pauseWhy = ({ evidence, why }: Pause, language: Language): string =>
  shown(observedInEvidence(evidence, language) ?? why);

const pauseLine = (news: KeeperNews, language: Language): Line => {
  const words = serveWordsIn(language);
  const pauseWords = pauseWordsIn(language);
  const { pause } = news;
  switch (news.kind) {
    case 'opened':
      return [
        'wait',
        words.paused(
          pause.id,
          pauseWords.kinds[pause.kind],
          shown(pauseWords.scope(pause.scope)),
          pauseWhy(pause, language),
        ),
      ];
    case 'staged':
      return ['wait', words.staged[pause.stage](pause.id)];
    case 'ended':
      return ['good', words.ended(pause.id, endWords(news.pause, pauseWords))];
  }
};

const platformLines = (news: WatchNews, language: Language): readonly Line[] => {
  const words = serveWordsIn(language);
  switch (news.kind) {
    // What changes is a pause, and is told as one.
    case 'changed':
      return [];
    case 'health': {
      const tone = news.to === 'healthy' ? 'good' : 'wait';
      const why = observedInEvidence(news.evidence, language) ?? news.why;
      return [[tone, words.health(shown(sourceIn(news.source, language)), news.to, shown(why))]];
    }
    case 'overruled':
      return [['wait', words.overruled(shown(sourceIn(news.source, language)))]];
    case 'fault':
      return [['bad', words.fault(shown(errorText(news.error)))]];
  }
};

const linesOf = (told: ServeNews, page: LinePage): readonly Line[] => {
  switch (told.part) {
    case 'intake':
      return intakeLines(told.news, page);
    case 'repairs':
      return repairLines(told.news, page.language);
    case 'pauses':
      return [pauseLine(told.news, page.language)];
    case 'platform':
      return platformLines(told.news, page.language);
    case 'serve': {
      const words = serveWordsIn(page.language);
      return told.news.kind === 'stopping'
        ? [plain(words.stopping)]
        : [['bad', words.fault(shown(errorText(told.news.error)))]];
    }
  }
};

/** What happened while `serve` runs, for people: a line each; nothing for what another line tells already. */
export const serveLines = (told: ServeNews, page: LinePage): readonly string[] =>
  linesOf(told, page).map(([tone, text]) => (tone === 'plain' ? text : tint(page.stream, tone, text)));
