import { z } from 'zod';
import { boundedNumber, deskPath, filledText, oneOf, strictMap, timeZoneName, wholeNumber } from './config-checks.ts';

/** The days of the week as a schedule names them. */
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const listOf = <Item extends z.ZodType>(item: Item, what: string) =>
  z.array(item, { error: `expected a list of ${what}` });

const webAddress = () =>
  z.url({ protocol: /^https?$/, error: 'expected an address that begins with http:// or https://' });

const jsonPointer = () =>
  z.string({ error: 'expected a text' }).regex(/^(?:\/(?:[^~/]|~[01])*)*$/, {
    error: 'expected a JSON pointer such as /status/level',
  });

const clockTime = () =>
  z.string({ error: 'expected a time in quotes such as "05:00"' }).regex(/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/, {
    error: 'expected a time in quotes such as "05:00"',
  });

/** How repairs are queued and tried again. */
export const queueSchema = strictMap({
  lease: boundedNumber(1, 3600)
    .describe('Seconds after which a repair is taken from a process that gives no sign of life.')
    .optional(),
  handLease: boundedNumber(1, 8760)
    .describe('Hours for which a repair by hand stays with the person who claimed it.')
    .optional(),
  attempts: wholeNumber(1, 1000).describe('How often a repair is tried before a person has to look at it.').optional(),
  backoff: boundedNumber(0, 86_400).describe('Seconds before the second try; doubled for each further one.').optional(),
  longestBackoff: boundedNumber(0, 86_400).describe('Most seconds between two tries.').optional(),
}).describe('How repairs are claimed and tried again.');

/** How the items of one kind are repaired. */
export const repairSchema = strictMap({
  way: oneOf(['hand', 'command', 'http', 'module']).describe(
    'hand: people claim and finish; command: a program for each item; http: a request for each; module: a function in a thread.',
  ),
  command: listOf(filledText(), 'words')
    .min(1, { error: 'expected a program and its arguments' })
    .describe(
      'For way command: the program and its arguments, started in the desk; JSON on stdin, the outcome as JSON on stdout.',
    )
    .optional(),
  url: webAddress().describe('For way http: where the JSON is posted to.').optional(),
  tokenEnv: filledText()
    .describe('For way http: environment variable whose value is sent as a bearer token.')
    .optional(),
  module: deskPath()
    .describe('For way module: the file whose default export repairs one item; relative to the desk.')
    .optional(),
  timeLimit: boundedNumber(0.1, 86_400)
    .describe('Seconds that one attempt may take; then it is ended and counts as a fault.')
    .optional(),
}).describe('How the items of one kind are repaired; a kind that is not here is repaired by hand.');

/** Weekly windows in which nothing moves. */
export const pausesSchema = strictMap({
  schedule: listOf(
    strictMap({
      name: filledText().describe('What the window is called.'),
      days: listOf(oneOf(weekdays), 'days')
        .min(1, { error: 'expected at least one day' })
        .describe('Days on which it begins: mon to sun.'),
      from: clockTime().describe('When it begins, such as "05:00".'),
      to: clockTime().describe('When it ends; not later than from means on the next day.'),
      timeZone: timeZoneName().describe("Time zone of the window; the desk's without.").optional(),
      why: filledText().describe('What people are told.').optional(),
    }),
    'windows',
  )
    .describe('Weekly windows in which nothing moves.')
    .optional(),
}).describe('Pauses that come by themselves.');

const sourceName = () => filledText().describe('What the source is called.');
const every = () => boundedNumber(1, 86_400).describe('Seconds between two looks.').optional();
const timeout = () => boundedNumber(0.1, 600).describe('Seconds that one look may take in all.').optional();

const feedSchema = strictMap({
  name: sourceName(),
  format: oneOf(['statuspage', 'json']).describe(
    'statuspage: an Atlassian Statuspage v2 summary; json: any JSON by mapping.',
  ),
  url: webAddress().describe('Where the feed is.').optional(),
  file: deskPath().describe('A file in place of an address; relative to the desk.').optional(),
  components: listOf(filledText(), 'patterns')
    .describe('statuspage: the components that matter, by name; * stands for anything. All of them without.')
    .optional(),
  impact: oneOf(['degraded_performance', 'partial_outage', 'major_outage'])
    .describe('statuspage: the least state of a component that counts as trouble.')
    .optional(),
  maintenance: oneOf(['pause', 'ignore'])
    .describe('statuspage: whether maintenance of a component counts as trouble.')
    .optional(),
  value: jsonPointer().describe('json: JSON pointer to the value that tells the state.').optional(),
  healthy: listOf(filledText(), 'words').describe('json: values that mean all is well, any case.').optional(),
  troubled: listOf(filledText(), 'words')
    .describe('json: values that mean trouble, any case. Any other value is unknown.')
    .optional(),
  every: every(),
  timeout: timeout(),
});

const probeSchema = strictMap({
  name: sourceName(),
  url: webAddress().describe('An address that answers 2xx while all is well.').optional(),
  command: listOf(filledText(), 'words')
    .min(1, { error: 'expected a program and its arguments' })
    .describe('A program that ends with status 0 while all is well; 75 says that it cannot tell.')
    .optional(),
  every: every(),
  timeout: timeout(),
});

/** What is watched to tell whether the platform is stable. */
export const stabilitySchema = strictMap({
  feeds: listOf(feedSchema, 'feeds').describe('Status feeds of the platform.').optional(),
  probes: listOf(probeSchema, 'probes').describe('Looks of our own at the platform.').optional(),
  failures: strictMap({
    owners: wholeNumber(0, 1000)
      .describe('Distinct owners whose repairs have to fail before a pause; 0 switches this off.')
      .optional(),
    minutes: boundedNumber(0.1, 1440).describe('Within how many minutes.').optional(),
  })
    .describe("Failures of the desk's own repairs.")
    .optional(),
  noProgress: strictMap({
    owners: wholeNumber(0, 1000)
      .describe('Distinct owners whose repairs have to be stuck before a pause; 0 switches this off.')
      .optional(),
    minutes: boundedNumber(0.1, 1440)
      .describe('Minutes for which no repair has ended, though some are begun.')
      .optional(),
  })
    .describe('Repairs that neither finish nor fail.')
    .optional(),
  bad: wholeNumber(1, 100).describe('Troubled looks that open a pause …').optional(),
  of: wholeNumber(1, 100).describe('… among so many of the last ones.').optional(),
  good: wholeNumber(1, 100).describe('Healthy looks in a row that a pause needs to end.').optional(),
  quiet: boundedNumber(0, 86_400).describe('Seconds without trouble that a pause needs to end.').optional(),
}).describe('The watch over the platform: what is looked at, and when a pause is opened and ended.');

/** How `ozma serve` runs. */
export const serveSchema = strictMap({
  scan: boundedNumber(0.1, 3600)
    .describe('Seconds between two scans of the inbox; changes are noticed earlier where the system tells of them.')
    .optional(),
  drain: boundedNumber(0, 3600)
    .describe('Seconds that repairs in flight get to finish when serve is told to stop.')
    .optional(),
}).describe('How ozma serve runs.');
