import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPseudonyms } from '../../../src/manifest/redact/pseudonyms.ts';
import { redactedBody } from '../../../src/manifest/redact/redact-body.ts';
import { digestOf, minute, submissionNumbered } from '../../store/builders.ts';

const pseudonyms = openPseudonyms(new Uint8Array(32).fill(7), 'second-life');
const redaction = { pseudonyms, isItem: (text: string) => /^(?:bunny:\d+|nest:N-\d+)$/u.test(text) };
const redact = (body: unknown): unknown => JSON.parse(redactedBody(JSON.stringify(body), redaction));

const keys = [
  ...['owner', 'ownerId', 'onlyFor', 'label', 'path', 'file', 'files', 'name', 'item', 'items', 'expected', 'subject'],
  ...['verdict', 'codes', 'from', 'to', 'why', 'note', 'holder', 'evidence', 'changes', 'before', 'after', 'columns'],
  ...['scope', 'scopeKey', 'source', 'givenBy', 'hashes', 'judged', 'found', 'at', 'a key of nobody'],
];
const said = fc.oneof(
  fc.string().map((text) => `Dora ${text}`),
  fc.constantFrom('Dora', 'bunny:Dora', 'Dora: bunny:1', 'Dora/bunny-1.object', 'note.Dora', '2010-08-20 Dora'),
);
const body = fc.letrec<{ readonly value: unknown; readonly record: object }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, said, fc.integer(), fc.constant(null), fc.array(tie('value')), tie('record')),
  record: fc.dictionary(fc.oneof(fc.constantFrom(...keys), said), tie('value'), { maxKeys: 6 }),
}));

describe('the body of an event, redacted', () => {
  it('keeps what nobody is named by, and replaces the rest', () => {
    const judged = {
      ...{ label: 'T-1 - Dora Quillfeather', path: 'inbox/T-1 - Dora Quillfeather', owner: 'Dora Quillfeather' },
      ...{ ownerId: '5e1f0c3a-0000-4000-8000-000000001001', ticketStatus: 'Pending-Item sent to Ozma' },
      ...{ receivedAt: minute(1), expected: ['bunny:1', 'nest:N-2'], verdict: 'partial', disposition: 'repair' },
      ...{ digest: digestOf(1), duplicateOf: submissionNumbered(4), codes: ['DUPLICATE'], ruleset: '1' },
      waived: [{ code: 'NOTE_STALE', subject: 'submission', waiver: 3 }],
      items: [
        { file: 'Doras bunny-1.object', item: 'bunny:1', name: 'Doras Snowdrop', bytes: 812, sha256: digestOf(2) },
        { file: 'Dora.exe', item: null, name: '', bytes: 0, sha256: null },
      ],
    };
    expect(redact(judged)).toEqual({
      ...judged,
      label: pseudonyms.label('T-1 - Dora Quillfeather'),
      path: pseudonyms.label('inbox/T-1 - Dora Quillfeather'),
      owner: pseudonyms.name('dora.quillfeather'),
      ownerId: pseudonyms.id('5E1F0C3A-0000-4000-8000-000000001001'),
      items: [
        {
          ...judged.items[0],
          file: pseudonyms.file('Doras bunny-1.object'),
          name: pseudonyms.file('Doras Snowdrop'),
        },
        { ...judged.items[1], file: pseudonyms.file('Dora.exe') },
      ],
    });
    expect(pseudonyms.file('Doras bunny-1.object')).toMatch(/^file-[0-9a-f]{16}\.object$/u);
    expect(pseudonyms.file('Dora.exe')).toMatch(/^file-[0-9a-f]{16}$/u);
  });

  it('replaces what was there before and after as the field in which it stands', () => {
    const changes = {
      number: { before: 't-1', after: 'T-1' },
      owner: { before: 'Dora Quillfeather', after: 'Ember Fenwick' },
      items: { before: ['bunny:1'], after: ['Dora'] },
      columns: { before: [['priority', 'Dora says high']], after: [] },
    };
    expect(redact({ changes })).toEqual({
      changes: {
        number: changes.number,
        owner: { before: pseudonyms.name('Dora Quillfeather'), after: pseudonyms.name('Ember Fenwick') },
        items: { before: ['bunny:1'], after: [pseudonyms.file('Dora')] },
        columns: { before: [[pseudonyms.words('priority'), pseudonyms.words('Dora says high')]], after: [] },
      },
    });
  });

  it.each([minute(1), digestOf(1), '0'.repeat(32), '5e1f0c3a-0000-4000-8000-000000001001'])(
    'replaces %s where a person writes or is named, though it looks like what nobody is named by',
    (text) => {
      const keys = [
        'why',
        'note',
        'holder',
        'givenBy',
        'who',
        'owner',
        'ownerId',
        'onlyFor',
        'scopeKey',
        'source',
        'problem',
      ];
      const written = {
        ...Object.fromEntries(keys.map((key) => [key, text])),
        columns: [['avatar', text]],
        avatar: { key: text },
      };
      expect(redactedBody(JSON.stringify(written), redaction)).not.toContain(text);
      expect(redact({ receivedAt: text })).toEqual({ receivedAt: text });
    },
  );

  it('tells nothing that people said, whatever is in it', () => {
    fc.assert(
      fc.property(body.record, (record) => {
        expect(redactedBody(JSON.stringify(record), redaction)).not.toContain('Dora');
      }),
    );
  });

  it('is replaced whole where it is no JSON', () => {
    expect(redactedBody('{"owner":"Dora', redaction)).toBe(`"${pseudonyms.words('{"owner":"Dora')}"`);
  });
});

describe('a pseudonym', () => {
  it('is the same for all ways to write a name, another for another name, and another on another desk', () => {
    const other = openPseudonyms(new Uint8Array(32).fill(8), 'second-life');
    const dora = pseudonyms.name('Dora Quillfeather');
    expect(dora).toMatch(/^person-[0-9a-f]{16}$/u);
    expect(pseudonyms.name('DORA.quillfeather')).toBe(dora);
    expect(pseudonyms.name('The Dora (dora.quillfeather)')).toBe(dora);
    expect(pseudonyms.name('Ember Fenwick')).not.toBe(dora);
    expect(other.name('Dora Quillfeather')).not.toBe(dora);
    expect(openPseudonyms(new Uint8Array(32).fill(7), 'plain').name('Dora Quillfeather')).not.toBe(dora);
  });

  it('of nothing is nothing', () => {
    expect([pseudonyms.name(''), pseudonyms.id(''), pseudonyms.label(''), pseudonyms.file('')]).toEqual([
      ...['', '', '', ''],
    ]);
  });
});
