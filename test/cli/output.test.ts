import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { wrap } from '../../src/cli/fit.ts';
import { write } from '../../src/cli/output.ts';
import { ReaderGone } from '../../src/cli/reader-gone.ts';

const refusing = (code: string): Writable => {
  const stream = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })) });
  return stream.on('error', () => undefined);
};

const failure = (stream: Writable): Promise<unknown> => write(stream, 'a line\n').catch((error: unknown) => error);

describe('what is printed', () => {
  it('is written while there is room', async () => {
    const stream = new PassThrough();
    await write(stream, 'a line\n');
    expect(String(stream.read())).toBe('a line\n');
  });

  it('has no reader any more where the pipe is closed', async () => {
    expect(await failure(refusing('EPIPE'))).toBeInstanceOf(ReaderGone);
    const closed = new PassThrough();
    closed.destroy();
    await expect(write(closed, 'a line\n')).rejects.toBeInstanceOf(ReaderGone);
  });

  it('is a fault of the disk where a file cannot take it', async () => {
    expect(await failure(refusing('ENOSPC'))).toMatchObject({ code: 'disk-full' });
    expect(await failure(refusing('EIO'))).toMatchObject({ code: 'disk-fault' });
  });

  it.runIf(existsSync('/dev/full'))('ends with status 3 and a sentence where the disk is full', () => {
    const full = openSync('/dev/full', 'w');
    const main = join(import.meta.dirname, '../../src/main.ts');
    const { status, stderr } = spawnSync(process.execPath, [main, 'rules'], { stdio: ['ignore', full, 'pipe'] });
    closeSync(full);
    expect(String(stderr)).toMatch(/^ozma: What is printed cannot be written: .*ENOSPC.*\n$/u);
    expect(status).toBe(3);
  });
});

describe('a text that is broken into lines', () => {
  it('begins no line with a closing mark and ends none with an opening one', () => {
    const text = 'これは長い文です（ここに例があります）。そして「引用」もあります：終わり。';
    for (let width = 10; width <= 40; width += 1) {
      const lines = wrap(text, width);
      expect(lines.join('')).toBe(text);
      expect(lines.filter((line, at) => at > 0 && /^[、。：）」]/u.test(line))).toEqual([]);
      expect(lines.filter((line) => /[（「]$/u.test(line))).toEqual([]);
    }
  });

  it('keeps a word together that stands in Japanese brackets', () => {
    for (let width = 12; width <= 30; width += 1) {
      expect(wrap('外に取った控えが指定されていません（--heads FILE）。', width).join('\n')).toContain('（--heads');
    }
  });
});
