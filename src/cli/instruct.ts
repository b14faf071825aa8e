import { userInfo } from 'node:os';
import { instruct as recordInstruction } from '../desk/instruct.ts';
import { itemLabel } from '../domain/item.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { trimWhiteSpace } from '../domain/text.ts';
import { screensIn } from '../texts/screens-in.ts';
import { requireDesk, wire } from '../wire.ts';
import { type Call, type ExitStatus, languageOf } from './call.ts';
import { loadTables } from './desk-tables.ts';
import { write, writeJson, writeLine } from './output.ts';

/** What `ozma instruct` was told. */
export type InstructOptions = { readonly ticket: string; readonly item: readonly string[]; readonly by?: string };

const userName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
};

const askedBy = (given: string | undefined): string => {
  const name = trimWhiteSpace(given ?? userName());
  if (name !== '') return name;
  throw new OzmaError('usage', 'Nobody is named as the one who asks. Say who, with --by NAME.');
};

/**
 * `ozma instruct`: records an instruction, and prints the exact label alone on its line and a note form to paste. An unknown or closed ticket
 * and an item that is none are `usage`.
 */
export const instruct = async (call: Call, { ticket, item, by }: InstructOptions): Promise<ExitStatus> => {
  const actor = askedBy(by);
  const desk = await requireDesk(call);
  await using app = wire(desk);
  await loadTables(call, app);
  const now = call.now();
  const given = await recordInstruction(app.store, desk.config, { ticket, items: item, by: actor, now });
  const items = given.items.map(itemLabel);
  if (call.json) {
    const { number } = given.ticket;
    await writeJson(call.stdout, {
      ticket: number,
      label: given.label,
      items,
      note: given.noteForm,
      by: actor,
      at: now,
    });
    return 0;
  }
  const language = languageOf(call, desk.config.language);
  await writeLine(call.stdout, given.label);
  await writeLine(call.stdout, '');
  await write(call.stdout, given.noteForm[language]);
  if (items.length === 0 && !call.quiet) await writeLine(call.stderr, screensIn(language).other.noItems);
  return 0;
};
