import type { FoundFile } from '../../src/domain/found-file.ts';
import { isLitter, receiptName } from '../../src/formats/entry-name.ts';
import type { InnerPath } from './walk.ts';

/** What is told of a file besides its name. */
type FileFacts = Pick<FoundFile, 'bytes' | 'sha256'> & Partial<Pick<FoundFile, 'what' | 'item'>>;

/** The files of a folder as they are met, each with the bytes of its path. */
export type ToldFiles = { readonly raw: string; readonly file: FoundFile }[];

/** Tells of one file; does nothing where nobody asked. */
export const tellFile = (told: ToldFiles | null, { raw, text }: InnerPath, facts: FileFacts): void => {
  if (told === null) return;
  const name = text.slice(text.lastIndexOf('/') + 1);
  const { bytes, sha256, what = null, item = null } = facts;
  const isOptional = isLitter(name) || text === receiptName;
  told.push({ raw, file: { path: text, bytes, sha256, what, isOptional, item } });
};
