import { factsOf, type ReasonCode, reasonCodes } from '../domain/reason.ts';
import { en } from './en.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

const rowOf = (code: ReasonCode): string => {
  const { subject, effect, disposition } = factsOf(code);
  const { title, remedy } = en.codes[code];
  return row([
    `\`${code}\``,
    en.subjects[subject],
    effect === 'none' ? '–' : en.effects[effect],
    disposition === null ? '–' : en.dispositions[disposition],
    title,
    remedy,
  ]);
};

/** The Markdown table of all codes in order of precedence, with what they do and what to do, for the README. */
export const codeTable = (): string =>
  [
    row(['Code', 'About', 'Verdict', 'Goes to', 'What was found', 'What to do']),
    row(['---', '---', '---', '---', '---', '---']),
    ...reasonCodes.map(rowOf),
    '',
    '`UNSAFE_CONTENT` goes to the trash where no ticket is recognised, and `LABEL_NAME_MISSING` where no instructed one is: there is no one to return it to.',
  ].join('\n');
