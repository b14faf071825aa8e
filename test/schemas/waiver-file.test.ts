import { describe, expect, test } from 'vitest';
import { parseWaiverFile } from '../../schemas/waiver-file.ts';

const granted = 'by: Mei\n  why: told by chat\n  until: 2026-12-31';

const row = (keys: string): string => `- ${keys}\n  ${granted}\n`;

const faultsOf = (text: string): readonly string[] => {
  const document = parseWaiverFile(text, 'w.yaml');
  return document.kind === 'faulty' ? document.faults : [];
};

describe('a file of waivers', () => {
  test.each(['', '# none yet\n', '[]'])('that says nothing waives nothing: %j', (text) => {
    expect(parseWaiverFile(text, 'w.yaml')).toMatchObject({ kind: 'valid', value: [] });
  });

  test('is for tickets and for folders, each on a line of its own', () => {
    const text =
      row('code: NOTE_STALE\n  ticket: T-1') + row('code: manifest_altered\n  folder: T-2 - Ember\n  file: a.object');
    const document = parseWaiverFile(text, 'w.yaml');
    const by = { by: 'Mei', why: 'told by chat', until: '2026-12-31' };
    expect(document).toMatchObject({
      kind: 'valid',
      value: [
        { kind: 'ticket', code: 'NOTE_STALE', ticket: 'T-1', item: null, onlyFor: null, ...by },
        { kind: 'folder', code: 'MANIFEST_ALTERED', folder: 'T-2 - Ember', file: 'a.object', ...by },
      ],
    });
    expect(document.kind === 'valid' ? [0, 1].map((index) => document.lineOf([index, 'code'])) : []).toEqual([1, 6]);
  });

  test.each([
    ['code: NOTE_STALE\n', '1:1: expected a list of waivers'],
    ['- NOTE_STALE', '1:3: [0]: expected a map of keys and values'],
    [row('code: NOTE_STALE\n  tiket: T-1'), "2:3: [0].tiket: unknown key; did you mean 'ticket'?"],
    [row('code: NOTE_STAIL\n  ticket: T-1'), "1:9: [0].code: expected a reason code; did you mean 'NOTE_STALE'?"],
    [row('code: WHATEVER_ELSE\n  ticket: T-1'), '1:9: [0].code: expected a reason code, as `ozma rules` lists them'],
    [row('code: NOTE_STALE\n  ticket: 1042'), '2:11: [0].ticket: expected a text; put it in quotes'],
    [row('code: NOTE_STALE'), '1:9: [0].code: NOTE_STALE is waived for a ticket; say ticket'],
    [
      row('code: NOTE_STALE\n  ticket: T-1\n  folder: x'),
      '3:11: [0].folder: expected only ticket, item and for, for NOTE_STALE is about a ticket',
    ],
    [
      row('code: NOTE_STALE\n  ticket: T-1\n  item: bunny:1'),
      '3:9: [0].item: expected none: NOTE_STALE is about the folder',
    ],
    [
      row('code: NOTE_STALE\n  ticket: T-1\n  for: Ember'),
      '3:8: [0].for: expected none: NOTE_STALE is about no sender and no author',
    ],
    [
      row('code: DUPLICATE\n  ticket: T-1'),
      '1:9: [0].code: DUPLICATE cannot be waived; `ozma rules DUPLICATE` tells what to do',
    ],
    [row('code: MANIFEST_MISSING'), '1:9: [0].code: MANIFEST_MISSING is waived for a folder; say folder'],
    [
      row('code: MANIFEST_MISSING\n  folder: x\n  item: bunny:1'),
      '3:9: [0].item: expected only folder and file, for MANIFEST_MISSING is about a manifest',
    ],
    [
      row('code: MANIFEST_INVALID\n  folder: x'),
      '1:9: [0].code: MANIFEST_INVALID cannot be waived: a row that cannot be used lists nothing; mend it',
    ],
  ])('names the line, the column and the key of a fault in %j', (text, fault) => {
    expect(faultsOf(text)).toEqual([`w.yaml:${fault}`]);
  });

  test('tells the faults of all its rows at once', () => {
    const text = `${row('code: DUPLICATE\n  ticket: T-1')}- code: NOTE_STALE\n  ticket: T-1\n  why: x\n  until: tomorrow\n`;
    expect(faultsOf(text)).toEqual([
      'w.yaml:1:9: [0].code: DUPLICATE cannot be waived; `ozma rules DUPLICATE` tells what to do',
      'w.yaml:6:3: [1].by: expected a text; put it in quotes',
    ]);
  });
});
