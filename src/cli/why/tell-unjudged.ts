import { screensIn } from '../../texts/screens-in.ts';
import type { Call } from '../call.ts';
import { writeJson, writeLine } from '../output.ts';
import type { Page } from '../page.ts';
import { eventLines } from './event-lines.ts';
import type { Story } from './find-story.ts';

/** What was taken from the inbox and is judged by nobody: it has vanished, or was put into quarantine. */
export type Unjudged = Extract<Story, { kind: 'unjudged' }>;

/** There is no verdict to explain: tells what happened, and what may be done. */
export const tellUnjudged = async (call: Call, { submission, events }: Unjudged, page: Page): Promise<void> => {
  if (call.json) {
    await writeJson(call.stdout, { submission, verdict: null, events });
    return;
  }
  const { why: words } = screensIn(page.language);
  const advice = events.some(({ kind }) => kind === 'submission-quarantined') ? ['', words.whenQuarantined] : [];
  for (const line of [words.unjudged, ...eventLines(events, page), ...advice]) await writeLine(call.stdout, line);
};
