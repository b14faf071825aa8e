import { type Instructed, instruct as recordInstruction, repeatInstruction } from '../desk/instruct.ts';
import { itemLabel } from '../domain/item.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { currentInstruction } from '../domain/ticket.ts';
import type { Language } from '../texts/languages.ts';
import { screensIn } from '../texts/screens-in.ts';
import { requireDesk, wire } from '../wire.ts';
import { askedBy } from './by.ts';
import { type Call, type ExitStatus, languageOf } from './call.ts';
import { loadTables } from './desk-tables.ts';
import { write, writeJson, writeLine } from './output.ts';

/** What `ozma instruct` was told. */
export type InstructOptions = {
  readonly ticket: string;
  readonly item: readonly string[];
  readonly by?: string;
  /** Print the outstanding instruction again and record none. */
  readonly again: boolean;
};

const tell = async (call: Call, given: Instructed, language: Language): Promise<void> => {
  await writeLine(call.stdout, given.label);
  await writeLine(call.stdout, '');
  await write(call.stdout, given.noteForm[language]);
  if (given.items.length === 0 && !call.quiet) await writeLine(call.stderr, screensIn(language).other.noItems);
};

/**
 * `ozma instruct`: records an instruction (or, with `--again`, repeats the outstanding one), and prints the exact label alone on its line and a
 * note form to paste. An unknown or closed ticket and an item that is none are `usage`.
 */
export const instruct = async (call: Call, { ticket, item, by, again }: InstructOptions): Promise<ExitStatus> => {
  if (again && item.length > 0) throw new OzmaError('usage', '--again repeats what was asked: leave --item out.');
  const actor = askedBy(by);
  const desk = await requireDesk(call);
  await using app = wire(desk);
  await loadTables(call, app);
  const request = { ticket, items: item, by: actor, now: call.now() };
  const given = again
    ? await repeatInstruction(app.store, desk.config, ticket)
    : await recordInstruction(app.store, desk.config, request);
  if (call.json) {
    const { label, noteForm: note, items } = given;
    const at = currentInstruction(given.ticket)?.at ?? request.now;
    const asked = again ? {} : { by: actor };
    await writeJson(call.stdout, {
      ticket: given.ticket.number,
      label,
      items: items.map(itemLabel),
      note,
      ...asked,
      at,
    });
  } else await tell(call, given, languageOf(call, desk.config.language));
  return 0;
};
