import { latin1Path } from '../../../workers/inspect/raw-path.ts';
import type { ReasonCode } from '../../domain/reason.ts';
import { type Attack, accepted, rejected } from '../attack.ts';
import { naughtyTexts } from '../naughty-texts.ts';
import { makeHonest, type Site } from '../site.ts';
import { type Subject, somebodyElse } from '../subject.ts';

const honestly = (site: Site): void => makeHonest(site);

/** An honest folder whose name is another text than was asked for. */
const labelled = (
  attack: string,
  codes: readonly ReasonCode[],
  label: (subject: Subject, site: Site) => string,
): Attack => ({
  ...rejected(attack, codes, honestly),
  label: (site) => latin1Path(label(site.subject, site)).slice(0, 255),
});

const forgiven = (attack: string, label: (subject: Subject) => string): Attack => ({
  ...accepted(attack, honestly),
  label: ({ subject }) => latin1Path(label(subject)),
});

const nothingKnown = ['LABEL_NAME_MISSING', 'TICKET_MISSING'] as const;
const noName = ['LABEL_NAME_MISSING'] as const;
const mismatch = ['LABEL_MISMATCH'] as const;

const cyrillic: Readonly<Record<string, string>> = { a: '\u0430', e: '\u0435', o: '\u043e' };
const digits: Readonly<Record<string, string>> = { a: '4', e: '3', o: '0' };

const disguised = ({ ticket, owner }: Subject, letters: Readonly<Record<string, string>>): string =>
  `${ticket} - ${owner.replaceAll(/[aeo]/g, (letter) => letters[letter] ?? letter)}`;

/** Names of whole folders: what is not quite what was asked for, and what breaks programs. */
export const labelAttacks: readonly Attack[] = [
  forgiven(
    'a label in capitals, with more white space',
    ({ ticket, owner }) => `  ${ticket}  -   ${owner.toUpperCase()} `,
  ),
  forgiven('a label in another Unicode form', ({ label }) => label.normalize('NFD')),
  labelled('a label that has broken programs', nothingKnown, (_, { random }) => random.pick(naughtyTexts)),
  labelled(
    'a label that has broken programs, behind the number',
    noName,
    ({ ticket }, { random }) => `${ticket} - ${random.pick(naughtyTexts)}`,
  ),
  labelled('a label of 255 bytes that says nothing', nothingKnown, () => 'x'.repeat(255)),
  labelled('a label of 255 bytes in Japanese', nothingKnown, () => 'チ'.repeat(85)),
  labelled('a label of 255 bytes that begins as asked', mismatch, ({ label }) => `${label} ${'x'.repeat(255)}`),
  labelled('a label that is the one asked for twice', mismatch, ({ label }) => `${label}\n${label}`),
  labelled('a label with another dash', mismatch, ({ ticket, owner }) => `${ticket} – ${owner}`),
  labelled('a label with a full-width letter', ['TICKET_MISSING'], ({ label }) => label.replace('T', 'Ｔ')),
  labelled('a label that names no customer', noName, ({ ticket }) => ticket),
  labelled('a label in Cyrillic letters that look alike', noName, (subject) => disguised(subject, cyrillic)),
  labelled('a label with digits for letters', noName, (subject) => disguised(subject, digits)),
  labelled('a label for a ticket that is not there', ['TICKET_UNKNOWN'], ({ owner }) => `T-99 - ${owner}`),
  labelled(
    'a label that names another customer',
    ['OWNER_MISMATCH'],
    ({ ticket }) => `${ticket} - ${somebodyElse.owner}`,
  ),
  {
    ...rejected('a label that is no UTF-8', ['UNSAFE_CONTENT', 'LABEL_MISMATCH'], honestly),
    needs: 'names-of-bytes',
    label: ({ subject }) => `${latin1Path(subject.label)} \xff`,
  },
];
