import { describe, expect, test } from 'vitest';
import { type IdentityReader, identityReader, isDocumentName } from '../../src/formats/item-identity.ts';
import { bytesOf, petDesk } from './pet-desk.ts';

const identify: IdentityReader = (name, document) => identityReader(petDesk)(name, document);
const byName = (kind: string, id: string) => ({ kind: 'identified', ref: { kind, id }, by: 'file-name' });
const byDocument = (kind: string, id: string) => ({ kind: 'identified', ref: { kind, id }, by: 'document' });
const unidentified = (why: string) => ({ kind: 'unidentified', why });

describe('a file name', () => {
  test.each([
    ['bunny-483920.object', 'bunny', '483920'],
    ['bunny-483920 Snowdrop.object', 'bunny', '483920'],
    ['BUNNY 483920', 'bunny', '483920'],
    ['Bunny #007.object', 'bunny', '007'],
    ['bunny\u3000\u00a0483920', 'bunny', '483920'],
    ['bunny-1-2', 'bunny', '1'],
    ['nest-n-1182.object', 'nest', 'n-1182'],
    ['nest N-9(copy)', 'nest', 'N-9'],
    ['うさぎ-12.object', 'bunny', '12'],
    ['バニー #12.object', 'bunny', '12'],
    ['バニー 12'.normalize('NFD'), 'bunny', '12'],
    ['巣 N-1', 'nest', 'N-1'],
  ])('%s is a %s with the id %s', (name, kind, id) => {
    expect(identify(name, null)).toEqual(byName(kind, id));
  });

  test.each([
    ['bunny', 'bad-id'],
    ['bunny.object', 'bad-id'],
    ['bunny-Snowdrop.object', 'bad-id'],
    ['bunny-12a', 'bad-id'],
    ['bunny-12é', 'bad-id'],
    ['bunny-１２', 'bad-id'],
    ['bunny-12３', 'bad-id'],
    ['bunny#12', 'bad-id'],
    ['bunny - 12', 'bad-id'],
    ['bunny_12', 'bad-id'],
    ['nest-1182', 'bad-id'],
    ['bunny12', 'no-pattern'],
    ['bunnyhop-12', 'no-pattern'],
    ['my bunny-12', 'no-pattern'],
    [' bunny-12', 'no-pattern'],
    ['horse-12', 'no-pattern'],
    ['ｂｕｎｎｙ-12', 'no-pattern'],
    ['Snowdrop.object', 'no-pattern'],
    ['', 'no-pattern'],
  ])('"%s" tells no identity: %s', (name, why) => {
    expect(identify(name, null)).toEqual(unidentified(why));
  });

  test('the longest id counts, and a kind may be the start of another', () => {
    const kind = { aliases: [], needsName: false, required: [] };
    const kinds = [
      { ...kind, name: 'box', idPattern: '[0-9]+|[0-9]+-[A-Z]+' },
      { ...kind, name: 'box lid', idPattern: 'L[0-9]+' },
      { ...kind, name: 'Straße', aliases: [''], idPattern: '[0-9]*' },
    ];
    const own = identityReader({ ...petDesk, kinds });
    expect(own('box-12-AB 7', null)).toEqual(byName('box', '12-AB'));
    expect(own('box-12-AB7', null)).toEqual(byName('box', '12'));
    expect(own('BOX LID-l3', null)).toEqual(byName('box lid', 'l3'));
    expect(own('x.json', bytesOf('{"kind":"box lid","id":"l3"}'))).toEqual(byDocument('box lid', 'l3'));
    expect(own('box lid-3', null)).toEqual(unidentified('bad-id'));
    expect(own('STRASSE 5', null)).toEqual(byName('Straße', '5'));
    expect(own('Straße-.x', null)).toEqual(unidentified('bad-id'));
    expect(own('-5.object', null)).toEqual(unidentified('no-pattern'));
    expect(own('x.json', bytesOf('{"kind":"straße","id":" "}'))).toEqual(unidentified('bad-id'));
  });

  test('the longest word for a kind counts', () => {
    const kind = { aliases: [], needsName: false, required: [] };
    const kinds = [
      { ...kind, name: 'box', idPattern: '[a-z0-9]+' },
      { ...kind, name: 'box lid', idPattern: '[0-9]+' },
    ];
    expect(identityReader({ ...petDesk, kinds })('box lid-3', null)).toEqual(byName('box lid', '3'));
  });
});

