import { repairWordsIn } from '../../texts/repair-words.ts';
import { shown } from '../../texts/shown.ts';
import type { Language } from '../../texts/words-in.ts';

const processSign = /^(\S+) (\d+) \d*$/u;

/** Who holds or held a claim: a person by name, a process of ozma's by its number and host. */
export const holderText = (holder: string, language: Language): string => {
  const [, host, pid] = processSign.exec(holder) ?? [];
  if (host === undefined || pid === undefined) return shown(holder);
  return repairWordsIn(language).process(pid, shown(host));
};
