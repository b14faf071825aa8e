import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import type { WayConfig } from '../../running-config.ts';
import type { Call } from '../call.ts';

/** What a way to repair needs and does not find, so that every repair of its kind would fail. */
export type Missing = { readonly what: 'module' | 'program' | 'variable'; readonly name: string };

const canRun = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const isProgram = (program: string, deskDir: string, path: string): boolean =>
  program.includes('/')
    ? canRun(resolve(deskDir, program))
    : path.split(delimiter).some((dir) => canRun(join(dir, program)));

/** Looks whether what a way needs is there, before the first repair finds out; null where it is. */
export const missingFor = (way: WayConfig, deskDir: string, env: Call['env']): Missing | null => {
  switch (way.way) {
    case 'hand':
      return null;
    case 'module':
      return existsSync(resolve(deskDir, way.module)) ? null : { what: 'module', name: way.module };
    case 'command': {
      const program = way.command[0] ?? '';
      return isProgram(program, deskDir, env['PATH'] ?? '') ? null : { what: 'program', name: program };
    }
    case 'http':
      return way.tokenEnv === null || env[way.tokenEnv] ? null : { what: 'variable', name: way.tokenEnv };
  }
};