describe('a JSON document', () => {
  test.each([
    ['{"kind":"bunny","id":"483920"}', 'bunny', '483920'],
    ['\ufeff { "id" : " N-7 ", "kind" : "NEST" } ', 'nest', 'N-7'],
    ['{"kind":"うさぎ","id":483920}', 'bunny', '483920'],
    ['{"kind":"bunny","id":12345678901234567890}', 'bunny', '12345678901234567890'],
    [
      '{"x":{"id":1,"y":["}",{"id":"2"}]},"kind":"bunny","id":12345678901234567891 ,"z":"\\"id\\":3"}',
      'bunny',
      '12345678901234567891',
    ],
    [`{"kind":"${' '.repeat(250)}bunny","id":"1"}`, 'bunny', '1'],
    [`{"kind":"bunny","id":"${'9'.repeat(255)}"}`, 'bunny', '9'.repeat(255)],
    [`{"kind":"bunny","id":1.${'0'.repeat(253)}}`, 'bunny', '1'],
    ['{"kind":"bunny","id":1e3}', 'bunny', '1000'],
    ['{"kind":"bunny","id":12.0}', 'bunny', '12'],
    ['{"kind":"bunny","id":-0}', 'bunny', '0'],
    ['{"kind":"bunny","id":1,"id":9007199254740993}', 'bunny', '9007199254740993'],
    ['{"kind":"bunny","\\u0069d":9007199254740993}', 'bunny', '9007199254740993'],
  ])('%s is a %s with the id %s', (text, kind, id) => {
    expect(identify('nest-N-1.json', bytesOf(text))).toEqual(byDocument(kind, id));
  });

  test.each([
    ['{"kind":"horse","id":"1"}', 'unknown-kind'],
    ['{"kind":"","id":"1"}', 'unknown-kind'],
    [`{"kind":"${' '.repeat(300)}bunny","id":"1"}`, 'unknown-kind'],
    ['{"kind":"bunny","id":""}', 'bad-id'],
    ['{"kind":"bunny","id":"N-1"}', 'bad-id'],
    ['{"kind":"bunny","id":"1 2"}', 'bad-id'],
    ['{"kind":"bunny","id":-5}', 'bad-id'],
    ['{"kind":"bunny","id":1.5}', 'bad-id'],
    ['{"kind":"bunny","id":1e999}', 'bad-id'],
    [`{"kind":"bunny","id":${'9'.repeat(300)}}`, 'bad-id'],
    [`{"kind":"bunny","id":1.${'0'.repeat(254)}}`, 'bad-id'],
    [`{"kind":"bunny","id":"${'9'.repeat(256)}"}`, 'bad-id'],
  ])('%s tells no identity: %s', (text, why) => {
    expect(identify('bunny-1.json', bytesOf(text))).toEqual(unidentified(why));
  });

  test.each([
    '',
    'null',
    '[]',
    '"kind"',
    '{"kind":"nest"}',
    '{"id":"N-2"}',
    '{"kind":"nest","id":null}',
    '{"kind":7,"id":"N-2"}',
    '{"kind":"nest","id":"N-2"',
    '{"__proto__":{"kind":"nest","id":"N-2"}}',
    '['.repeat(200_000),
  ])('without kind and id the file name counts', (text) => {
    expect(identify('bunny-1.json', bytesOf(text))).toEqual(byName('bunny', '1'));
  });

  test('bytes that are not UTF-8 are no document', () => {
    expect(identify('bunny-1.json', Uint8Array.of(0xff, 0xfe))).toEqual(byName('bunny', '1'));
  });

  test('only a file named .json is read as one', () => {
    expect(identify('bunny-1.txt', bytesOf('{"kind":"nest","id":"N-2"}'))).toEqual(byName('bunny', '1'));
    expect(['a.json', 'A.JSON', '.json'].every(isDocumentName)).toBe(true);
    expect(['json', 'a.json.object', 'a.jsonl'].some(isDocumentName)).toBe(false);
  });
});
