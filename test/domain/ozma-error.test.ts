import { expect, it } from 'vitest';
import { OzmaError } from '../../src/domain/ozma-error.ts';

it('an error that an operator can cure has a code, a sentence and a cause', () => {
  const cause = new Error('EROFS');
  const error = new OzmaError('disk-fault', 'The inbox is read-only. Mount it writable.', { cause });
  expect([error.name, error.code, error.message, error.cause]).toEqual([
    'OzmaError',
    'disk-fault',
    'The inbox is read-only. Mount it writable.',
    cause,
  ]);
});
