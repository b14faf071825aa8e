import type { Command } from 'commander';
import type { Act } from '../call.ts';

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** What the commands that decide about one thing have in common. */
const deciding = (command: Command): Command =>
  command
    .option('--item <kind:id>', 'this item (or file) alone; may be given again', collect, [])
    .requiredOption('--why <text>', 'the reason, for the record')
    .option('--by <name>', 'who decides; the user’s own name without');

const declareHeld = (program: Command, act: Act): void => {
  const held = program
    .command('held')
    .description('what is held for a CSR: list it, accept it for repair, reject it')
    .addHelpText('after', '\nExamples:\n  ozma held list\n  ozma held accept T-1044 --why "owner confirmed in world"');
  held
    .command('list')
    .description('everything that is held, since when and why')
    .addHelpText('after', '\nExamples:\n  ozma held list\n  ozma held list --json | jq -r .submission')
    .action(() => act(async (call) => (await import('../held.ts')).listHeld(call)));
  deciding(
    held
      .command('accept')
      .description('queue held items for repair, in their ticket’s place')
      .argument('<what>', 'submission id, ticket, label or item'),
  )
    .addHelpText(
      'after',
      '\nExamples:\n  ozma held accept T-1044 --why "owner confirmed"\n  ozma held accept 019a8f3c --item bunny:483921 --why "sales slip seen" --by Mei',
    )
    .action((query: string, options) =>
      act(async (call) => (await import('../held.ts')).acceptHeld(call, { query, ...options })),
    );
  deciding(
    held
      .command('reject')
      .description('send held items back')
      .argument('<what>', 'submission id, ticket, label or item'),
  )
    .addHelpText('after', '\nExample:\n  ozma held reject T-1044 --why "sold by somebody else"')
    .action((query: string, options) =>
      act(async (call) => (await import('../held.ts')).rejectHeld(call, { query, ...options })),
    );
};

const declareTrash = (program: Command, act: Act): void => {
  const trash = program
    .command('trash')
    .description('what was set aside: list it, take it out, purge it after 31 days')
    .addHelpText('after', '\nExamples:\n  ozma trash list\n  ozma trash purge --expired --why "monthly"');
  trash
    .command('list')
    .description('everything in the trash, and how long it can be taken out')
    .addHelpText('after', '\nExamples:\n  ozma trash list\n  ozma trash list --json | jq .daysLeft')
    .action(() => act(async (call) => (await import('../trash.ts')).listTrash(call)));
  deciding(
    trash
      .command('restore')
      .description('take something out of the trash within its 31 days; it is held then')
      .argument('<what>', 'submission id, label or item'),
  )
    .addHelpText('after', '\nExample:\n  ozma trash restore 019a8f3c --why "customer asks for it"')
    .action((query: string, options) =>
      act(async (call) => (await import('../trash.ts')).restoreTrash(call, { query, ...options })),
    );
  deciding(
    trash
      .command('purge')
      .description('remove for good what is past its 31 days; the record stays')
      .argument('[what]', 'submission id, label or item')
      .option('--expired', 'everything whose 31 days are over', false),
  )
    .addHelpText(
      'after',
      '\nExamples:\n  ozma trash purge --expired --why "monthly" --by Mei\n  ozma trash purge 019a8f3c --why "customer agrees"',
    )
    .action((query: string | undefined, options) =>
      act(async (call) => (await import('../trash.ts')).purgeTrash(call, { query: query ?? null, ...options })),
    );
};

const waiveHelp = `
A waiver is for the ticket and a code: what it covers is still found and told,
and decides nothing. One of OWNER_MISMATCH lets anybody send for the ticket,
unless --for names one person; the label has to be right all the same. Waive
LABEL_MISMATCH too where it bears another name. No waiver lets a name through
that was made to look like a customer's.

Examples:
  ozma waive T-1042 OWNER_MISMATCH --for "Ember Fenwick" --why "speaks for Dora"
  ozma waive T-1042 ITEM_UNREFERENCED --item nest:N-9 --why "told by chat"
  ozma waive T-1042 NOTE_STALE --why "CSR asked twice" --until 3d --by Mei
  ozma waive --list T-1042`;

const declareWaive = (program: Command, act: Act): void => {
  program
    .command('waive')
    .description('grant an exception: a reason code no longer counts for a ticket, for a while')
    .argument('[ticket]', 'ticket number')
    .argument('[code]', 'reason code; see: ozma rules')
    .option('--item <kind:id>', 'for this item alone')
    .option('--for <name>', 'for this sender or author alone')
    .option('--why <text>', 'the reason, shown with every verdict that it changes')
    .option('--until <when>', 'after 90m, 2h, 3d, or at an ISO 8601 time; 31d without')
    .option('--by <name>', 'who grants it; the user’s own name without')
    .option('--list', 'list the waivers of a ticket, or all, the ended ones too', false)
    .addHelpText('after', waiveHelp)
    .action((ticket: string | undefined, code: string | undefined, options) =>
      act(async (call) =>
        (await import('../waive.ts')).waive(call, { ticket: ticket ?? null, code: code ?? null, ...options }),
      ),
    );
};

/** Declares the commands by which people decide about held and trashed things, and grant exceptions. */
export const declareAreas = (program: Command, act: Act): void => {
  declareHeld(program, act);
  declareTrash(program, act);
  declareWaive(program, act);
};
