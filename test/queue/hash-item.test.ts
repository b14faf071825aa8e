import { createHash } from 'node:crypto';
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/domain/ids.ts';
import { hashItem, type JudgedItem } from '../../src/queue/hash-item.ts';
import { submissionNumbered } from '../store/builders.ts';
import { openScratch } from '../workers/scratch.ts';

const label = 'T-1 - Dora Quillfeather';
const folder = `repair/${submissionNumbered(1)}--${label}`;

const judged = (content: string, file = 'bunny-1.object'): JudgedItem => ({
  submission: submissionNumbered(1),
  label,
  file,
  bytes: Buffer.byteLength(content),
  sha256: sha256(createHash('sha256').update(content).digest('hex')),
});

const big = 'bunny'.repeat(500_000);

describe('an item at its claim', () => {
  it('is unaltered where it has the bytes that were judged, in a sub-folder and under a name that is no text too', () => {
    using scratch = openScratch();
    scratch.write(`${folder}/deep/down/bunny-1.object`, 'a bunny');
    scratch.write(`${folder}/b\xff.object`, 'a bunny');
    expect(hashItem(scratch.dir, judged('a bunny', 'deep/down/bunny-1.object'))).toEqual({ kind: 'unaltered' });
    expect(hashItem(scratch.dir, judged('a bunny', 'b\\xff.object'))).toEqual({ kind: 'unaltered' });
  });

  it('is unaltered where it is empty, and where it is just as long as what is hashed at once', async () => {
    using scratch = openScratch();
    for (const content of ['', 'x'.repeat(1024 * 1024)]) {
      scratch.write(`${folder}/bunny-1.object`, content);
      expect(hashItem(scratch.dir, judged(content))).toEqual({ kind: 'unaltered' });
    }
  });

  it('is hashed piece by piece where it is big, while others go on', async () => {
    using scratch = openScratch();
    scratch.write(`${folder}/bunny-1.object`, big);
    const answer = hashItem(scratch.dir, judged(big));
    expect(answer).toBeInstanceOf(Promise);
    expect(await answer).toEqual({ kind: 'unaltered' });
    const changed = `${big.slice(0, -1)}!`;
    scratch.write(`${folder}/bunny-1.object`, changed);
    expect(await hashItem(scratch.dir, judged(big))).toEqual({ kind: 'altered', found: judged(changed).sha256 });
  });

  it.each([
    ['the file', `${folder}/deep/bunny-1.object`],
    ['a folder on the way', `${folder}/deep`],
    ['the submission’s folder', folder],
  ])('is altered where %s is a link, though the bytes are the same', (_, path) => {
    using scratch = openScratch();
    scratch.write(`${folder}/deep/bunny-1.object`, 'a bunny');
    renameSync(`${scratch.dir}/${path}`, `${scratch.dir}/elsewhere`);
    symlinkSync(`${scratch.dir}/elsewhere`, `${scratch.dir}/${path}`);
    const found = 'nothing: the file is gone, or is a link or no file any more';
    expect(hashItem(scratch.dir, judged('a bunny', 'deep/bunny-1.object'))).toEqual({ kind: 'altered', found });
  });

  it('is altered where a folder or nothing has its name, and absent where its folder is', () => {
    using scratch = openScratch();
    scratch.makeDir(`${folder}/bunny-1.object`);
    expect(hashItem(scratch.dir, judged('a bunny'))).toMatchObject({ kind: 'altered' });
    rmSync(`${scratch.dir}/${folder}/bunny-1.object`, { recursive: true });
    expect(hashItem(scratch.dir, judged('a bunny'))).toMatchObject({ kind: 'altered' });
    rmSync(`${scratch.dir}/${folder}`, { recursive: true });
    expect(hashItem(scratch.dir, judged('a bunny'))).toEqual({ kind: 'absent' });
  });

  it('is never looked for outside its folder', () => {
    using scratch = openScratch();
    scratch.write(`repair/secret`, 'a bunny');
    scratch.makeDir(folder);
    expect(hashItem(scratch.dir, judged('a bunny', '../secret'))).toMatchObject({ kind: 'unreadable' });
  });
});
