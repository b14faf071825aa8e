import { factsOf, type ReasonCode, reasonCodes } from '../domain/reason.ts';
import { en } from './en.ts';
import { markdownTable } from './markdown-table.ts';

const rowOf = (code: ReasonCode): readonly string[] => {
  const { subject, effect, disposition } = factsOf(code);
  const { title, remedy } = en.codes[code];
  return [
    `\`${code}\``,
    en.subjects[subject],
    effect === 'none' ? '–' : en.effects[effect],
    disposition === null ? '–' : en.dispositions[disposition],
    title,
    remedy,
  ];
};

const exceptions =
  '`UNSAFE_CONTENT` goes to the trash where no ticket is recognised, and `LABEL_NAME_MISSING` where no instructed one is: there is no one to return it to.';

/** The Markdown table of all codes in order of precedence, with what they do and what to do, for the README. */
export const codeTable = (): string => {
  const head = ['Code', 'About', 'Verdict', 'Goes to', 'What was found', 'What to do'];
  return `${markdownTable(head, reasonCodes.map(rowOf))}\n\n${exceptions}`;
};
