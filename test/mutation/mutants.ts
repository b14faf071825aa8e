type Place = { readonly line: number; readonly column: number };

/** What of a Stryker report (mutation-testing-report-schema 2) is looked at. */
export type MutationReport = {
  readonly files: {
    readonly [file: string]: {
      readonly source: string;
      readonly mutants: readonly {
        readonly mutatorName: string;
        readonly replacement?: string;
        readonly status: string;
        readonly location: { readonly start: Place; readonly end: Place };
      }[];
    };
  };
};

/** A mutant by what stays when lines move: the top-level declaration that it is in, and what it puts in place of what. */
export type MutantIdentity = {
  readonly file: string;
  readonly within: string;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
};

/** What became of a mutant; `line` is where it is now. */
export type Mutant = MutantIdentity & { readonly line: number; readonly end: 'detected' | 'undetected' | 'invalid' };

const endOf = (status: string): Mutant['end'] => {
  if (status === 'Killed' || status === 'Timeout') return 'detected';
  return status === 'Survived' || status === 'NoCoverage' ? 'undetected' : 'invalid';
};

const declaration = /^(?:export )?(?:async )?(?:const|let|function\*?) (?<name>[\w$]+|[[{].*)/u;

const declaredAt = (lines: readonly string[], line: number): string => {
  const above = lines.slice(0, line).findLast((text) => declaration.test(text));
  return declaration.exec(above ?? '')?.groups?.['name'] ?? '';
};

const textBetween = (lines: readonly string[], start: Place, end: Place): string =>
  lines
    .slice(start.line - 1, end.line)
    .map((text, index, all) => {
      const until = index === all.length - 1 ? text.slice(0, end.column - 1) : text;
      return index === 0 ? until.slice(start.column - 1) : until;
    })
    .join('\n');

/** One line, however it is laid out, so that the formatter changes no identity. */
export const flat = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** Every mutant of a report. */
export const mutantsOf = (report: MutationReport): readonly Mutant[] =>
  Object.entries(report.files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split('\n');
    return mutants.map(({ mutatorName, replacement = '', status, location: { start, end } }) => ({
      file,
      within: declaredAt(lines, start.line),
      mutator: mutatorName,
      original: flat(textBetween(lines, start, end)),
      replacement: flat(replacement),
      line: start.line,
      end: endOf(status),
    }));
  });
