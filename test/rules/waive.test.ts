import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/domain/finding.ts';
import type { Reason } from '../../src/domain/reason.ts';
import { waive } from '../../src/rules/waive.ts';
import { aWaiver } from '../build/waiver.ts';

const subject = { itemKey: null, nameRule: 'plain' } as const;
const missing: Reason = { code: 'NOTE_FIELD_MISSING', field: 'Date' };
const invalid: Reason = { code: 'NOTE_DATE_INVALID', found: 'today', why: 'not-iso-8601' };
const ofFields = aWaiver({ code: 'NOTE_FIELD_MISSING' });
const reported = (...reasons: readonly Reason[]): Answer => ({ kind: 'reported', reasons });

describe('waiving an answer', () => {
  it.each<[string, Answer]>([
    ['passed', { kind: 'passed' }],
    ['moot', { kind: 'moot', because: 'note-is-readable' }],
    ['reported for another code', reported(invalid)],
  ])('leaves alone what is %s', (_, answer) => {
    expect(waive(answer, [ofFields], subject)).toBe(answer);
  });

  it('changes nothing where there is no waiver', () => {
    const answer = reported(missing);
    expect(waive(answer, [], subject)).toBe(answer);
  });

  it('is waived where every reason is', () => {
    expect(waive(reported(missing, { ...missing, field: 'Owner' }), [ofFields], subject)).toEqual({
      kind: 'waived',
      waived: [
        { reason: missing, waiver: ofFields },
        { reason: { ...missing, field: 'Owner' }, waiver: ofFields },
      ],
    });
  });

  it('stays reported for what is not waived, and tells what is', () => {
    expect(waive(reported(missing, invalid), [ofFields], subject)).toEqual({
      kind: 'reported',
      reasons: [invalid],
      waived: [{ reason: missing, waiver: ofFields }],
    });
  });

  it('names the oldest waiver that covers a reason', () => {
    const younger = aWaiver({ id: 8, code: 'NOTE_FIELD_MISSING' });
    expect(waive(reported(missing), [ofFields, younger], subject)).toMatchObject({ waived: [{ waiver: { id: 7 } }] });
  });
});
