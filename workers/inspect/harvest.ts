import { hash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { sha256 } from '../../src/domain/ids.ts';
import { type Item, refOf } from '../../src/domain/item.ts';
import type { Limits } from '../../src/domain/policy.ts';
import { isArchiveContent, isArchiveName } from '../../src/formats/archive.ts';
import { isLitter, isNoteName, receiptName } from '../../src/formats/entry-name.ts';
import { type IdentityReader, isDocumentName } from '../../src/formats/item-identity.ts';
import { statChild } from './directory.ts';
import { type Content, closeFile, type OpenFile, openRegular, readContent } from './read-file.ts';
import { type ToldFiles, tellFile } from './told-files.ts';
import type { FilePlace, InnerPath, RawHazard } from './walk.ts';
import { readWholly, type WholeFile } from './whole-file.ts';

/** An item with the bytes of its path, by which items are put in order. */
type RawItem = { readonly raw: string; readonly item: Item };

/** A file to be read once it is known how much the whole folder holds: a large item, or one that is only hashed to be told. */
export type LaterFile = {
  readonly path: InnerPath;
  readonly device: number;
  readonly inode: number;
  readonly isItem: boolean;
};

/** What is gathered from the files of one folder. */
export type Harvest = {
  readonly limits: Limits;
  readonly identify: IdentityReader;
  readonly hazards: RawHazard[];
  readonly items: RawItem[];
  readonly notes: WholeFile[];
  readonly later: LaterFile[];
  /** Every file, where they are asked for; else null. */
  readonly told: ToldFiles | null;
  receipt: WholeFile | null;
  /** The sum of the sizes of all files met. */
  bytes: number;
};

/** Files of up to this many bytes are read when they are met; larger ones once the sum of all sizes is known to be allowed. */
const eagerBytes = 256 * 1024;

/** A longer receipt is none that a trusted intake wrote, in bytes. */
const receiptBytes = 1024 * 1024;

/** An empty harvest of a folder. */
export const newHarvest = (wanted: Pick<Harvest, 'limits' | 'identify' | 'told'>): Harvest => ({
  ...wanted,
  hazards: [],
  items: [],
  notes: [],
  later: [],
  receipt: null,
  bytes: 0,
});

const boxedBy = (name: string, content: Content | null): Item['boxed'] => {
  if (isArchiveName(name)) return 'name';
  return content !== null && isArchiveContent(content.head) ? 'content' : null;
};

type Reading = { readonly bytes: number; readonly content: Content | null; readonly damage: Item['damage'] };

const keepItem = (harvest: Harvest, { raw, text }: InnerPath, { bytes, content, damage }: Reading): void => {
  const name = text.slice(text.lastIndexOf('/') + 1);
  const document = isDocumentName(name) ? (content?.whole ?? null) : null;
  const item: Item = {
    file: text,
    bytes,
    sha256: content?.sha256 ?? null,
    identity: harvest.identify(name, document),
    boxed: boxedBy(name, content),
    damage,
  };
  harvest.items.push({ raw, item });
  const what = content === null && damage === null ? 'hard-link' : null;
  tellFile(harvest.told, { raw, text }, { bytes, sha256: item.sha256, what, item: refOf(item) });
};

/** Reads an open file whose size is counted already; null for what would put the folder over its limit, which is not read to the end. */
const readCounted = (harvest: Harvest, file: OpenFile): Reading | null => {
  const size = file.stats.size;
  const left = harvest.limits.bytes - harvest.bytes;
  if (left < 0) return null;
  const read = readContent(file, size + left);
  switch (read.kind) {
    case 'over':
      harvest.bytes = harvest.limits.bytes + 1;
      return null;
    case 'unreadable':
      return { bytes: size, content: null, damage: 'unreadable' };
    case 'read': {
      const { bytes } = read.content;
      harvest.bytes += bytes - size;
      return { bytes, content: read.content, damage: bytes === 0 ? 'empty' : null };
    }
  }
};

/** Reads an open item whose size is counted already; one that would put the folder over its limit is not kept. */
export const takeItem = (harvest: Harvest, path: InnerPath, file: OpenFile): void => {
  const reading = readCounted(harvest, file);
  if (reading !== null) keepItem(harvest, path, reading);
};

/** As `takeItem`, of a file that is no item and is only hashed to be told. */
export const takeOther = (harvest: Harvest, path: InnerPath, file: OpenFile): void => {
  const reading = readCounted(harvest, file);
  if (reading === null) return;
  tellFile(harvest.told, path, { bytes: reading.bytes, sha256: reading.content?.sha256 ?? null });
};

/** Keeps a hard link as a hazard, and says whether it is one: its content is not the sender's alone and is not read. */
const recordHardLink = (harvest: Harvest, { raw, text }: InnerPath, links: number): boolean => {
  if (links > 1) harvest.hazards.push({ raw, path: text, what: 'hard-link' });
  return links > 1;
};

const harvestItem = (harvest: Harvest, place: FilePlace): void => {
  const file = openRegular(place.directory, place.name);
  const { size, nlink, dev, ino } = file.stats;
  try {
    harvest.bytes += size;
    if (recordHardLink(harvest, place.path, nlink)) {
      keepItem(harvest, place.path, { bytes: size, content: null, damage: null });
    } else if (size > eagerBytes && file.fd !== null) {
      harvest.later.push({ path: place.path, device: dev, inode: ino, isItem: true });
    } else {
      takeItem(harvest, place.path, file);
    }
  } finally {
    closeFile(file);
  }
};

/** Tells of a file that is no item: by its content where that was read, else later, where it can be. */
const tellOther = (harvest: Harvest, path: InnerPath, { size: bytes, nlink, dev, ino }: Stats): void => {
  if (nlink > 1) tellFile(harvest.told, path, { bytes, sha256: null, what: 'hard-link' });
  else if (harvest.told !== null) harvest.later.push({ path, device: dev, inode: ino, isItem: false });
};

const harvestWhole = (harvest: Harvest, { directory, name, path }: FilePlace, maxBytes: number): WholeFile => {
  const file = openRegular(directory, name);
  try {
    harvest.bytes += file.stats.size;
    recordHardLink(harvest, path, file.stats.nlink);
    const whole = readWholly(file, maxBytes);
    if (whole.content === null) tellOther(harvest, path, file.stats);
    else if (harvest.told !== null) {
      const digest = sha256(hash('sha256', whole.content, 'hex'));
      tellFile(harvest.told, path, { bytes: whole.content.length, sha256: digest });
    }
    return { path, ...whole };
  } finally {
    closeFile(file);
  }
};

const passOver = (harvest: Harvest, { directory, name, path }: FilePlace): void => {
  const stats = statChild(directory, name);
  harvest.bytes += stats.size;
  recordHardLink(harvest, path, stats.nlink);
  tellOther(harvest, path, stats);
};

/**
 * Takes from one regular file what the folder's facts need of it: note and receipt count at the top level only and are litter below
 * (product.md 12); everything else that is not litter is an item.
 */
export const harvestFile = (harvest: Harvest, place: FilePlace): void => {
  const name = place.path.text.slice(place.path.text.lastIndexOf('/') + 1);
  if (name === receiptName) {
    if (place.isTop) harvest.receipt = harvestWhole(harvest, place, receiptBytes);
    else passOver(harvest, place);
  } else if (isNoteName(name)) {
    // A second note settles that there are several, which nobody reads.
    const limit = harvest.notes.length === 0 ? harvest.limits.noteBytes : 0;
    if (place.isTop) harvest.notes.push(harvestWhole(harvest, place, limit));
    else passOver(harvest, place);
  } else if (isLitter(name)) {
    passOver(harvest, place);
  } else {
    harvestItem(harvest, place);
  }
};
