import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const refused = [
  ['src/domain/a.ts', 'node:fs'],
  ['src/domain/b.ts', '../formats/label.ts'],
  ['src/rules/a.ts', '../store/store.ts'],
  ['src/rules/b.ts', '../texts/words.ts'],
  ['src/texts/a.ts', '../rules/index.ts'],
  ['src/formats/a.ts', 'node:fs'],
  ['src/formats/b.ts', '../store/store.ts'],
  ['src/store/sqlite/a.ts', '../../rules/judge.ts'],
  ['schemas/a.ts', '../src/store/store.ts'],
  ['workers/inspect/a.ts', '../../src/store/store.ts'],
  ['src/intake/a.ts', '../desk/init.ts'],
  ['src/intake/b.ts', '../store/sqlite/open.ts'],
  ['src/desk/a.ts', '../intake/ingest.ts'],
  ['src/manifest/a.ts', '../intake/ingest.ts'],
  ['src/manifest/c.ts', '../audit/verify/proof.ts'],
  ['src/audit/a.ts', '../intake/ingest.ts'],
  ['src/batch/a.ts', '../manifest/tables/table.ts'],
  ['src/csv/a.ts', '../desk/import-csv.ts'],
  ['src/csv/b.ts', '../store/store.ts'],
  ['src/report/a.ts', '../manifest/tables/csv-text.ts'],
  ['src/queue/b.ts', '../intake/ingest.ts'],
  ['src/queue/c.ts', '../stability/sampler.ts'],
  ['src/stability/a.ts', '../queue/run.ts'],
  ['src/serve/a.ts', '../cli/output.ts'],
  ['src/spool/a.ts', '../intake/ingest.ts'],
  ['src/spool/b.ts', '../store/store.ts'],
  ['src/torture/a.ts', '../rules/judge.ts'],
  ['src/intake/d.ts', '../torture/site.ts'],
  ['src/cli/a.ts', '../store/sqlite/open.ts'],
  ['src/cli/b.ts', 'zod'],
] as const;

const allowed = [
  ['src/rules/c.ts', '../domain/item.ts'],
  ['src/intake/c.ts', '../store/store.ts'],
  ['src/cli/c.ts', '../wire.ts'],
  ['src/queue/d.ts', '../spool/move.ts'],
  ['src/manifest/b.ts', '../csv/rows.ts'],
  ['src/audit/b.ts', '../manifest/tables/table.ts'],
  ['src/serve/b.ts', '../queue/run.ts'],
  ['src/torture/b.ts', '../formats/receipt.ts'],
] as const;

const floating = 'const later = async (): Promise<number> => 1;\nexport const start = (): void => {\n  later();\n};\n';

describe('the layers', () => {
  const dir = mkdtempSync(join(tmpdir(), 'ozma-layers-'));
  let told = '';

  const plant = (file: string, text: string): void => {
    mkdirSync(join(dir, dirname(file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  };

  /** What is said of one planted file: the rules that it breaks. */
  const brokenIn = (file: string): readonly string[] => {
    const heading = new RegExp(`^(?:\\./)?${file.replaceAll('.', '\\.')}:\\d+:\\d+ (\\S+)`, 'gm');
    return [...told.matchAll(heading)].map(([, rule = '']) => rule);
  };

  beforeAll(() => {
    // The project's own rules over planted files; without version control, for there is none around them.
    const { vcs: _, ...config } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    plant('biome.json', JSON.stringify(config));
    for (const [file, source] of [...refused, ...allowed]) {
      plant(file, `import { planted } from '${source}';\nexport const used = [planted];\n`);
    }
    plant('src/queue/a.ts', floating);
    const biome = join(root, 'node_modules/.bin/biome');
    const { stdout, stderr } = spawnSync(biome, ['lint', '--max-diagnostics=none', '.'], {
      cwd: dir,
      encoding: 'utf8',
    });
    told = stdout + stderr;
  });

  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it.each(refused)('do not let %s import %s', (file) => {
    expect(brokenIn(file)).toContain('lint/style/noRestrictedImports');
  });

  it.each(allowed)('let %s import %s', (file) => {
    expect(brokenIn(file)).toEqual([]);
  });

  it('do not let a promise go that nobody waits for', () => {
    expect(brokenIn('src/queue/a.ts')).toContain('lint/nursery/noFloatingPromises');
  });
});
