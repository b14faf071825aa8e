import { describe, expect, test } from 'vitest';
import { notecardText } from '../../src/formats/notecard.ts';
import { bytesOf } from './pet-desk.ts';

const head = 'Linden text version 2\n{\nLLEmbeddedItems version 1\n{\ncount 0\n}\n';
const card = (text: string, length: number, tail = '}\n') => bytesOf(`${head}Text length ${length}\n${text}${tail}`);
const embedded = [
  'Linden text version 2\n{\nLLEmbeddedItems version 1\n{\ncount 1\n{\next char index 0\n\tinv_item\t0\n\t{\n\t\titem_id\t0\n',
  '\tpermissions 0\n\t{\n\t\tbase_mask\t7fffffff\n\t}\n\t\tname\tText length 3|\n\t\tdesc\t}|\n\t}\n}\n}\n',
].join('');

describe('notecardText', () => {
  test.each([
    ['the length in bytes', card('巣: 1', 6), '巣: 1'],
    ['the length in UTF-16 units', card('巣: 1', 4), '巣: 1'],
    ['a wrong length', card('Ticket: T-1', 999), 'Ticket: T-1'],
    ['a wrong length that leads to a brace in the text', card('a}b', 1), 'a}b'],
    ['no newline after the closing brace', card('Hello', 5, '}'), 'Hello'],
    ['NULs after the closing brace', card('Hello', 5, '}\n\0\0'), 'Hello'],
    ['white space after the closing brace', card('Hello', 5, '} \t\r\n'), 'Hello'],
    ['no text and a wrong length', card('', 7, '}'), ''],
    ['a brace in the text', card('a } b\n}\n', 8), 'a } b\n}\n'],
    ['no text', card('', 0, '}'), ''],
    ['CRLF throughout', bytesOf(`${head}Text length 7\na\nb\nc\n}\n`.replaceAll('\n', '\r\n')), 'a\r\nb\r\nc\r\n'],
    ['no list of embedded items', bytesOf('Linden text version 2\n{\nText length 2\nok}\n'), 'ok'],
    ['version 1', bytesOf('Linden text version 1\n{\nText length 2\nok}\n'), 'ok'],
    ['version 1 and UTF-8', bytesOf('Linden text version 1\n{\nText length 3\n巣}\n'), '巣'],
    ['embedded items', bytesOf(`${embedded}Text length 7\nsee \u{100000}!}\n`), 'see !'],
  ])('takes out the text of a container with %s', (_what, bytes, text) => {
    expect(notecardText(bytes)).toEqual({ kind: 'text', text });
  });

  test('the embedded items of version 1 are single bytes and are taken out', () => {
    const bytes = bytesOf('Linden text version 1\n{\nText length 4\na?b!}\n');
    bytes[bytes.indexOf(0x3f)] = 0x80;
    expect(notecardText(bytes)).toEqual({ kind: 'text', text: 'ab!' });
  });

  test.each(['', 'Ticket: T-1042\n', 'linden text version 2\n{', 'Linden text'])('%j is no container', (text) => {
    expect(notecardText(bytesOf(text))).toEqual({ kind: 'plain' });
  });

  test.each([
    ['Linden text version 3\n{\nText length 0\n}\n', 'its notecard container has an unknown version'],
    ['Linden text version 2', 'its notecard container has an unknown version'],
    ['Linden text version 2\nhello\n', 'its notecard container has no opening brace'],
    ['Linden text version 2\n', 'its notecard container has no opening brace'],
    [head.slice(0, -2), 'its notecard container is cut off in the list of embedded items'],
    [head, 'its notecard container does not say where the text starts'],
    [`${head}Text length many\n}\n`, 'its notecard container does not say where the text starts'],
    [`${head}Text length 5\nHello}\u0001`, 'its notecard container is cut off in the text'],
    [`${head}Text length 5\nHel`, 'its notecard container is cut off in the text'],
    [`${head}Text length 50\nHel}lo`, 'its notecard container is cut off in the text'],
  ])('%j is broken', (text, why) => {
    expect(notecardText(bytesOf(text))).toEqual({ kind: 'broken', why });
  });

  test('a text that is not UTF-8 is broken', () => {
    const bytes = card('a?b', 3);
    bytes[bytes.indexOf(0x3f)] = 0xff;
    expect(notecardText(bytes)).toEqual({ kind: 'broken', why: 'the text in its notecard container is not UTF-8' });
  });
});
