import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sha256, submissionId } from '../../../src/domain/ids.ts';
import { instantAt } from '../../../src/domain/instant.ts';
import type { Claim, RepairWork } from '../../../src/domain/repair.ts';
import { taskOf } from '../../../src/queue/ways/task.ts';
import { spoolName } from '../../../src/spool/spool.ts';
import { latin1Path } from '../../../workers/inspect/raw-path.ts';
import { openScratch } from '../../workers/scratch.ts';

const submission = submissionId('01890000-0000-7000-8000-000000000001');

const aClaim = (work: Partial<RepairWork> = {}, attempt = 1): Claim => ({
  token: 'token',
  attempt,
  claimedAt: instantAt(0),
  leaseUntil: instantAt(30_000),
  isTest: false,
  work: {
    repair: 7,
    submission,
    label: 'T-1001 - Dora Quillfeather',
    ticket: 'T-1001',
    owner: { name: 'Dora Quillfeather', id: null },
    position: 2,
    item: { kind: 'bunny', id: '483920' },
    name: 'Snowdrop',
    file: 'pets/bunny-483920.object',
    bytes: 12,
    sha256: sha256('ab'.repeat(32)),
    answered: 0,
    ...work,
  },
});

test('a task is all that whoever repairs an item has to know', () => {
  expect(taskOf(aClaim(), '/desk')).toEqual({
    repair: 7,
    attempt: 1,
    idempotencyKey: `${submission}/2/0`,
    ticket: 'T-1001',
    owner: { name: 'Dora Quillfeather', id: null },
    submission,
    label: 'T-1001 - Dora Quillfeather',
    item: { kind: 'bunny', id: '483920' },
    name: 'Snowdrop',
    file: 'pets/bunny-483920.object',
    path: `/desk/repair/${submission}--T-1001 - Dora Quillfeather/pets/bunny-483920.object`,
    bytes: 12,
    sha256: 'ab'.repeat(32),
  });
});

test('the key stays over faults and is another after an answer to come again, and for another item', () => {
  const key = (work: Partial<RepairWork>, attempt: number) => taskOf(aClaim(work, attempt), '/desk').idempotencyKey;
  expect(key({}, 4)).toBe(key({}, 1));
  expect(new Set([key({}, 1), key({ answered: 1 }, 2), key({ position: 3 }, 1)]).size).toBe(3);
});

test.each(['T-1043 - みずき ほしぞら', `T-1 ${'ノ'.repeat(100)}`])(
  'the path leads to the file whatever the label: %s',
  (label) => {
    using scratch = openScratch();
    const file = 'うさぎ/バニー-501177 もち.object';
    const name = spoolName(submission, latin1Path(label));
    scratch.write(`repair/${name}/${latin1Path(file)}`);
    expect(existsSync(taskOf(aClaim({ label, file }), scratch.dir).path)).toBe(true);
  },
);
