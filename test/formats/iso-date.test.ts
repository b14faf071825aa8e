import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInstant, parseNoteDate } from '../../src/formats/iso-date.ts';

const accepted: readonly (readonly [text: string, start: string, end: string])[] = [
  ['2010', '2010-01-01T00:00:00.000Z', '2010-12-31T23:59:59.999Z'],
  ['2010-08', '2010-08-01T00:00:00.000Z', '2010-08-31T23:59:59.999Z'],
  ['2010-12', '2010-12-01T00:00:00.000Z', '2010-12-31T23:59:59.999Z'],
  ['2010-08-20', '2010-08-20T00:00:00.000Z', '2010-08-20T23:59:59.999Z'],
  ['20100820', '2010-08-20T00:00:00.000Z', '2010-08-20T23:59:59.999Z'],
  ['2012-02-29', '2012-02-29T00:00:00.000Z', '2012-02-29T23:59:59.999Z'],
  ['0001-01-01', '0001-01-01T00:00:00.000Z', '0001-01-01T23:59:59.999Z'],
  ['2010-W33-5', '2010-08-20T00:00:00.000Z', '2010-08-20T23:59:59.999Z'],
  ['2010W335', '2010-08-20T00:00:00.000Z', '2010-08-20T23:59:59.999Z'],
  ['2010-W33', '2010-08-16T00:00:00.000Z', '2010-08-22T23:59:59.999Z'],
  ['2009-W53', '2009-12-28T00:00:00.000Z', '2010-01-03T23:59:59.999Z'],
  ['2010-232', '2010-08-20T00:00:00.000Z', '2010-08-20T23:59:59.999Z'],
  ['2010232', '2010-08-20T00:00:00.000Z', '2010-08-20T23:59:59.999Z'],
  ['2012-366', '2012-12-31T00:00:00.000Z', '2012-12-31T23:59:59.999Z'],
  ['2010-08-20T09', '2010-08-20T09:00:00.000Z', '2010-08-20T09:59:59.999Z'],
  ['2010-08-20T09:30', '2010-08-20T09:30:00.000Z', '2010-08-20T09:30:59.999Z'],
  ['2010-08-20T09:30:15', '2010-08-20T09:30:15.000Z', '2010-08-20T09:30:15.999Z'],
  ['2010-08-20T09:30:15.5', '2010-08-20T09:30:15.500Z', '2010-08-20T09:30:15.599Z'],
  ['2010-08-20T09:30:15,057Z', '2010-08-20T09:30:15.057Z', '2010-08-20T09:30:15.057Z'],
  ['2010-08-20T09:30:15.1239999', '2010-08-20T09:30:15.123Z', '2010-08-20T09:30:15.123Z'],
  ['2010-08-20T09:30.5', '2010-08-20T09:30:30.000Z', '2010-08-20T09:30:35.999Z'],
  ['2010-08-20T09.5', '2010-08-20T09:30:00.000Z', '2010-08-20T09:35:59.999Z'],
  ['20100820T093000Z', '2010-08-20T09:30:00.000Z', '2010-08-20T09:30:00.999Z'],
  ['20100820T0930+0900', '2010-08-20T00:30:00.000Z', '2010-08-20T00:30:59.999Z'],
  ['2010-232T09:30Z', '2010-08-20T09:30:00.000Z', '2010-08-20T09:30:59.999Z'],
  ['2010-W33-5T09:30Z', '2010-08-20T09:30:00.000Z', '2010-08-20T09:30:59.999Z'],
  ['2010-08-20T09:30:00+09:00', '2010-08-20T00:30:00.000Z', '2010-08-20T00:30:00.999Z'],
  ['2010-08-20T09:30:00+0900', '2010-08-20T00:30:00.000Z', '2010-08-20T00:30:00.999Z'],
  ['2010-08-20T09:30:00+09', '2010-08-20T00:30:00.000Z', '2010-08-20T00:30:00.999Z'],
  ['2010-08-20T09:30:00-03:30', '2010-08-20T13:00:00.000Z', '2010-08-20T13:00:00.999Z'],
  ['2010-08-20T24:00', '2010-08-21T00:00:00.000Z', '2010-08-21T00:00:59.999Z'],
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z', '2017-01-01T00:00:00.999Z'],
  ['2017-01-01T08:59:60+09:00', '2017-01-01T00:00:00.000Z', '2017-01-01T00:00:00.999Z'],
];

