import { pauseEndOf } from '../../domain/pause.ts';
import { isReasonCode } from '../../domain/reason.ts';
import { foundIn } from '../../texts/found-in.ts';
import type { Language } from '../../texts/languages.ts';
import { pauseWordsIn } from '../../texts/pause-words-in.ts';
import { repairWordsIn } from '../../texts/repair-words-in.ts';
import { shown } from '../../texts/shown.ts';
import { wordsIn } from '../../texts/words-in.ts';

const hashText = /^[0-9a-f]{64}$/u;
const shownDigits = 12;

/** A hash as people compare it; what else was found in a language; anything else as it is. */
export const shortHash = (text: string, language: Language): string =>
  hashText.test(text) ? `${text.slice(0, shownDigits)}…` : shown(foundIn(text, language));

/** A reason that the ledger holds, in a language where ozma gave it itself, else as somebody wrote it. */
export const whyText = (why: string, language: Language): string => {
  const { lapses } = repairWordsIn(language);
  if (isReasonCode(why)) return wordsIn(language).codes[why].title;
  if (why === 'holder-gone' || why === 'lease-over') return lapses[why];
  const end = pauseEndOf(why);
  return end === null ? shortHash(why, language) : pauseWordsIn(language).ends[end];
};
