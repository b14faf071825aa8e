import { readdirSync } from 'node:fs';
import { rawPath } from '../../../workers/inspect/raw-path.ts';
import { itemLabel } from '../../domain/item.ts';
import type { Claim } from '../../domain/repair.ts';
import { escapeName, isNoteName } from '../../formats/entry-name.ts';
import { nameInArea } from '../../spool/name-in-area.ts';
import { spoolPath } from '../../spool/spool.ts';
import { queueWordsIn } from '../../texts/queue-words-in.ts';
import { shown, shownInstant } from '../../texts/shown.ts';
import { wordsIn } from '../../texts/words-in.ts';
import type { App } from '../../wire.ts';
import type { Call } from '../call.ts';
import { writeJson, writeLine } from '../output.ts';
import { pageOf } from '../page.ts';
import { factLines } from '../ticket-lines.ts';

/** A claimed item as it is named to people. */
export const itemShown = ({ work }: Claim): string => shown(itemLabel(work.item));

const textOf = (path: string): string => escapeName(Buffer.from(path, 'latin1')).text;

/** Where the note of a folder lies; null where there is none. */
const noteIn = (folder: string): string | null => {
  const names = readdirSync(rawPath(folder), 'latin1').map(textOf);
  const note = names.find(isNoteName);
  return note === undefined ? null : `${textOf(folder)}/${note}`;
};

/** Prints what a person needs for a repair: what it is, where it lies, whose it is, and the token to finish it with. */
export const tellClaim = async (call: Call, app: App, claim: Claim, by: string): Promise<void> => {
  const { work, token, attempt, leaseUntil } = claim;
  const { repair, submission, label, ticket, owner, item, name, file, bytes, sha256 } = work;
  const folder = spoolPath(app.desk.dir, 'repair', nameInArea(app.desk.dir, 'repair', work));
  const path = `${textOf(folder)}/${file}`;
  const note = noteIn(folder);
  if (call.json) {
    const about = { item: itemLabel(item), name, file, bytes, sha256: `sha256:${sha256}`, path, note };
    const whose = { ticket, owner: owner.name, ownerId: owner.id, submission, label };
    await writeJson(call.stdout, { repair, token, attempt, leaseUntil, by, ...about, ...whose });
    return;
  }
  const page = pageOf(call, app.desk.config.language);
  const words = queueWordsIn(page.language).claim;
  const { headings } = wordsIn(page.language);
  const facts = [
    [words.repair, `${repair}`],
    [words.token, token],
    [words.item, `${itemShown(claim)}${name === '' ? '' : ` ${shown(name)}`}`],
    [headings.ticket, shown(ticket)],
    [headings.owner, shown(owner.name)],
    [words.file, shown(path)],
    [words.note, note === null ? words.noNote : shown(note)],
    [words.attempt, `${attempt}`],
    [words.until, shownInstant(leaseUntil)],
    [words.next, queueWordsIn(page.language).finishIt(repair, token)],
  ] as const;
  // Paths and commands are copied from the screen: no line of them is broken.
  for (const line of factLines(facts, { ...page, width: Number.POSITIVE_INFINITY })) await writeLine(call.stdout, line);
};
