import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { feedOf, feedsDir, kindOf, lookAtFeed } from './build.ts';

const desk = mkdtempSync(join(tmpdir(), 'ozma-feed-'));
const look = (file: string, memory = {}) => lookAtFeed(feedOf(file), { deskDir: desk, memory });

/** A calm page of so many bytes. */
const pageOf = (bytes: number): string => {
  const text = JSON.stringify({ page: {}, status: { indicator: 'none' } });
  return text + ' '.repeat(bytes - text.length);
};

describe('a feed that is a file', () => {
  afterAll(() => rmSync(desk, { recursive: true }));

  it.each([
    ['missing.json', () => undefined, 'feed-file-unreadable'],
    ['folder', (path: string) => mkdirSync(path), 'feed-file-special'],
    ['fifo', (path: string) => spawnSync('mkfifo', [path]), 'feed-file-special'],
    ['/dev/zero', () => undefined, 'feed-file-special'],
    ['loop', (path: string) => symlinkSync(path, path), 'feed-file-unreadable'],
    ['empty.json', (path: string) => writeFileSync(path, ''), 'feed-not-json'],
    ['latin1.json', (path: string) => writeFileSync(path, Buffer.from([0x22, 0xe9, 0x22])), 'feed-not-json'],
    ['huge.json', (path: string) => writeFileSync(path, pageOf(1_000_001)), 'feed-too-large'],
  ])('is unknown when it is %s', async (file, make, kind) => {
    make(join(desk, file));
    const seen = await look(file);
    expect([seen.sample.health, kindOf(seen)]).toEqual(['unknown', kind]);
  });

  it('is read up to 1 MB, with a byte order mark, and through a link', async () => {
    writeFileSync(join(desk, 'full.json'), pageOf(1_000_000));
    writeFileSync(join(desk, 'marked.json'), `\uFEFF${pageOf(100)}`);
    symlinkSync(join(desk, 'full.json'), join(desk, 'link.json'));
    for (const file of ['full.json', 'marked.json', 'link.json']) {
      expect((await look(file)).sample.health).toBe('healthy');
    }
  });

  it('is not believed when it goes back in time or becomes another page, until it is as new as what was seen', async () => {
    const put = (fixture: string) => copyFileSync(join(feedsDir, fixture), join(desk, 'live.json'));
    put('calm.json');
    const memory = (await look('live.json')).memory ?? {};
    put('older.json');
    const older = await look('live.json', memory);
    put('other-page.json');
    const other = await look('live.json', memory);
    put('far-future.json');
    const ahead = await look('live.json', memory);
    put('outage.json');
    const outage = await look('live.json', memory);
    expect([older, other, ahead, outage].map((one) => [kindOf(one), one.memory === null])).toEqual([
      ['page-stale', true],
      ['page-other', true],
      ['page-ahead', true],
      ['page-troubled', false],
    ]);
  });
});

it('what a feed says is cut and made safe before it is kept', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'ozma-feed-'));
  const name = `Regions\u001b[31m\u202e\ud800${'x'.repeat(5000)}`;
  const components = Array.from({ length: 150 }, (_, index) => ({ id: `c${index}`, name, status: 'major_outage' }));
  writeFileSync(join(dir, 'nasty.json'), JSON.stringify({ page: { name }, components }));
  const { sample } = await lookAtFeed(feedOf('nasty.json'), { deskDir: dir });
  expect(sample.health).toBe('troubled');
  expect(sample.why).toContain('Regions\\u{1B}[31m\\u{202E}\\u{D800}xxx');
  expect(sample.why.length).toBeLessThan(700);
  expect(JSON.stringify(sample.evidence).length).toBeLessThan(10_000);
  rmSync(dir, { recursive: true });
});
