import { Command, CommanderError, Help, Option } from 'commander';
import { instantAt } from '../domain/instant.ts';
import { languages } from '../texts/languages.ts';
import { version } from '../version.ts';
import type { Act, Call, ExitStatus, Host } from './call.ts';
import { declareAreas } from './declare/areas.ts';
import { declareDesk } from './declare/desk.ts';
import { declareExport } from './declare/export.ts';
import { declareIntake } from './declare/intake.ts';
import { declareLedger } from './declare/ledger.ts';
import { declareManifest } from './declare/manifest.ts';
import { declareQuestions } from './declare/questions.ts';
import { declareQueue } from './declare/queue.ts';
import { declareReplay } from './declare/replay.ts';
import { declareReport } from './declare/report.ts';
import { declareServe } from './declare/serve.ts';
import { declareTorture } from './declare/torture.ts';
import { declareVerify } from './declare/verify.ts';

const helpAfter = `
Start here:
  ozma init --sample desk      make a desk with sample tickets and an inbox
  ozma --desk desk ingest      judge what is in its inbox
  ozma --desk desk why T-1042  the whole story of a ticket, for a CSR

A desk is a directory with ozma.yaml. Without --desk, ozma looks in OZMA_DESK,
then in the current directory and above it.

Exit status:
  0  done and nothing found        2  the call or the configuration is wrong
  1  done and something was found  3  a fault (disk, database)`;

const usualHelp = new Help();

/** What help says of an option: a default only where it is a value that somebody could have given. */
const optionDescription = (option: Option): string =>
  option.isBoolean() || Array.isArray(option.defaultValue) ? option.description : usualHelp.optionDescription(option);

const declareGlobals = (program: Command): Command =>
  program
    .name('ozma')
    .description('The intake clerk of a repair desk: every folder an explained and recorded verdict.')
    .version(version(), '-V, --version', 'print the version')
    .option('--desk <dir>', 'the desk to work on')
    .addOption(new Option('--lang <language>', 'language of what is printed').choices(languages))
    .option('--json', 'print one JSON document a result (lists as JSON Lines)', false)
    .option('--quiet', 'say nothing on stderr but errors', false)
    .option('--no-progress', 'show no progress line')
    .helpOption('-h, --help', 'show help')
    .showSuggestionAfterError(true)
    .configureHelp({ showGlobalOptions: true, optionDescription })
    .addHelpText('after', helpAfter);

const callOf = (program: Command, host: Host): Call => {
  const { desk, lang, json, quiet, progress } = program.opts();
  return {
    desk: typeof desk === 'string' ? desk : null,
    lang: languages.find((language) => language === lang) ?? null,
    json: json === true,
    quiet: quiet === true,
    progress: progress === true,
    env: host.env,
    cwd: host.cwd(),
    stdout: host.stdout,
    stderr: host.stderr,
    now: () => instantAt(Date.now()),
  };
};

/** Options that every command takes may stand before or after its name. */
const settle = (command: Command, host: Host): void => {
  command.exitOverride().configureOutput({
    writeOut: (text) => host.stdout.write(text),
    writeErr: (text) => host.stderr.write(text),
  });
  for (const child of command.commands) settle(child, host);
};

/** Builds the whole command line; `act` runs a command's work. */
export const buildProgram = (act: Act): Command => {
  const program = declareGlobals(new Command());
  declareIntake(program, act);
  declareServe(program, act);
  declareQuestions(program, act);
  declareQueue(program, act);
  declareAreas(program, act);
  declareDesk(program, act);
  declareManifest(program, act);
  declareExport(program, act);
  declareVerify(program, act);
  declareLedger(program, act);
  declareReplay(program, act);
  declareReport(program, act);
  declareTorture(program, act);
  return program;
};

/** Parses a command line, runs its command and answers the exit status: 2 for a call that cannot be understood. */
export const parseAndRun = async (argv: readonly string[], host: Host): Promise<ExitStatus> => {
  let status: ExitStatus = 0;
  const program = buildProgram(async (work) => {
    status = await work(callOf(program, host));
  });
  settle(program, host);
  try {
    await program.parseAsync(hoisted(argv), { from: 'user' });
    return status;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
};

const flags = ['--json', '--quiet', '--no-progress'];
const withValue = ['--desk', '--lang'];

/** Moves the options that every command takes to the front, wherever they stand before a `--`. */
const hoisted = (argv: readonly string[]): readonly string[] => {
  const front: string[] = [];
  const rest: string[] = [];
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  for (let index = 0; index < end; index += 1) {
    const word = argv[index] ?? '';
    const value = argv[index + 1];
    if (flags.includes(word) || withValue.some((option) => word.startsWith(`${option}=`))) front.push(word);
    else if (withValue.includes(word) && value !== undefined && index + 1 < end) {
      front.push(word, value);
      index += 1;
    } else rest.push(word);
  }
  return [...front, ...rest, ...argv.slice(end)];
};
