import { z } from 'zod';
import { ticketStatuses } from '../src/domain/ticket.ts';
import {
  boundedNumber,
  deskPath,
  filledText,
  idPattern,
  labelTemplate,
  noteWord,
  oneOf,
  strictMap,
  timeZoneName,
  wholeNumber,
  wordMap,
} from './config-checks.ts';
import { pausesSchema, queueSchema, repairSchema, serveSchema, stabilitySchema } from './config-running.ts';
import { ticketColumns } from './ticket-columns.ts';

const kindName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}-]*$/u, {
  error: 'expected the name of a kind in letters, digits and hyphens',
});

const kind = strictMap({
  aliases: z
    .array(noteWord(), { error: 'expected a list of words' })
    .describe('Other words for the kind in file names, notes and references, any case. Replaces the built-in words.')
    .optional(),
  idPattern: idPattern()
    .describe('Regular expression, without anchors, that an id of this kind matches, any case. A new kind has [0-9]+.')
    .optional(),
  needsName: z
    .boolean({ error: 'expected true or false' })
    .describe('Whether the note must give a name on the line that starts the block. A new kind needs none.')
    .optional(),
  required: z
    .array(filledText(), { error: 'expected a list of note keys' })
    .describe('Note keys that each block must have besides Problem, by their English name. A new kind has ID, Status.')
    .optional(),
}).describe('One kind of item that the desk repairs.');

const label = strictMap({
  template: labelTemplate()
    .describe('How a label is made where the ticket gives none; {ticket} and {owner} are filled in.')
    .optional(),
  ticketPattern: idPattern()
    .describe('Regular expression, without anchors, by which a ticket number is found in a wrong label, any case.')
    .optional(),
}).describe('The label that a customer is told to give the folder.');

const note = strictMap({
  aliases: wordMap(
    z.string().regex(/^[^:：\p{Cc}]+$/u, { error: 'expected a note key without a colon' }),
    z.array(noteWord()),
  )
    .describe(
      'Note key by its English name -> more words for it. They add to the built-in ones; a new key is made known here too.',
    )
    .optional(),
  futureHours: boundedNumber(0, 8760).describe("How far in the future a note's date may lie, in hours.").optional(),
}).describe('How notes are read.');

const limits = strictMap({
  files: wholeNumber(1, 1_000_000).describe('Most files and sub-folders in one folder.').optional(),
  bytes: wholeNumber(1, 2 ** 50)
    .describe('Most bytes of all files in one folder.')
    .optional(),
  depth: wholeNumber(1, 256).describe('Most levels of sub-folders.').optional(),
  noteBytes: wholeNumber(1, 64 * 2 ** 20)
    .describe('Most bytes of a note.')
    .optional(),
}).describe('What bounds the reading of one untrusted folder; more is TOO_LARGE.');

const workers = strictMap({
  threads: wholeNumber(1, 256).describe('Threads that read folders; without it one for each processor.').optional(),
  timeout: boundedNumber(1, 86_400)
    .describe('Seconds that the reading of one folder may take before its thread counts as hanging.')
    .optional(),
  batch: wholeNumber(1, 10_000).describe('Folders that are judged and recorded at once.').optional(),
}).describe('The threads that read folders.');

const columnNames = Object.fromEntries(
  ticketColumns.map((column) => [column, filledText().describe(`What the file calls ${column}.`).optional()]),
);

/** The schema of `ozma.yaml` (product.md 3): every key may be left out, unknown ones are refused, each says what it means. */
export const configSchema = strictMap({
  timeZone: timeZoneName()
    .describe("The desk's time zone (IANA name), for dates in notes that have no offset.")
    .optional(),
  language: oneOf(['en', 'ja'])
    .describe('Language of what ozma prints where --lang does not say: en or ja.')
    .optional(),
  nameRule: oneOf(['plain', 'second-life'])
    .describe('How names are compared where there is no stable id: plain or second-life.')
    .optional(),
  label: label.optional(),
  kinds: wordMap(kindName, kind)
    .describe(
      'Kinds of items. Kinds given here are added to bunny and nest; what is given for these two overrides theirs.',
    )
    .optional(),
  note: note.optional(),
  limits: limits.optional(),
  statuses: wordMap(filledText(), oneOf(ticketStatuses))
    .describe("The ticket system's word for a status, any case -> one of ozma's.")
    .optional(),
  columns: strictMap(columnNames)
    .describe("Column of tickets.csv by ozma's name -> what the file calls it.")
    .optional(),
  receipts: strictMap({
    keyFile: deskPath()
      .describe('File with the key by which a trusted intake signs receipts. OZMA_RECEIPT_KEY comes before it.')
      .optional(),
  })
    .describe('Signed receipts of a trusted intake.')
    .optional(),
  inbox: deskPath().describe('Where folders arrive; relative to the desk, on the same file system.').optional(),
  tickets: deskPath()
    .describe('The file of tickets that is loaded whenever it changed; relative to the desk.')
    .optional(),
  registry: deskPath().describe('The file that says who owns which item; relative to the desk.').optional(),
  durability: oneOf(['power-loss', 'process'])
    .describe('What an acknowledged verdict survives: power-loss, or only the death of the process (faster).')
    .optional(),
  settle: boundedNumber(0, 86_400)
    .describe('Seconds for which a folder has to be unchanged before it is judged; without it 5 in serve, 0 in ingest.')
    .optional(),
  concurrency: wholeNumber(1, 64).describe('Repairs at a time.').optional(),
  workers: workers.optional(),
  queue: queueSchema.optional(),
  repairs: wordMap(kindName, repairSchema)
    .describe('Kind of item -> how its items are repaired; a kind that is not here is repaired by hand.')
    .optional(),
  pauses: pausesSchema.optional(),
  stability: stabilitySchema.optional(),
  serve: serveSchema.optional(),
});

/** What `ozma.yaml` says; a key that it does not say is not there. */
export type ConfigFile = z.infer<typeof configSchema>;
