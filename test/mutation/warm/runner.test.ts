import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';

let ends: readonly string[] = [];

const endOf = (mutant: string): readonly string[] => ends.filter((end) => end.startsWith(`${mutant}: `));

describe('the warm runner', () => {
  beforeAll(() => {
    const told = execFileSync(process.execPath, ['test/mutation/warm/planted/run.ts'], { encoding: 'utf8' });
    ends = told.trimEnd().split('\n');
  }, 120_000);

  it('kills what a test notices', () => {
    expect(endOf('2: age < 18')).toEqual(['2: age < 18: Killed']);
  });

  it('kills in a fresh process what is computed only once', () => {
    expect(endOf('8: 3 / 4')).toEqual(['8: 3 / 4: Killed']);
  });

  it('kills what is there from the moment when its module is loaded', () => {
    expect(endOf('2: () => undefined')).toEqual(['2: () => undefined: Killed']);
  });

  it('lets live what no test notices, after a mutant too that left something behind', () => {
    expect(endOf('18: inside += 1')).toEqual(['18: inside += 1: Killed']);
    expect(ends.filter((end) => end.endsWith(': Survived'))).toEqual([
      '2: age > 18: Survived',
      '17: true: Survived',
      '19: guest: Survived',
    ]);
  });
});
