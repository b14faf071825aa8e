import type { Clock, TicketClock } from '../../domain/clocks.ts';
import { clockWordsIn } from '../../texts/clock-words-in.ts';
import { shownInstant } from '../../texts/shown.ts';
import type { Page } from '../page.ts';
import { beside, widestOf } from '../table.ts';
import type { Clocks } from './standing.ts';

/** Ours, the customer's and the platform's part of a clock in words. */
export const sidesText = ({ oursSeconds, customerSeconds, platformSeconds }: Clock, { language }: Page): string => {
  const { sides, duration } = clockWordsIn(language);
  return sides({
    ours: duration(oursSeconds),
    customer: duration(customerSeconds),
    platform: duration(platformSeconds),
  });
};

/** A clock in words: how long in all and from when, whose time it was, and what of it counts to nobody. */
export const clockTexts = (
  clock: Omit<TicketClock, 'closedSeconds'> & { readonly closedSeconds?: number },
  page: Page,
): readonly string[] => {
  const { duration, running, ended, closed } = clockWordsIn(page.language);
  const { from, to, wallSeconds, closedSeconds = 0 } = clock;
  const wall = duration(wallSeconds);
  return [
    to === null ? running(wall, shownInstant(from)) : ended(wall, shownInstant(from), shownInstant(to)),
    sidesText(clock, page),
    ...(closedSeconds === 0 ? [] : [closed(duration(closedSeconds))]),
  ];
};

/** The clocks of a ticket and a submission, each with its name beside it. */
export const clockLines = ({ ticket, submission }: Clocks, page: Page): readonly string[] => {
  const words = clockWordsIn(page.language);
  const told = [
    ...(ticket === null ? [] : [[words.ticket, clockTexts(ticket, page)] as const]),
    ...(submission === null ? [] : [[words.submission, clockTexts(submission, page)] as const]),
  ];
  const widths = { heading: widestOf(told.map(([name]) => name)), line: page.width - 2 };
  return told.flatMap(([name, texts]) =>
    texts.flatMap((text, index) => beside(index === 0 ? name : '', text, widths).map((line) => `  ${line}`)),
  );
};
