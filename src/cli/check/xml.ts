const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
// Besides what XML needs: control and format characters, which would drive a terminal or turn the direction of a line.
const special = /[&<>"'\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const hexOf = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).toUpperCase();

/**
 * Text as it may stand in an element or an attribute of XML 1.0, whatever it holds: what cannot be seen is a reference, and what XML has no way to
 * write becomes `\u{…}`.
 */
export const xmlText = (text: string): string =>
  text
    .replace(notXml, (character) => `\\u{${hexOf(character)}}`)
    .replace(special, (character) => `&#x${hexOf(character)};`);

/** An element with attributes, and with content that is XML already. */
export const xmlElement = (
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content = '',
): string => {
  const told = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(String(value))}"`);
  return `<${name}${told.join('')}${content === '' ? '/>' : `>${content}</${name}>`}`;
};
