import { resolve } from 'node:path';
import type { LedgerHead } from '../../domain/ledger.ts';
import type { Language } from '../../texts/languages.ts';
import { ledgerWordsIn } from '../../texts/ledger-words-in.ts';
import { shown, shownInstant } from '../../texts/shown.ts';
import { type Desk, requireDesk, wireSnapshot } from '../../wire.ts';
import { type Call, type ExitStatus, languageOf } from '../call.ts';
import { writeJson, writeLine } from '../output.ts';
import { columnWidths, rowLine } from '../table.ts';
import { lineWidth } from '../verdict-lines.ts';
import { type Keeping, keepHead } from './keep.ts';
import { addressee, sendHead } from './send.ts';

/** What `ozma ledger head` was told; `timeout` in seconds. */
export type HeadOptions = {
  readonly append?: string;
  readonly post?: string;
  readonly tokenEnv?: string;
  readonly timeout: string;
};

const tellHead = async (call: Call, keeping: Keeping, language: Language): Promise<void> => {
  const { desk, seq, hash, at } = keeping.head;
  if (call.json) {
    const lost = keeping.lost.map(({ line, head, found }) => ({ line, seq: head.seq, hash: head.hash, found }));
    return writeJson(call.stdout, { desk, seq, hash, at, ...(lost.length === 0 ? {} : { lost }) });
  }
  const { heads } = ledgerWordsIn(language);
  const rows = [
    [heads.seq, `#${seq}`],
    [heads.hash, hash],
    [heads.at, shownInstant(at)],
    [heads.desk, shown(desk)],
  ];
  const widths = columnWidths(rows, Math.max(lineWidth(call.stdout), 80));
  for (const row of rows) await writeLine(call.stdout, rowLine(row, widths));
};

/** The head as it is now; nothing is proven of it, and nothing kept. */
const headNow = async (desk: Desk): Promise<LedgerHead> => {
  await using snapshot = wireSnapshot(desk);
  return snapshot.head;
};

/**
 * `ozma ledger head`: prints the newest link of the desk's chain. With `--append` it is kept in a file, once every head kept there is found to stand
 * in the chain still; else nothing is appended, nothing posted, and the exit status is 1. With `--post` it is sent to an address; 3 where it did not arrive.
 */
export const ledgerHead = async (call: Call, options: HeadOptions): Promise<ExitStatus> => {
  const to = addressee(options, call.env);
  const desk = await requireDesk(call);
  const language = languageOf(call, desk.config.language);
  const { append } = options;
  const keeping: Keeping =
    append === undefined
      ? { head: await headNow(desk), lost: [], isSound: true }
      : await keepHead(call, desk, { file: resolve(call.cwd, append), shownAs: shown(append), language });
  await tellHead(call, keeping, language);
  if (!keeping.isSound) return 1;
  return to === null || (await sendHead(call, { head: keeping.head, to, language })) ? 0 : 3;
};
