import { foundLengths, foundNothing } from '../found.ts';

/** What was found in place of what was judged, in Japanese; a hash is the same in all languages. */
export const foundWords = (found: string): string =>
  found === foundNothing
    ? 'ファイルなし（消えたか、リンクなど別のものに替わった）'
    : found.replace(foundLengths, '$2 バイトではなく $1 バイトのファイル');
