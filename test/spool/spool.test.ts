import { existsSync, linkSync, readdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { submissionId } from '../../src/domain/ids.ts';
import { scanInbox } from '../../src/spool/inbox.ts';
import { placeFolder } from '../../src/spool/place.ts';
import { claimFolder, findInProcessing, quarantineFolder, spoolName } from '../../src/spool/spool.ts';
import { latin1Path, rawPath } from '../../workers/inspect/raw-path.ts';
import { openScratch, type Scratch } from '../workers/scratch.ts';

const id = submissionId('0190a0b0-c0d0-7e0f-8000-000000000001');
const label = 'T-1042 - Dora Quillfeather';
const name = `${id}--${label}`;

/** Every file below a directory, as paths within it; Node's own recursion follows links. */
const filesIn = ({ dir }: Pick<Scratch, 'dir'>, path = ''): readonly string[] =>
  readdirSync(rawPath(dir + path), { withFileTypes: true, encoding: 'latin1' })
    .flatMap((entry) => {
      const inner = `${path}/${entry.name}`;
      return entry.isDirectory() ? filesIn({ dir }, inner) : [inner.slice(1)];
    })
    .sort();

const claimOnly = (scratch: Scratch): string | null => {
  const [entry] = scanInbox(`${scratch.dir}/inbox`);
  if (entry === undefined) throw new Error('nothing in the inbox');
  return claimFolder(scratch.dir, entry, id);
};

describe('a claim', () => {
  test('takes a folder into processing under its id and label', () => {
    using scratch = openScratch();
    scratch.write(`inbox/${label}/note.txt`);
    expect(claimOnly(scratch)).toBe(name);
    expect(filesIn(scratch)).toEqual([`processing/${name}/note.txt`]);
    expect(findInProcessing(scratch.dir)).toEqual(new Map([[id, name]]));
  });

  test('takes a loose file and an undecodable name as they are', () => {
    using scratch = openScratch();
    scratch.write('inbox/bunny-1 \xff');
    expect(claimOnly(scratch)).toBe(`${id}--bunny-1 \xff`);
    expect(findInProcessing(scratch.dir)).toEqual(new Map([[id, `${id}--bunny-1 \xff`]]));
  });

  test('removes the delivery folder that it empties, and no other', () => {
    using scratch = openScratch();
    scratch.write(`inbox/@1/${label}/note.txt`);
    scratch.write(`inbox/@1/z/note.txt`);
    claimOnly(scratch);
    expect(existsSync(`${scratch.dir}/inbox/@1/z`)).toBe(true);
    const [second] = scanInbox(`${scratch.dir}/inbox`);
    if (second !== undefined) claimFolder(scratch.dir, second, submissionId(id.replace(/1$/, '2')));
    expect(readdirSync(`${scratch.dir}/inbox`)).toEqual([]);
  });

  test('of a folder that is gone by now is null, and what others made stays', () => {
    using scratch = openScratch();
    scratch.makeDir('inbox/@1');
    const entry = { path: `${scratch.dir}/inbox/@1/gone`, relative: '@1/gone', label: 'gone' };
    expect(claimFolder(scratch.dir, entry, id)).toBeNull();
    expect(existsSync(`${scratch.dir}/inbox/@1`)).toBe(true);
  });

  test('of a link takes the link', () => {
    using scratch = openScratch();
    scratch.write('elsewhere/secret');
    scratch.makeDir('inbox');
    symlinkSync(`${scratch.dir}/elsewhere`, `${scratch.dir}/inbox/${label}`);
    claimOnly(scratch);
    expect(filesIn(scratch)).toEqual(['elsewhere/secret', `processing/${name}`]);
  });

  test('never overwrites what is there', () => {
    using scratch = openScratch();
    scratch.write(`inbox/${label}`);
    scratch.write(`processing/${name}`, 'first');
    expect(() => claimOnly(scratch)).toThrow(/is there already/);
    expect(readFileSync(`${scratch.dir}/processing/${name}`, 'utf8')).toBe('first');
  });
});

describe('the name of a submission on disk', () => {
  test.each([
    ['ASCII', 'x'.repeat(300), 217],
    ['three-byte characters', 'ノ'.repeat(100), 216],
    ['four-byte characters', '\u{1f600}'.repeat(60), 216],
    ['short', 'ノ', 3],
  ])('has a label of %s cut to whole characters', (_, text, bytes) => {
    const cut = spoolName(id, latin1Path(text)).slice(id.length + 2);
    expect(cut.length).toBe(bytes);
    expect(text.startsWith(Buffer.from(cut, 'latin1').toString('utf8'))).toBe(true);
  });

  test('has 255 bytes at most, even of a label that is no text', () => {
    expect(spoolName(id, '\xbf'.repeat(255)).length).toBe(255);
  });
});

describe('placing', () => {
  test.each([
    ['repair', 'repair'],
    ['hold', 'held'],
    ['return', 'returned'],
    ['trash', 'trash'],
  ] as const)('a folder for %s puts it in %s', (disposition, area) => {
    using scratch = openScratch();
    scratch.write(`processing/${name}/sub/bunny-1`);
    const placed = placeFolder(scratch.dir, name, { disposition, items: [{ file: 'sub/bunny-1', disposition }] });
    expect(placed).toEqual({ kind: 'placed', lost: [] });
    expect(filesIn(scratch)).toEqual([`${area}/${name}/sub/bunny-1`]);
  });

  const partial = {
    disposition: 'repair',
    items: [
      { file: 'bunny-1', disposition: 'repair' },
      { file: 'bunny-2', disposition: 'return' },
      { file: 'sub/nest-3', disposition: 'hold' },
      { file: 'sub/more/x.zip', disposition: 'trash' },
    ],
  } as const;

  const writePartial = (scratch: Scratch): void => {
    for (const file of ['note.txt', ...partial.items.map((item) => item.file)])
      scratch.write(`processing/${name}/${file}`);
  };

  const whereAllIs = [
    `held/${name}/sub/nest-3`,
    `repair/${name}/bunny-1`,
    `repair/${name}/note.txt`,
    `returned/${name}/bunny-2`,
    `trash/${name}/sub/more/x.zip`,
  ];

  test('moves each file that parts from its folder to its own area', () => {
    using scratch = openScratch();
    writePartial(scratch);
    expect(placeFolder(scratch.dir, name, partial)).toEqual({ kind: 'placed', lost: [] });
    expect(filesIn(scratch)).toEqual(whereAllIs);
  });

  test.each([0, 1, 2, 3, 4])('is finished by a second run after a crash that left %i files parted', (parted) => {
    using scratch = openScratch();
    writePartial(scratch);
    placeFolder(scratch.dir, name, { ...partial, items: partial.items.slice(0, parted) });
    if (parted < 4) renameSync(`${scratch.dir}/repair/${name}`, `${scratch.dir}/processing/${name}`);
    const again = placeFolder(scratch.dir, name, partial);
    expect([again, filesIn(scratch)]).toEqual([{ kind: 'placed', lost: [] }, whereAllIs]);
  });

  test('a loose file moves it as it is', () => {
    using scratch = openScratch();
    scratch.write(`processing/${name}`);
    placeFolder(scratch.dir, name, { disposition: 'trash', items: [] });
    expect(filesIn(scratch)).toEqual([`trash/${name}`]);
  });

  test('finds the bytes on disk that an escaped name stands for', () => {
    using scratch = openScratch();
    scratch.write(`processing/${name}/\xc3/bunny \xff`);
    const items = [{ file: '\\xc3/bunny \\xff', disposition: 'return' }] as const;
    expect(placeFolder(scratch.dir, name, { disposition: 'repair', items })).toEqual({ kind: 'placed', lost: [] });
    expect(filesIn(scratch)).toEqual([`returned/${name}/\xc3/bunny \xff`]);
  });

  test('takes a name that only looks escaped, or that is not ASCII, as it is', () => {
    using scratch = openScratch();
    for (const file of ['bunny \\xff', 'うさぎ-1']) scratch.write(`processing/${name}/${latin1Path(file)}`);
    const items = ['bunny \\xff', 'うさぎ-1'].map((file) => ({ file, disposition: 'return' }) as const);
    placeFolder(scratch.dir, name, { disposition: 'repair', items });
    expect(existsSync(rawPath(`${scratch.dir}/returned/${name}/${latin1Path('うさぎ-1')}`))).toBe(true);
    expect(existsSync(`${scratch.dir}/returned/${name}/bunny \\xff`)).toBe(true);
  });

  test('names the files that are nowhere, and places the rest', () => {
    using scratch = openScratch();
    scratch.write(`processing/${name}/note.txt`);
    const items = ['bunny-1', 'sub/bunny-2'].map((file) => ({ file, disposition: 'return' }) as const);
    const placed = placeFolder(scratch.dir, name, { disposition: 'repair', items });
    expect([placed, filesIn(scratch)]).toEqual([
      { kind: 'placed', lost: ['bunny-1', 'sub/bunny-2'] },
      [`repair/${name}/note.txt`],
    ]);
  });

  test('a folder that is neither in processing nor in its area is missing', () => {
    using scratch = openScratch();
    expect(placeFolder(scratch.dir, name, partial)).toEqual({ kind: 'missing' });
  });

  test('does not follow a link that took the place of a sub-folder', () => {
    using scratch = openScratch();
    scratch.write('elsewhere/bunny-1', 'secret');
    scratch.makeDir(`processing/${name}`);
    symlinkSync(`${scratch.dir}/elsewhere`, `${scratch.dir}/processing/${name}/sub`);
    const items = [{ file: 'sub/bunny-1', disposition: 'return' }] as const;
    expect(() => placeFolder(scratch.dir, name, { disposition: 'repair', items })).toThrow(/no longer what it was/);
    expect(filesIn(scratch)).toEqual(['elsewhere/bunny-1', `processing/${name}/sub`]);
  });

  test.each(['../secret', '/etc/passwd', 'sub//x', '.'])('refuses %s, which is no path within a folder', (file) => {
    using scratch = openScratch();
    scratch.write(`processing/${name}/x`);
    const items = [{ file, disposition: 'return' }] as const;
    expect(() => placeFolder(scratch.dir, name, { disposition: 'repair', items })).toThrow(/not a path within/);
  });

  test('never overwrites a file in an area', () => {
    using scratch = openScratch();
    scratch.write(`processing/${name}/bunny-1`, 'new');
    scratch.write(`returned/${name}/bunny-1`, 'old');
    const items = [{ file: 'bunny-1', disposition: 'return' }] as const;
    expect(() => placeFolder(scratch.dir, name, { disposition: 'repair', items })).toThrow(/is there already/);
    expect(readFileSync(`${scratch.dir}/returned/${name}/bunny-1`, 'utf8')).toBe('old');
  });

  test('moves a link or a hard link itself, not what it leads to', () => {
    using scratch = openScratch();
    linkSync(scratch.write('elsewhere', 'secret'), `${scratch.makeDir(`processing/${name}`)}/bunny-1`);
    placeFolder(scratch.dir, name, { disposition: 'return', items: [] });
    expect(filesIn(scratch)).toEqual(['elsewhere', `returned/${name}/bunny-1`]);
  });
});

test('a folder that nobody could judge goes to quarantine', () => {
  using scratch = openScratch();
  scratch.write(`processing/${name}/note.txt`);
  expect([quarantineFolder(scratch.dir, name), quarantineFolder(scratch.dir, name)]).toEqual([true, false]);
  expect(filesIn(scratch)).toEqual([`quarantine/${name}/note.txt`]);
});
