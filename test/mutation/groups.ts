/** What is mutated together, and the tests that have to notice; both are globs from the project's root. */
export type MutationGroup = {
  readonly name: string;
  readonly mutate: readonly string[];
  readonly tests: readonly string[];
};

const queueDomain = ['src/domain/queue-*.ts', 'src/domain/repair.ts', 'src/domain/pause.ts'];

// Their tests go over all of Unicode.
const letters = ['src/domain/case-folding.ts'];

const not = (patterns: readonly string[]): readonly string[] => patterns.map((pattern) => `!${pattern}`);

/** Every group, the cheapest first. Their tests start no process, so that a mutant costs no more than it must. */
export const mutationGroups: readonly MutationGroup[] = [
  {
    name: 'ledger',
    mutate: [
      'src/domain/ledger.ts',
      'src/store/{canonical-body,chain}.ts',
      'src/store/sqlite/ledger.ts',
      'src/audit/verify/{canonical-text,ledger-chain,verify-ledger,kept-heads,given-heads,heads-stand}.ts',
    ],
    tests: [
      'test/domain/ledger.test.ts',
      'test/store/{canonical-body,chain,ledger,sqlite-ledger}.test.ts',
      'test/audit/verify/{canonical-text,heads-stand,kept-heads,ledger-chain,verify-ledger,walk-ledger}.test.ts',
    ],
  },
  { name: 'letters', mutate: letters, tests: ['test/domain/{case-folding,text}.test.ts'] },
  {
    name: 'domain',
    mutate: ['src/domain/**/*.ts', ...not([...queueDomain, ...letters, 'src/domain/ledger.ts'])],
    tests: ['test/domain/!(case-folding).test.ts'],
  },
  { name: 'formats', mutate: ['src/formats/**/*.ts'], tests: ['test/formats/!(linear-time).test.ts'] },
  { name: 'rules', mutate: ['src/rules/**/*.ts'], tests: ['test/rules/*.test.ts'] },
  {
    name: 'queue',
    mutate: [
      ...queueDomain,
      'src/queue/{claim-next,flights,ramp,until,weekly-window,record-ends,keep-pauses,take-over}.ts',
      'src/store/sqlite/{claims,queue-places}.ts',
      'src/store/sqlite/repairs/*.ts',
    ],
    tests: [
      'test/domain/{queue-audit,queue-history,queue-line,repair,pause}.test.ts',
      'test/queue/{claim-next,flights,ramp,until,weekly-window,weekly-window-laws,record-ends,keep-pauses,take-over}.test.ts',
      'test/mutation/queue-of-sqlite.ts',
    ],
  },
];
