import { describe, expect, test } from 'vitest';
import { parseConfigDocument } from '../../schemas/config-document.ts';

const read = (text: string) => parseConfigDocument(text, 'ozma.yaml');

const faultsOf = (text: string): readonly string[] => {
  const document = read(text);
  return document.kind === 'faulty' ? document.faults : [];
};

describe('a configuration that says nothing is valid', () => {
  test.each(['', '# only a comment\n', '---\n', 'label:\nkinds:\n  # bunny:\n'])('%j', (text) => {
    expect(read(text)).toMatchObject({ kind: 'valid', config: {} });
  });
});

test('a configuration is taken as it stands', () => {
  const text = `
timeZone: Asia/Tokyo
language: ja
nameRule: second-life
label: { template: '{ticket} {owner}', ticketPattern: '[A-Z]+-\\d+' }
kinds:
  pump: { aliases: [ポンプ], idPattern: 'P\\d{4}', needsName: true, required: [ID, Serial] }
note: { aliases: { Serial: [製造番号] }, futureHours: 12 }
statuses: { neu: Open }
columns: { ticket: Nummer }
settle: 2.5
workers: { threads: 4, timeout: 20, batch: 10 }
durability: process
`;
  expect(read(text)).toMatchObject({
    kind: 'valid',
    config: {
      timeZone: 'Asia/Tokyo',
      kinds: { pump: { required: ['ID', 'Serial'] } },
      statuses: { neu: 'Open' },
      columns: { ticket: 'Nummer' },
      settle: 2.5,
    },
  });
});

describe('a fault names its line, its column, its key and what was expected', () => {
  test.each([
    ['timezone: UTC', "1:1: timezone: unknown key; did you mean 'timeZone'?"],
    ['label:\n  tempalte: x', "2:3: label.tempalte: unknown key; did you mean 'template'?"],
    ['limits:\n  webhooks: 1', '2:3: limits.webhooks: unknown key; expected one of: files, bytes, depth, noteBytes'],
    ['kinds:\n  pump:\n    idPatern: x', "3:5: kinds.pump.idPatern: unknown key; did you mean 'idPattern'?"],
    ['limits:\n  files: many', '2:10: limits.files: expected a whole number from 1 to 1000000'],
    ['limits:\n  files: 0', '2:10: limits.files: expected a whole number from 1 to 1000000'],
    ['limits: { files: 1.5 }', '1:18: limits.files: expected a whole number from 1 to 1000000'],
    ['limits: 5', '1:9: limits: expected a map of keys and values'],
    ['kinds: [bunny]', '1:8: kinds: expected a map of keys and values'],
    ['settle: -1', '1:9: settle: expected a number from 0 to 86400'],
    ['language: de', '1:11: language: expected one of: en, ja'],
    ['nameRule: secondlife', "1:11: nameRule: expected one of: plain, second-life; did you mean 'second-life'?"],
    ['durability: fast', '1:13: durability: expected one of: power-loss, process'],
    ['timeZone: Oz/Emerald', '1:11: timeZone: expected an IANA time zone such as Asia/Tokyo or UTC'],
    ['timeZone: +09:00', '1:11: timeZone: expected an IANA time zone such as Asia/Tokyo or UTC'],
    ['label: { template: "{owner}" }', '1:20: label.template: expected a template with {ticket} in it'],
    [
      'label: { template: "{ticket} {name}" }',
      '1:20: label.template: expected no placeholders but {ticket} and {owner}; {name} is neither',
    ],
    [
      'label: { template: "{ticket}/{owner}" }',
      "1:20: label.template: expected a template without '/' and control characters: it names a folder",
    ],
    ["label: { ticketPattern: '(' }", '1:25: label.ticketPattern: expected a regular expression: Unterminated group'],
    [
      "label: { ticketPattern: '^T-[0-9]+$' }",
      '1:25: label.ticketPattern: expected a regular expression without anchors (^ and $): ozma sets them',
    ],
    [
      "kinds: { pump: { idPattern: '[0-9]*' } }",
      '1:29: kinds.pump.idPattern: expected a regular expression that does not match an empty text',
    ],
    [
      "kinds: { pump: { idPattern: '([0-9])\\1' } }",
      '1:29: kinds.pump.idPattern: expected a regular expression without back references',
    ],
    ['kinds: { "my pump": {} }', '1:10: kinds.my pump: expected the name of a kind in letters, digits and hyphens'],
    ['kinds: { pump: { aliases: ["a:b"] } }', '1:28: kinds.pump.aliases[0]: expected a word without a colon'],
    ['kinds: { pump: { aliases: [7] } }', '1:28: kinds.pump.aliases[0]: expected a text; put it in quotes'],
    ['kinds: { pump: { needsName: please } }', '1:29: kinds.pump.needsName: expected true or false'],
    [
      'kinds: { pump: { required: [Statsu] } }',
      "1:29: kinds.pump.required[0]: expected a note key; 'Statsu' is not one: did you mean 'Status'?",
    ],
    [
      'kinds: { pump: { required: [Serial number] } }',
      "1:29: kinds.pump.required[0]: expected a note key; 'Serial number' is not one: name it under note.aliases to make it one, e.g. Serial number: []",
    ],
    [
      'kinds: { pump: { required: [Owner] } }',
      '1:29: kinds.pump.required[0]: expected a key of a block; Owner is asked once a note',
    ],
    [
      'note: { aliases: { Status: [番号] } }',
      "1:29: note.aliases.Status[0]: expected a word of its own; '番号' already stands for the note key ID",
    ],
    [
      'kinds: { pump: { aliases: [BUNNY] } }',
      "1:28: kinds.pump.aliases[0]: expected a word of its own; 'BUNNY' already stands for the kind bunny",
    ],
    [
      'kinds: { status: {} }',
      "1:18: kinds.status: expected a word of its own; 'status' already stands for the note key Status",
    ],
    ['note: { aliases: { "a:b": [] } }', '1:20: note.aliases.a:b: expected a note key without a colon'],
    [
      'statuses: { solved: resolved }',
      "1:21: statuses.solved: expected one of: Open, Pending, Pending-Customer, Pending-Item sent to Ozma, Pending-We are looking into it!, Resolved, Closed; did you mean 'Resolved'?",
    ],
    ['columns: { tiket: Number }', "1:12: columns.tiket: unknown key; did you mean 'ticket'?"],
    ['inbox: ""', '1:8: inbox: expected a text that is not empty'],
    ['settle: 1\nsettle: 2', '2:1: this key stands twice; keep one'],
    ['a: *x', '1:4: aliases are not read: write out what *x stands for'],
    ['- a', '1:1: expected a map of keys and values'],
    ['just words', '1:1: expected a map of keys and values'],
    ['settle: 1\n---\nsettle: 2', '2:1: expected one document only; leave out ---'],
  ])('%j', (text, fault) => {
    expect(faultsOf(text)).toContain(`ozma.yaml:${fault}`);
  });
});

