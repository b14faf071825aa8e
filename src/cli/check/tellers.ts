import { OzmaError } from '../../domain/ozma-error.ts';
import type { Call } from '../call.ts';
import { tellJson } from './documents.ts';
import { tellJunit } from './junit.ts';
import { tellLines } from './lines.ts';
import { tellCsv } from './rows.ts';
import type { Telling } from './telling.ts';
import type { Teller } from './told.ts';

/** A format of `ozma check`; the usual one is a table. */
export type CheckFormat = 'table' | 'json' | 'csv' | 'junit';

/** The format that is meant: `--json` is another word for `--format json`. */
export const formatOf = ({ json }: Call, format: CheckFormat): CheckFormat => {
  if (!json || format === 'json') return format;
  if (format === 'table') return 'json';
  throw new OzmaError('usage', `--json and --format ${format} are two formats: give one of them.`);
};

/** Begins to tell a check in a format. */
export const openTeller = async (format: CheckFormat, telling: Telling): Promise<Teller> => {
  switch (format) {
    case 'table':
      return tellLines(telling);
    case 'json':
      return tellJson(telling);
    case 'csv':
      return tellCsv(telling);
    case 'junit':
      return await tellJunit(telling);
  }
};
