import { hash } from 'node:crypto';
import { fstatSync } from 'node:fs';
import type { FoundFile } from '../../src/domain/found-file.ts';
import type { Excess, Hazard, Inspection } from '../../src/domain/inspection.ts';
import type { NoteFound } from '../../src/domain/note.ts';
import type { Policy } from '../../src/domain/policy.ts';
import type { ReceiptFound } from '../../src/domain/receipt.ts';
import { contentDigest } from '../../src/formats/digest.ts';
import type { IdentityReader } from '../../src/formats/item-identity.ts';
import { readNote } from '../../src/formats/note.ts';
import { readReceipt } from '../../src/formats/receipt.ts';
import { closeDirectory, type OpenDirectory, openChildDirectory } from './directory.ts';
import { ChangedMidway } from './disk-error.ts';
import { type Harvest, harvestFile, type LaterFile, newHarvest, takeItem, takeOther } from './harvest.ts';
import { closeFile, type OpenFile, openRegular } from './read-file.ts';
import { type ToldFiles, tellFile } from './told-files.ts';
import { nameText, type RawHazard, walkFolder } from './walk.ts';
import type { WholeFile } from './whole-file.ts';

/** What the reading of every folder of a desk needs: its rules, made ready once for a batch. */
export type Reader = {
  readonly policy: Policy;
  readonly identify: IdentityReader;
  readonly receiptKey: string | null;
  /** Whether every file is hashed and told; only what judging needs where nothing is said. */
  readonly tellsFiles?: boolean;
};

/** The facts of a folder, and every file of it where they were asked for; null also where it is over the limits. */
export type FolderRead = { readonly inspection: Inspection; readonly files: readonly FoundFile[] | null };

const byRaw = (a: { readonly raw: string }, b: { readonly raw: string }): number =>
  a.raw < b.raw ? -1 : Number(a.raw > b.raw);

/** The hazard of an entry whose own name is no text; its path is the name. */
export const labelHazards = (label: string): readonly Hazard[] => {
  const { text, isDecodable } = nameText(label);
  return isDecodable ? [] : [{ path: text, what: 'undecodable-name' }];
};

/** An inspection of something that holds no items and no note. */
export const bareInspection = (found: Pick<Inspection, 'label' | 'form' | 'hazards' | 'excess'>): Inspection => ({
  ...found,
  items: [],
  note: { kind: 'none' },
  receipt: { kind: 'none' },
  digest: contentDigest([], null),
});

const openAgain = (root: OpenDirectory, names: readonly string[]): OpenFile => {
  const [name = '', ...rest] = names;
  if (rest.length === 0) return openRegular(root, name);
  const directory = openChildDirectory(root, name);
  try {
    return openAgain(directory, rest);
  } finally {
    closeDirectory(directory);
  }
};

const takeLater = (root: OpenDirectory, harvest: Harvest, { path, device, inode, isItem }: LaterFile): void => {
  const file = openAgain(root, path.raw.split('/'));
  try {
    if (file.stats.dev !== device || file.stats.ino !== inode) throw new ChangedMidway(path.text);
    if (isItem) takeItem(harvest, path, file);
    else takeOther(harvest, path, file);
  } finally {
    closeFile(file);
  }
};

const bytesExcess = ({ bytes, limits }: Harvest): Excess | null =>
  bytes > limits.bytes
    ? { limit: 'bytes', allowed: limits.bytes, found: Math.min(bytes, Number.MAX_SAFE_INTEGER) }
    : null;

const noteExcess = ({ notes, limits }: Harvest): Excess | null => {
  const [only, ...more] = notes;
  if (only === undefined || more.length > 0 || only.size <= limits.noteBytes) return null;
  return { limit: 'note-bytes', allowed: limits.noteBytes, found: Math.min(only.size, Number.MAX_SAFE_INTEGER) };
};