const refused: readonly string[] = [
  '',
  'yesterday',
  '20 August 2010',
  '2010/08/20',
  '2010-8-20',
  '10-08-20',
  '2010-02-30',
  '2011-02-29',
  '2010-13',
  '2010-00',
  '2010-08-00',
  '2010-08-32',
  '2010-000',
  '2010-366',
  '2010-W00',
  '2010-W53',
  '2010-W33-0',
  '2010-W33-8',
  '2010-08-20 09:30',
  '2010-08-20t09:30',
  '2010-08-20T',
  '2010-08T09:30',
  '2010T09',
  '2010-W33T09',
  '2010-08-20T0930',
  '20100820T09:30',
  '2010-08-20T9:30',
  '2010-08-20T25:00',
  '2010-08-20T24:01',
  '2010-08-20T24:00:00.5',
  '2010-08-20T09:60',
  '2010-08-20T09:30:60',
  '2016-12-30T23:59:60Z',
  '2010-08-20T09:30:61',
  '2010-08-20T09:30:',
  '2010-08-20T09:30:00.',
  '2010-08-20T09:30:00+24:00',
  '2010-08-20T09:30:00+09:60',
  '2010-08-20T09:30:00+9',
  '2010-08-20T09:30:00 JST',
  '2010-08-20Z',
  '2010-08-20T09:30:00Zx',
  ' 2010-08-20',
  '２０１０-０８-２０',
  '0000-01-01T00:00+01:00',
  '9999-12-31T23:30-01:00',
];

describe('parseNoteDate', () => {
  test.each(accepted)('%s lasts to the end of its precision', (text, start, end) => {
    expect(parseNoteDate(text, 'UTC')).toEqual({ start, end });
  });

  test.each(refused)('"%s" is no ISO 8601 date', (text) => {
    expect(parseNoteDate(text, 'UTC')).toBeNull();
  });

  test('a day without offset is a day in the zone of the desk', () => {
    const day = { start: '2010-08-19T15:00:00.000Z', end: '2010-08-20T14:59:59.999Z' };
    expect(parseNoteDate('2010-08-20', 'Asia/Tokyo')).toEqual(day);
  });

  test('an offset overrules the zone of the desk', () => {
    const text = '2010-08-20T09:30Z';
    expect(parseNoteDate(text, 'Asia/Tokyo')).toEqual(parseNoteDate(text, 'UTC'));
  });

  test('a day on which clocks go back has 25 hours', () => {
    const day = { start: '2026-11-01T07:00:00.000Z', end: '2026-11-02T07:59:59.999Z' };
    expect(parseNoteDate('2026-11-01', 'America/Los_Angeles')).toEqual(day);
  });

  test('a minute that comes twice counts from its first to the end of its second coming', () => {
    const minute = { start: '2026-11-01T08:30:00.000Z', end: '2026-11-01T09:30:59.999Z' };
    expect(parseNoteDate('2026-11-01T01:30', 'America/Los_Angeles')).toEqual(minute);
  });

  test('a minute that clocks skip is read as the one an hour later', () => {
    const minute = { start: '2026-03-08T10:30:00.000Z', end: '2026-03-08T10:30:59.999Z' };
    expect(parseNoteDate('2026-03-08T02:30', 'America/Los_Angeles')).toEqual(minute);
  });

  test('every instant reads back as itself', () => {
    const instants = fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (date) => {
        const text = date.toISOString();
        expect(parseNoteDate(text, 'Asia/Tokyo')).toEqual({ start: text, end: text });
      }),
    );
  });

  test('a fraction of a megabyte is read in linear time', () => {
    const { start } = parseNoteDate(`2010-08-20T09:30:00.${'9'.repeat(1_000_000)}Z`, 'UTC') ?? {};
    expect(start).toBe('2010-08-20T09:30:00.999Z');
  });
});

describe('parseInstant', () => {
  test.each([
    ['2010-08-20T09:30:00+09:00', '2010-08-20T00:30:00.000Z'],
    ['2010-08-20T09:30Z', '2010-08-20T09:30:00.000Z'],
    ['20100820T093000.250Z', '2010-08-20T09:30:00.250Z'],
  ])('%s is the instant %s', (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  test.each(['2010-08-20', '2010-08-20T09:30:00', '2010-08-20 09:30:00Z', '', 'now', '9999-12-31T23:59-01:00'])(
    '"%s" is no date-time with offset',
    (text) => {
      expect(parseInstant(text)).toBeNull();
    },
  );
});

test('an instant in UTC is that of an offset of no hours', () => {
  const two = fc.integer({ min: 0, max: 62 }).map((n) => String(n).padStart(2, '0'));
  fc.assert(
    fc.property(
      two,
      two,
      two,
      two,
      two,
      fc.constantFrom('', '.1', '.120', '.999'),
      (month, day, hour, minute, second, ms) => {
        const text = `2012-${month}-${day}T${hour}:${minute}:${second}${ms}`;
        expect(parseInstant(`${text}Z`)).toBe(parseInstant(`${text}+00:00`));
      },
    ),
    { numRuns: 5000 },
  );
});
