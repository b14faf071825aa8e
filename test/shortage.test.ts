import { describe, expect, test } from 'vitest';
import { shortageFault } from '../src/shortage.ts';

describe('what the process or the machine lacks', () => {
  test.for([
    'EMFILE: too many open files, scandir "/desk/processing"',
    'Worker initialization failure: EMFILE',
    'ENOMEM: not enough memory, read',
  ])('is told of %s', (told) => {
    expect(shortageFault(told)).toMatchObject({ code: 'disk-fault', message: expect.stringContaining('ulimit -n') });
  });

  test('is told of a program that cannot be started for it', () => {
    const error = Object.assign(new Error('spawn sync EMFILE'), { code: 'EMFILE' });
    expect(shortageFault(error)).toMatchObject({ code: 'disk-fault', cause: error });
  });

  test.for(['inbox/T-1 EMFILE changed while it was read', 'EIO: i/o error, read', 'no answer within 60000 ms'])(
    'is no matter of %s, whatever a folder is called',
    (told) => {
      expect(shortageFault(told)).toBeNull();
    },
  );
});
