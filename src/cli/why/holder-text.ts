import { processOf } from '../../spool/holder.ts';
import type { Language } from '../../texts/languages.ts';
import { repairWordsIn } from '../../texts/repair-words-in.ts';
import { shown } from '../../texts/shown.ts';

/** Who holds or held a claim: a person by name, a process of ozma's by its number and host. */
export const holderText = (holder: string, language: Language): string => {
  const process = processOf(holder);
  return process === null ? shown(holder) : repairWordsIn(language).process(process.pid, shown(process.host));
};
