import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Explained, faultsOf, judgeMutants } from './judge-mutants.ts';
import { flat, type Mutant, type MutationReport, mutantsOf } from './mutants.ts';

const file = 'src/domain/age.ts';

/** The report of one file with one function, whose only mutant of this kind ended as `status` says. */
const report = (status: string, above = ''): MutationReport => {
  const source = `${above}const zero = 0;\n\nexport const isOld = (days: number): boolean =>\n  days > 31;\n`;
  const line = source.split('\n').indexOf('  days > 31;') + 1;
  const location = { start: { line, column: 3 }, end: { line, column: 12 } };
  const mutant = { mutatorName: 'EqualityOperator', replacement: 'days >= 31', status, location };
  return { files: { [file]: { source, mutants: [mutant] } } };
};

const change = 'EqualityOperator: days > 31 -> days >= 31';

const explanation = { within: 'isOld', why: 'nothing is 31 days old', mutants: [change] };

const explained: Explained = { [file]: [explanation] };

const faults = (mutants: readonly Mutant[], given: Explained): readonly string[] =>
  faultsOf(judgeMutants(mutants, given), 0);

const unexplained = (line: number): string =>
  `lives and is not explained: ${file}:${line} (isOld) EqualityOperator: days > 31 -> days >= 31`;

describe('the judge of mutants', () => {
  it.each(['Survived', 'NoCoverage'])('fails a run in which a mutant lives that nobody explained: %s', (status) => {
    expect(faults(mutantsOf(report(status)), {})).toEqual([unexplained(4)]);
  });

  it('passes one that is explained, wherever in the file its function has gone', () => {
    expect(faults(mutantsOf(report('Survived')), explained)).toEqual([]);
    expect(faults(mutantsOf(report('Survived', '// More\n// lines.\n')), explained)).toEqual([]);
  });

  it('passes as many alike as the explanation says, and not one more', () => {
    const twice = [...mutantsOf(report('Survived')), ...mutantsOf(report('Survived', '\n'))];
    expect(faults(twice, explained)).toEqual([unexplained(5)]);
    expect(faults(twice, { [file]: [{ ...explanation, mutants: [change, change] }] })).toEqual([]);
  });

  it('takes one explanation for several mutants, and tells which of them does not live', () => {
    const other = 'ConditionalExpression: days > 31 -> true';
    const judged = judgeMutants(mutantsOf(report('Survived')), {
      [file]: [{ ...explanation, mutants: [change, change, other] }],
    });
    expect(judged.unexplained).toEqual([]);
    expect(judged.idle).toEqual([`${file} (isOld) ${change}`, `${file} (isOld) ${other}`]);
  });

  it.each([
    ['declaration', { within: 'isNew' }],
    ['mutator', { mutants: ['ConditionalExpression: days > 31 -> days >= 31'] }],
    ['original', { mutants: ['EqualityOperator: days > 30 -> days >= 31'] }],
    ['replacement', { mutants: ['EqualityOperator: days > 31 -> days < 31'] }],
  ])('takes no explanation of another mutant: another %s', (_, other) => {
    const judged = judgeMutants(mutantsOf(report('Survived')), { [file]: [{ ...explanation, ...other }] });
    expect(judged.unexplained).toHaveLength(1);
    expect(judged.idle).toHaveLength(1);
  });

  it('counts explained ones as undetected, those that a timeout ended as detected, and those that could not run not at all', () => {
    const ends = ['Killed', 'Killed', 'Timeout', 'Survived', 'RuntimeError', 'Ignored'];
    const judged = judgeMutants(
      ends.flatMap((status) => mutantsOf(report(status))),
      explained,
    );
    expect(judged).toMatchObject({ detected: 3, undetected: 1, score: 75, unexplained: [] });
    expect(faultsOf(judged, 75)).toEqual([]);
    expect(faultsOf(judged, 85)).toEqual(['score 75.0 % is under 85 %']);
  });

  it('fails a run without mutants', () => {
    expect(faultsOf(judgeMutants([], {}), 85)).toEqual(['score 0.0 % is under 85 %']);
  });
});

const originalOf = (change: string): string => change.replace(/^\w+: /u, '').split(' -> ')[0] ?? change;

describe('the explanations of mutants that live', () => {
  const given: Explained = JSON.parse(readFileSync(new URL('explained.json', import.meta.url), 'utf8'));

  it('are of code that is there', () => {
    for (const [name, explanations] of Object.entries(given)) {
      const source = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
      for (const { within, mutants, why } of explanations) {
        expect([name, source]).toEqual([name, expect.stringContaining(within)]);
        for (const change of mutants)
          expect([name, flat(source)]).toEqual([name, expect.stringContaining(originalOf(change))]);
        expect(why).not.toBe('');
      }
    }
  });
});
