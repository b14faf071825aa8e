import { counted } from '../counted.ts';
import type { ExportWords } from '../export-words.ts';
import { shownInstant } from '../shown.ts';

/** Words for exports in Japanese. */
export const exportWords: ExportWords = {
  unknownTicket: (ticket) => `チケット ${ticket} はありません。出力に行はありません。`,
  rowsIn: (directory, rows, submissions) => `${directory}: 提出 ${counted(submissions)} 件、${counted(rows)} 行。`,
  eventsIn: (directory, events) => `${directory}: イベント ${counted(events)} 件。`,
  head: ({ seq, hash, at }) => `台帳の末尾: #${seq}（${shownInstant(at)}）${hash}`,
  seal: (seal) => `封印: ${seal}`,
  keepApart: (directory) =>
    `封印はこれらのファイルとは別の場所に保管してください。それがあれば、何も書き換えられていないことを誰でも確かめられます（ozma verify ${directory} --seal …）。`,
};
