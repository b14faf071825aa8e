import { type Command, Option } from 'commander';
import type { Act } from '../call.ts';

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

const checkHelp = `
With --manifest, PATH is one batch, and what the manifest lists is compared with
what is there, both ways: our CSV (folder, file, sha256, bytes, ticket,
item_kind, item_id), a list as sha256sum writes it, or a BagIt manifest.

A file of waivers is a YAML list; item, for or file may say that it is for less:
  - { code: NOTE_STALE, ticket: T-1042, by: Mei, why: asked, until: 2026-12-31 }
  - { code: MANIFEST_MISSING, folder: "T-1042 - Dora Quillfeather", by: Mei,
      why: "comes on Monday", until: 2026-12-31 }

Examples:
  ozma check "T-1042 - Dora Quillfeather" --tickets tickets.csv
  ozma --desk desk check desk/inbox
  ozma --desk desk check desk/inbox --json | jq -r '.verdict + " " + .label'
  ozma --desk desk check batch --manifest batch.csv --failed again.csv
  ozma check batch --manifest manifest-sha256.txt --format junit > ozma.xml`;

const declareCheck = (program: Command, act: Act): void => {
  program
    .command('check')
    .description('dry run: judge folders where they lie; changes nothing, needs no desk')
    .argument('<path...>', 'folders, or a whole inbox')
    .option('--inbox', 'each PATH is an inbox, not one folder', false)
    .option('--tickets <file>', 'tickets to judge by, in place of the desk’s')
    .option('--registry <file>', 'registry to judge by, in place of the desk’s')
    .option('--manifest <file>', 'what the sender says is in the batch PATH')
    .option('--waivers <file>', 'exceptions that count in this check alone')
    .option('--failed <file>', 'write the rows that failed, to mend and send again')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['table', 'json', 'csv', 'junit']).default('table'),
    )
    .addHelpText('after', checkHelp)
    .action((paths: readonly string[], options) =>
      act(async (call) => (await import('../check.ts')).check(call, { paths, ...options })),
    );
};

const declareIngest = (program: Command, act: Act): void => {
  program
    .command('ingest')
    .description('judge what is in the inbox once, for real: record it and move it to its place')
    .argument('[path...]', 'entries of the inbox; all of it without')
    .option('--settle <seconds>', 'leave alone what changed less than so many seconds ago')
    .addHelpText(
      'after',
      `
Examples:
  ozma --desk desk ingest
  ozma --desk desk ingest "desk/inbox/T-1042 - Dora Quillfeather"
  ozma --desk desk ingest --settle 5 --json > verdicts.jsonl`,
    )
    .action((paths: readonly string[], options) =>
      act(async (call) => (await import('../ingest.ts')).ingest(call, { paths, ...options })),
    );
};

const declareInstruct = (program: Command, act: Act): void => {
  program
    .command('instruct')
    .description('record an instruction and print the exact label and a note form, ready to paste')
    .argument('<ticket>', 'ticket number')
    .option('--item <kind:id>', 'an item to ask for; may be given again', collect, [])
    .option('--by <name>', 'who asks; the user’s own name without')
    .option(
      '--again',
      'print the outstanding instruction again; record nothing, so that notes written since stay fresh',
      false,
    )
    .addHelpText('after', '\nExample:\n  ozma instruct T-1042 --item bunny:483920 --lang ja')
    .action((ticket: string, options) =>
      act(async (call) => (await import('../instruct.ts')).instruct(call, { ticket, ...options })),
    );
};

/** Declares the commands that take folders in. */
export const declareIntake = (program: Command, act: Act): void => {
  declareCheck(program, act);
  declareIngest(program, act);
  declareInstruct(program, act);
};
