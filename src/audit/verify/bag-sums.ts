import type { Wrong } from '../../domain/proof.ts';
import { told } from './row-proof.ts';

/** The names of the lists of a bag (RFC 8493): of the payload, and of all else, itself excepted. */
export const bagLists = { payload: 'manifest-sha256.txt', tags: 'tagmanifest-sha256.txt' } as const;

/** One of the two lists of a bag. */
export type BagList = (typeof bagLists)[keyof typeof bagLists];

/** A list as read: the hash of each file that it names, and what is wrong with its lines. */
export type SumsReading = { readonly sums: ReadonlyMap<string, string>; readonly wrong: readonly Wrong[] };

const form = /^([0-9a-f]{64}) {2}([^\s].*)$/;

/** Names that ozma gives: nothing else is opened, so that no list can lead out of its directory. */
const safe: Readonly<Record<BagList, RegExp>> = {
  [bagLists.payload]: /^data\/[A-Za-z0-9][A-Za-z0-9.-]*$/,
  [bagLists.tags]: /^[A-Za-z0-9][A-Za-z0-9.-]*$/,
};

const expected: Readonly<Record<BagList, string>> = {
  [bagLists.payload]: 'SHA-256  data/FILE',
  [bagLists.tags]: 'SHA-256  FILE',
};

/** Reads a list of a bag: lines of a SHA-256, two spaces and a path, each path once, in order, the last line ended too. */
export const readSums = (text: string, list: BagList): SumsReading => {
  const sums = new Map<string, string>();
  const wrong: Wrong[] = [];
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  const at = (index: number, found: string, how: Wrong['how']): void => {
    const place = { claim: 'bag', where: list, row: `${index + 1}`, column: null } as const;
    wrong.push({ ...place, found: told(found), expected: expected[list], how });
  };
  let last = '';
  for (const [index, line] of lines.entries()) {
    const [, sum = '', path = ''] = form.exec(line) ?? [];
    if (!safe[list].test(path) || path === list) at(index, line, 'malformed');
    else if (sums.has(path)) at(index, line, 'added');
    else sums.set(path, sum);
    if (path !== '' && path < last) at(index, line, 'misplaced');
    last = path;
  }
  if (rest !== '') at(lines.length, rest, 'malformed');
  return { sums, wrong };
};
