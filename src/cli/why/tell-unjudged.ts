import { screensIn } from '../../texts/screens-in.ts';
import type { Call } from '../call.ts';
import { writeJson, writeLine } from '../output.ts';
import type { Page } from '../page.ts';
import { eventLines } from './event-lines.ts';
import type { Story } from './find-story.ts';

/** What was taken from the inbox and is judged by nobody: it is being judged just now, has vanished, or lies in quarantine. */
export type Unjudged = Extract<Story, { kind: 'unjudged' }>;

/** There is no verdict to explain: tells what happened, and what may be done. */
export const tellUnjudged = async (call: Call, { submission, events }: Unjudged, page: Page): Promise<void> => {
  if (call.json) {
    await writeJson(call.stdout, { submission, verdict: null, events });
    return;
  }
  const { why: words } = screensIn(page.language);
  for (const line of [words.unjudged, ...eventLines(events, page), '', words.whenUnjudged]) {
    await writeLine(call.stdout, line);
  }
};
