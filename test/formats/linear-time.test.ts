import { expect, test } from 'vitest';
import { parseNoteDate } from '../../src/formats/iso-date.ts';
import { jsonMembers } from '../../src/formats/json-members.ts';
import { readNote } from '../../src/formats/note.ts';
import { fitsPattern } from '../../src/formats/status-pattern.ts';
import { bytesOf, petDesk } from './pet-desk.ts';

/** Time of the processor, not of the wall: other work on the machine does not count. */
const cpuMsOf = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

test('hostile notes of 256 KiB are read in linear time', () => {
  const size = 262_144;
  const hostile = [
    ' '.repeat(size),
    `Owner: a${' '.repeat(size)}b`,
    ':'.repeat(size),
    '\r'.repeat(size),
    'Ticket:\n'.repeat(size / 8),
    `Linden text version 2\n{\nLLEmbeddedItems version 1\n${'{\n'.repeat(size / 2)}`,
    'a'.repeat(size),
    '\u0301\u0316'.repeat(size / 4),
    `a${'\u0301\u0316'.repeat(128)}`.repeat(size / 513),
  ];
  const spent = cpuMsOf(() => {
    for (const text of hostile) readNote(bytesOf(text), petDesk);
  });
  expect(spent).toBeLessThan(2000);
});

test('deep and long values of a megabyte are passed over in linear time', () => {
  const deep = `{"a":${'['.repeat(500_000)}${']'.repeat(500_000)},"b":"${'\\"'.repeat(500_000)}"}`;
  expect(jsonMembers(deep).map(({ key }) => key)).toEqual(['a', 'b']);
});

test('a fraction of a megabyte is read in linear time', () => {
  const { start } = parseNoteDate(`2010-08-20T09:30:00.${'9'.repeat(1_000_000)}Z`, 'UTC') ?? {};
  expect(start).toBe('2010-08-20T09:30:00.999Z');
});

test('a hostile pattern costs no exponential time', () => {
  const spent = cpuMsOf(() => expect(fitsPattern('a'.repeat(5000), `${'*a'.repeat(200)}*b`)).toBe(false));
  expect(spent).toBeLessThan(1000);
});
