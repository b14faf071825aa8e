import { userInfo } from 'node:os';
import { OzmaError } from '../domain/ozma-error.ts';
import { trimWhiteSpace } from '../domain/text.ts';

const userName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
};

/** The person who asks for something: as named with `--by`, else the user of this machine; a blank name is `usage`. */
export const askedBy = (given: string | undefined): string => {
  const name = trimWhiteSpace(given ?? userName());
  if (name !== '') return name;
  throw new OzmaError('usage', 'Nobody is named as the one who asks. Say who, with --by NAME.');
};
