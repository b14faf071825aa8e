import { ruleNames } from '../../domain/rule-name.ts';
import type { Judged } from '../../intake/scan.ts';
import type { RepairNews } from '../../queue/news.ts';
import type { IntakeNews } from '../../serve/intake-loop.ts';
import type { ServeNews } from '../../serve/serve-news.ts';
import type { WatchNews } from '../../stability/news.ts';
import { verdictDocument } from '../../texts/verdict-document.ts';
import type { Words } from '../../texts/words.ts';
import { pauseDocument } from '../queue/pause-document.ts';
import { errorText } from './serve-line.ts';

/** One thing that happened, for machines: `event` says what. */
export type ServeDocument = { readonly event: string; readonly [key: string]: unknown };

const judged = ({ entry, isDetained }: Judged, words: Words): ServeDocument => ({
  event: 'submission-judged',
  detained: isDetained,
  ...verdictDocument(entry, ruleNames, words),
});

const intakeDocuments = (news: IntakeNews, words: Words): readonly ServeDocument[] => {
  switch (news.kind) {
    case 'batch':
      return [
        ...news.decided.map((one) => judged(one, words)),
        ...news.unjudged.map(({ taken, end, why }) => ({
          event: `submission-${end}`,
          submission: taken.id,
          path: taken.shownPath,
          why,
        })),
      ];
    case 'unmoved':
    case 'not-taken':
      return [{ event: 'folder-stuck', path: news.shownPath, why: news.why }];
    case 'table': {
      const { what, file, report } = news;
      return [{ event: `${what}-imported`, file, ...report }];
    }
    case 'intake-stopped':
      return [{ event: news.kind, why: news.why }];
    case 'intake-resumed':
      return [{ event: news.kind }];
  }
};

const repairDocument = (news: RepairNews): ServeDocument => {
  switch (news.kind) {
    case 'stopped':
      return { event: 'queue-stopped', pauses: news.pauses.map(({ id }) => id) };
    case 'started':
      return { event: 'queue-started' };
    case 'claimed': {
      const { work, attempt, isTest } = news.claim;
      return { event: 'repair-claimed', attempt, isTest, ...work };
    }
    case 'altered':
      return { event: 'item-altered', found: news.found, ...news.work };
    case 'taken-over':
      return { event: 'repair-lapsed', ...news.taken };
    case 'lost':
      return { event: 'files-lost', submission: news.submission, files: news.files };
    case 'unmoved':
      return { event: 'folder-stuck', submission: news.submission, why: errorText(news.error) };
    case 'fault':
      return { event: 'fault', part: 'repairs', why: errorText(news.error) };
    default: {
      const { kind, work, ...rest } = news;
      return { event: `repair-${kind}`, ...rest, ...work };
    }
  }
};

const platformDocument = (news: WatchNews): ServeDocument => {
  if (news.kind === 'fault') return { event: 'fault', part: 'platform', why: errorText(news.error) };
  const { kind, ...rest } = news;
  return { event: `signal-${kind}`, ...rest };
};

/** What happened while `serve` runs, as JSON documents with the time in `at`. */
export const serveDocuments = (told: ServeNews, words: Words): readonly ServeDocument[] => {
  switch (told.part) {
    case 'intake':
      return intakeDocuments(told.news, words);
    case 'repairs':
      return [repairDocument(told.news)];
    case 'pauses':
      return [{ event: `pause-${told.news.kind}`, ...pauseDocument(told.news.pause) }];
    case 'platform':
      return [platformDocument(told.news)];
    case 'serve':
      return told.news.kind === 'stopping'
        ? [{ event: 'serve-stopping' }]
        : [{ event: 'fault', part: 'serve', why: errorText(told.news.error) }];
  }
};
