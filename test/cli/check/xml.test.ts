import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { xmlElement, xmlText } from '../../../src/cli/check/xml.ts';

const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const hex = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).toUpperCase();

/** Text as a reader of the XML should get it. */
const readBack = (text: string): string => text.replace(notXml, (character) => `\\u{${hex(character)}}`);

const reader = `
import json, sys, xml.etree.ElementTree as tree
root = tree.fromstring(sys.stdin.buffer.read())
print(json.dumps([[one.get('name'), one.text or ''] for one in root]))
`;

/** What Python's parser finds in elements: attribute and text of each. */
const parsed = (xml: string): readonly (readonly string[])[] =>
  JSON.parse(execFileSync('python3', ['-c', reader], { input: xml, encoding: 'utf8', maxBuffer: 1e8 }));

const hostile = [
  '\u0000\u0001\u001B',
  '\uD800',
  'x\uDFFF',
  '\uFFFE\uFFFF',
  ']]>',
  '<a b="c">&amp;\'',
  ' \t\r\n ',
  '\u202E\u2028\uFEFF',
  '\u007F\u009B31m',
  '🐇',
];

test('whatever a text holds, a parser of XML 1.0 reads it back, with a name for what XML cannot hold', () => {
  const anything = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...hostile),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    ),
  });
  const texts = [...hostile, ...fc.sample(anything, 500)];
  const elements = texts.map((text) => xmlElement('one', { name: text }, xmlText(text)));
  expect(parsed(`<all>${elements.join('')}</all>`)).toEqual(texts.map((text) => [readBack(text), readBack(text)]));
});

test('what drives a terminal or turns the direction of a line is written as a reference', () => {
  expect(xmlText('a\u009B31m\u007F\u202E\u2028\uFEFF')).toBe('a&#x9B;31m&#x7F;&#x202E;&#x2028;&#xFEFF;');
});
