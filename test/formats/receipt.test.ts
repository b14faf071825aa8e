import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readReceipt, signReceipt } from '../../src/formats/receipt.ts';
import { bytesOf } from './pet-desk.ts';

const key = 'a key of the desk: 鍵';
const body = JSON.stringify({
  sender: { id: 'u-1', name: 'Dora Quillfeather' },
  note: { creator: { name: 'dora.quillfeather' }, createdAt: '2010-08-20T09:30:00+09:00' },
  items: [
    { file: 'bunny-1.object', owner: { id: 'u-1', name: 'Dora' }, lastOwner: { id: 'u-2' }, creator: { id: 'maker' } },
    { file: 'nest-N-2.object', owner: null, lastOwner: { id: 'u-2', name: '' } },
    { file: 'sub/nest-N-3.object' },
  ],
});
const receipt = {
  sender: { id: 'u-1', name: 'Dora Quillfeather' },
  noteCreator: { id: null, name: 'dora.quillfeather' },
  noteCreatedAt: '2010-08-20T00:30:00.000Z',
  items: [
    { file: 'bunny-1.object', owner: { id: 'u-1', name: 'Dora' } },
    { file: 'nest-N-2.object', owner: { id: 'u-2', name: '' } },
    { file: 'sub/nest-N-3.object', owner: null },
  ],
};
const empty = { sender: null, noteCreator: null, noteCreatedAt: null, items: [] };
const signed = signReceipt(body, key);
const read = (text: string, by: string | null = key) => readReceipt(bytesOf(text), by);
const forged = (why: string) => ({ kind: 'forged', why });

describe('readReceipt', () => {
  test('a good signature proves the receipt', () => {
    expect(read(signed)).toEqual({ kind: 'proven', receipt });
  });

  test('the signature is HMAC-SHA-256 in hex over the text of the receipt', () => {
    expect(signReceipt('{}', 'key')).toBe(
      '{"receipt":{},"signature":"a777724d943eb48dc69bca8a4a6d57a04db3f9ec7e1de4e581e860265bdf3032"}\n',
    );
  });

  test.each([
    ['a BOM', `\ufeff${signed}`],
    ['the members the other way round', signed.replace(/^\{(.*),("signature":"\w+")\}/s, '{ $2 , $1 }')],
    ['other members beside', signed.replace('{', '{"version":1,"x":{"receipt":2,"signature":3},')],
    ['an escaped key', signed.replace('"receipt"', '"\\u0072eceipt"')],
    ['a signature in capitals', signed.replace(/[0-9a-f]{64}/, (hex) => hex.toUpperCase())],
  ])('%s does no harm', (_what, text) => {
    expect(read(text)).toEqual({ kind: 'proven', receipt });
  });

  test('the signed text counts as it stands, blanks and all', () => {
    const pretty = JSON.stringify(JSON.parse(body), null, 2);
    expect(read(signReceipt(`\n${pretty} `, key))).toEqual({ kind: 'proven', receipt });
    expect(read(signed.replace(body, pretty))).toEqual(forged('bad-signature'));
  });

  test.each([
    ['{}', empty],
    ['{"sender":null,"note":null,"items":null}', empty],
    ['{"sender":{},"note":{},"items":[]}', empty],
    ['{"__proto__":{"sender":{"name":"x"}},"sender":{"id":"","name":""}}', empty],
  ])('the body %s says nothing', (text, nothing) => {
    expect(read(signReceipt(text, key))).toEqual({ kind: 'proven', receipt: nothing });
  });

  test.each([
    '[]',
    'null',
    '"text"',
    '{"sender":"Dora"}',
    '{"sender":{"name":7}}',
    '{"sender":{"id":7}}',
    '{"note":"mine"}',
    '{"note":{"creator":[]}}',
    '{"note":{"createdAt":"2010-08-20"}}',
    '{"note":{"createdAt":1282262400}}',
    '{"items":{}}',
    '{"items":[{}]}',
    '{"items":["bunny-1.object"]}',
    '{"items":[{"file":"a","owner":"Dora"}]}',
    '{"items":[{"file":"a","lastOwner":7}]}',
  ])('the body %s is malformed, however well signed', (text) => {
    expect(read(signReceipt(text, key))).toEqual(forged('malformed'));
  });

  test.each([
    ['nothing', '', 'malformed'],
    ['no JSON', signed.slice(0, -3), 'malformed'],
    ['something after it', `${signed}x`, 'malformed'],
    ['no object', '[]', 'malformed'],
    ['no receipt', '{"signature":"00"}', 'malformed'],
    ['two receipts', signed.replace('{', '{"receipt":{},'), 'malformed'],
    ['two signatures', signed.replace('{', '{"signature":"00",'), 'malformed'],
    ['a signature that is no text', `{"receipt":${body},"signature":7}`, 'malformed'],
    ['no signature', `{"receipt":${body}}`, 'unsigned'],
    ['no signature but null', `{"receipt":${body},"signature":null}`, 'unsigned'],
    ['an empty signature', `{"receipt":${body},"signature":""}`, 'unsigned'],
    ['a signature by another key', signReceipt(body, 'another key'), 'bad-signature'],
    ['a short signature', `{"receipt":${body},"signature":"00"}`, 'bad-signature'],
    ['a signature that is no hex', signed.replace(/[0-9a-f]{64}/, 'z'.repeat(64)), 'bad-signature'],
    ['another receipt under the signature', signed.replace('u-1', 'u-9'), 'bad-signature'],
  ])('%s is forged: %s', (_what, text, why) => {
    expect(read(text)).toEqual(forged(why));
  });

  test('bytes that are not UTF-8 are malformed', () => {
    expect(readReceipt(Uint8Array.of(0xff), key)).toEqual(forged('malformed'));
  });

  test.each([
    ['a signed receipt', signed, receipt],
    ['an unsigned one', `{"receipt":${body}}`, receipt],
    ['one with a bad shape', '{"receipt":[]}', null],
    ['no receipt', 'hello', null],
  ])('without a key of the desk %s is a claim', (_what, text, claimed) => {
    expect(read(text, null)).toEqual({ kind: 'claimed', receipt: claimed });
  });

  test('whatever is signed is read, and one changed byte forges it', () => {
    const bodies = fc.record({ sender: fc.record({ name: fc.string({ unit: 'binary' }) }) });
    fc.assert(
      fc.property(bodies, fc.nat(), (value, at) => {
        const bytes = bytesOf(signReceipt(JSON.stringify(value), key));
        expect(readReceipt(bytes, key).kind).toBe('proven');
        const index = '{"receipt":'.length + (at % (JSON.stringify(value).length - 1));
        bytes[index] = (bytes[index] ?? 0) ^ 1;
        expect(readReceipt(bytes, key).kind).toBe('forged');
      }),
    );
  });
});
