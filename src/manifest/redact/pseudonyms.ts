import { createHmac } from 'node:crypto';
import { type NameRule, nameKey } from '../../domain/person.ts';
import { textKey } from '../../domain/text.ts';

/**
 * What stands for names and words of people in an export of a desk: HMAC-SHA-256 of the text's key under the desk's secret, so that the same
 * person or word is the same in every export of that desk, and nobody without the secret can tell which. An empty text stays empty.
 */
export type Pseudonyms = {
  /** `person-…`; the same for all ways in which the desk's name rule lets one name be written. */
  readonly name: (text: string) => string;
  /** `person-…` of a stable id. */
  readonly id: (text: string) => string;
  /** `label-…` */
  readonly label: (text: string) => string;
  /** `file-…` with its extension where that is a known one. */
  readonly file: (text: string) => string;
  /** `text-…` */
  readonly words: (text: string) => string;
};

const domain = 'ozma pseudonym 1';
const digits = 16;
/** So many are remembered at once: most texts come several times in a row. */
const mostRemembered = 50_000;

/** Extensions that say nothing of a person, whoever chose them. */
const knownExtension =
  /\.(?:object|json|txt|md|note|notecard|csv|xml|png|jpe?g|gif|webp|pdf|bvh|dae|zip|tar|gz|tgz|7z|rar|box)$/iu;

const remembering = (make: (text: string) => string): ((text: string) => string) => {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= mostRemembered) known.clear();
    const made = make(text);
    known.set(text, made);
    return made;
  };
};

/** The pseudonyms of a desk, by its secret and its name rule. */
export const openPseudonyms = (secret: Uint8Array, rule: NameRule): Pseudonyms => {
  const hex = (what: string, key: string): string =>
    createHmac('sha256', secret).update(`${domain}\0${what}\0${key}`).digest('hex').slice(0, digits);
  const unlessEmpty = (make: (text: string) => string) => remembering((text) => (text === '' ? '' : make(text)));
  return {
    name: unlessEmpty((text) => `person-${hex('name', nameKey(text, rule))}`),
    id: unlessEmpty((text) => `person-${hex('id', textKey(text))}`),
    label: unlessEmpty((text) => `label-${hex('label', textKey(text))}`),
    file: unlessEmpty((text) => `file-${hex('file', text)}${knownExtension.exec(text)?.[0].toLowerCase() ?? ''}`),
    words: unlessEmpty((text) => `text-${hex('words', text)}`),
  };
};