const noteFound = (notes: readonly WholeFile[], policy: Policy): NoteFound => {
  const [only, ...more] = notes;
  if (only === undefined) return { kind: 'none' };
  if (more.length > 0)
    return {
      kind: 'several',
      files: notes
        .map(({ path }) => path)
        .sort(byRaw)
        .map(({ text }) => text),
    };
  const file = only.path.text;
  if (only.content === null) return { kind: 'unreadable', file, why: only.why };
  return { ...readNote(only.content, policy), file };
};

/** What stands for the note in the digest of a folder's content. */
const noteMark = (note: NoteFound, notes: readonly WholeFile[]): string | null => {
  switch (note.kind) {
    case 'none':
      return null;
    case 'read':
      return note.note.fingerprint ?? 'blank';
    case 'several':
      return 'several';
    case 'unreadable':
      return hash('sha256', notes[0]?.content ?? 'unread');
  }
};

/** A receipt that could not be read is as good as one that is not what a trusted intake writes. */
const receiptFound = (receipt: WholeFile | null, key: string | null): ReceiptFound =>
  receipt === null ? { kind: 'none' } : readReceipt(receipt.content ?? new Uint8Array(), key);

/** Throws where names came or went in a folder's top level since it was opened, or all of it was removed. */
const confirmUnchanged = (root: OpenDirectory): void => {
  const { nlink, mtimeMs } = fstatSync(root.fd);
  if (nlink === 0 || mtimeMs !== root.stats.mtimeMs) throw new ChangedMidway('the folder');
};

const hazardsOf = (label: string, hazards: readonly RawHazard[]): readonly Hazard[] => [
  ...labelHazards(label),
  ...[...hazards].sort(byRaw).map(({ path, what }) => ({ path, what })),
];

/** Every file by the bytes of its path, with what is there and no ordinary file. */
const filesOf = (told: ToldFiles | null, hazards: readonly RawHazard[]): readonly FoundFile[] | null => {
  if (told === null) return null;
  for (const { raw, path, what } of hazards) {
    if (what !== 'undecodable-name') tellFile(told, { raw, text: path }, { bytes: 0, sha256: null, what });
  }
  return told.sort(byRaw).map(({ file }) => file);
};

/**
 * The facts of an open folder (product.md 5, 6, 11). `label` is its name in the inbox, a byte a character. Of several limits that are
 * exceeded the first counts: files, depth, bytes, the note's bytes. Throws `ChangedMidway` when it changes while it is read, and what the
 * system says when a sub-folder cannot be read.
 */
export const inspectFolder = (root: OpenDirectory, label: string, reader: Reader): FolderRead => {
  const { policy, identify, receiptKey, tellsFiles = false } = reader;
  const harvest = newHarvest({ limits: policy.limits, identify, told: tellsFiles ? [] : null });
  const walked = walkFolder(root, policy.limits, (place) => harvestFile(harvest, place));
  const found = { label: nameText(label).text, form: 'folder' } as const;
  if (walked.excess?.limit === 'files') {
    const inspection = bareInspection({ ...found, hazards: labelHazards(label), excess: walked.excess });
    return { inspection, files: null };
  }
  const hazards = hazardsOf(label, [...walked.hazards, ...harvest.hazards]);
  const isAllowed = walked.excess === null && bytesExcess(harvest) === null && noteExcess(harvest) === null;
  if (isAllowed) for (const file of harvest.later) takeLater(root, harvest, file);
  confirmUnchanged(root);
  const excess = walked.excess ?? bytesExcess(harvest) ?? noteExcess(harvest);
  if (excess !== null) return { inspection: bareInspection({ ...found, hazards, excess }), files: null };
  const items = harvest.items.sort(byRaw).map(({ item }) => item);
  const note = noteFound(harvest.notes, policy);
  const receipt = receiptFound(harvest.receipt, receiptKey);
  const digest = contentDigest(items, noteMark(note, harvest.notes));
  return {
    inspection: { ...found, hazards, excess, items, note, receipt, digest },
    files: filesOf(harvest.told, walked.hazards),
  };
};
