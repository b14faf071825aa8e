import fc from 'fast-check';
import type { Arrival } from '../../../src/domain/arrival.ts';
import { anyArrival } from '../../build/any-arrival.ts';

/** Texts that have been lost on the way through JSON, a database or a file of lines. */
const hostileText = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    '\ud800',
    'a\udc00b',
    '\u2028',
    '\u0000',
    '\r\n',
    '"\\',
    '\ufeff',
    '０',
    '1',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

const hostileFields = fc
  .array(fc.tuple(hostileText, hostileText), { maxLength: 3 })
  .map((pairs): Readonly<Record<string, string>> => Object.fromEntries(pairs));

/** Arrivals in every mixture of right and wrong, with texts, keys and numbers in them that a careless store would lose or change. */
export const hostileArrival: fc.Arbitrary<Arrival> = fc
  .record({
    arrival: anyArrival,
    label: fc.option(hostileText),
    path: hostileText,
    file: fc.option(hostileText),
    fields: hostileFields,
    other: fc.array(hostileText, { maxLength: 2 }),
    columns: fc.array(fc.tuple(hostileText, hostileText), { maxLength: 2 }),
    futureHours: fc.constantFrom(24, -0, 0.1, 1e21),
  })
  .map(({ arrival, label, path, file, fields, other, columns, futureHours }) => {
    const { submission, ticket } = arrival;
    const { note, items } = submission;
    const changed =
      note.kind === 'read'
        ? { ...note, note: { ...note.note, other, header: { ...fields, ...note.note.header } } }
        : note;
    return {
      ...arrival,
      submission: {
        ...submission,
        path,
        label: label ?? submission.label,
        items: items.map((item, index) => (index === 0 && file !== null ? { ...item, file, bytes: -0 } : item)),
        note: changed,
      },
      ticket: ticket === null ? null : { ...ticket, columns },
      policy: { ...arrival.policy, futureHours, noteAliases: Object.fromEntries([[path, other]]) },
    };
  });
