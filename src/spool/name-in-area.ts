import { latin1Path } from '../../workers/inspect/raw-path.ts';
import type { SubmissionId } from '../domain/ids.ts';
import { isThere } from './move.ts';
import { findSubmissions, spoolName, spoolPath } from './spool.ts';

/** A submission by its id and its label as text, undecodable bytes as `\xHH`. */
export type Labelled = { readonly submission: SubmissionId; readonly label: string };

/** The name (a byte a character) of a submission's folder in an area: by its label as a rule; else the listing knows which bytes stand behind a `\xHH`. */
export const nameInArea = (deskDir: string, area: string, { submission, label }: Labelled): string => {
  const name = spoolName(submission, latin1Path(label));
  if (!label.includes('\\x') || isThere(spoolPath(deskDir, area, name))) return name;
  return findSubmissions(deskDir, area).get(submission) ?? name;
};
