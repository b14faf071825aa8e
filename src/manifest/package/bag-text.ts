import type { ExportFacts } from './export-facts.ts';
import type { WrittenFile } from './new-file.ts';

/** The text of `bagit.txt` (RFC 8493, 2.1.1). */
export const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** The text of a list of hashes (RFC 8493, 2.1.3), in the order of the paths. Paths of an export have nothing in them that had to be encoded. */
export const hashList = (files: readonly WrittenFile[]): string =>
  files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');

/**
 * The text of `bag-info.txt` (RFC 8493, 2.2.2). Its date is the day (UTC) of the newest event that the export knows of, not the day on which it was
 * written: the same record gives the same bytes.
 */
export const bagInfo = (payload: readonly WrittenFile[], { export: name, ledger }: ExportFacts): string => {
  const bytes = payload.reduce((sum, file) => sum + file.bytes, 0);
  return [
    `Bag-Group-Identifier: ${ledger.desk}`,
    `Bag-Software-Agent: ozma`,
    `Bagging-Date: ${ledger.at.slice(0, 10)}`,
    `External-Description: ozma export ${name}`,
    `Internal-Sender-Identifier: ${ledger.seq}:${ledger.hash}`,
    `Payload-Oxum: ${bytes}.${payload.length}`,
    '',
  ].join('\n');
};