test('a syntax error names its place', () => {
  expect(faultsOf('label:\n  template: "open\n')).toEqual([expect.stringMatching(/^ozma\.yaml:\d+:\d+: not YAML: /)]);
  expect(faultsOf('a: b: c\n')).toEqual([expect.stringMatching(/^ozma\.yaml:1:\d+: not YAML: /)]);
  expect(faultsOf('\tsettle: 1\n')).toEqual([expect.stringMatching(/^ozma\.yaml:1:\d+: not YAML: /)]);
});

test('a part that repeats itself without end is refused', () => {
  expect(faultsOf('kinds: &k\n  pump: *k\n')).toEqual([
    'ozma.yaml:2:9: aliases are not read: write out what *k stands for',
  ]);
});

test('all faults are told at once, in the order of their lines', () => {
  const text =
    'timezone: UTC\nsettle: soon\nlabel: { template: x, colour: red }\nkinds: { pump: { required: [Nothing] } }\n';
  expect(faultsOf(text).map((fault) => fault.replace(/ .*/, ''))).toEqual([
    'ozma.yaml:1:1:',
    'ozma.yaml:2:9:',
    'ozma.yaml:3:20:',
    'ozma.yaml:3:23:',
    'ozma.yaml:4:29:',
  ]);
});

test('a valid configuration says where its keys stand', () => {
  const document = read('# desk\nreceipts:\n  keyFile: receipt.key\n');
  const located = document.kind === 'valid' ? document.locate(['receipts', 'keyFile'], 'no such file') : null;
  expect(located).toBe('ozma.yaml:3:12: receipts.keyFile: no such file');
});
