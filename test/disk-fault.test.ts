import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { namelessDiskFault } from '../src/disk-fault.ts';
import { OzmaError } from '../src/domain/ozma-error.ts';

const refused = (code: string): Error =>
  Object.assign(new Error(`${code}: it said so, mkdir '/desk/held'`), { code, syscall: 'mkdir', path: '/desk/held' });

it.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EIO', 'disk-fault'],
  ['EROFS', 'disk-fault'],
])('%s that nobody named is a fault of the disk, with the path that it is about', (code, become) => {
  const fault = namelessDiskFault(refused(code));
  expect(fault).toBeInstanceOf(OzmaError);
  expect(fault).toMatchObject({ code: become, message: expect.stringContaining('/desk/held cannot be written: ') });
});

it('what no disk is at fault for stays what it is', () => {
  const dir = mkdtempSync(join(tmpdir(), 'ozma-fault-'));
  writeFileSync(join(dir, 'file'), '');
  try {
    mkdirSync(join(dir, 'file'));
    expect.unreachable();
  } catch (error) {
    expect(namelessDiskFault(error)).toBe(error);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
