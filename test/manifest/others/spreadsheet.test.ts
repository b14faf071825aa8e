import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostileExport } from './hostile-export.ts';
import { findTool, runTool } from './tool.ts';

const office = findTool('soffice', [['soffice']], 'no spreadsheet opened an export');

/** A formula of a cell in a flat OpenDocument sheet. */
const formula = /table:formula="[^"]*"/gu;

describe.skipIf(office === null)('LibreOffice', () => {
  it('runs no cell of a guarded export, and some of an exact one', async () => {
    await using guarded = await hostileExport('guarded');
    await using exact = await hostileExport('exact');
    const out = await mkdtemp(join(tmpdir(), 'ozma-sheets-'));
    const files = ['guarded', 'exact'].map((name) => join(out, `${name}.csv`));
    await Promise.all([guarded, exact].map(({ csv }, index) => cp(csv, files[index] ?? '')));
    const profile = `-env:UserInstallation=file://${join(out, 'profile')}`;
    const filter = '--infilter=CSV:44,34,76,1,,1033,false,true,false';
    await runTool(office, [profile, '--headless', filter, '--convert-to', 'fods', '--outdir', out, ...files]);
    const formulasIn = async (file: string): Promise<number> => {
      const sheet = await readFile(join(out, `${basename(file, '.csv')}.fods`), 'utf8');
      expect(sheet).toContain('received_at');
      return sheet.match(formula)?.length ?? 0;
    };
    const [live, harmless] = [await formulasIn(files[1] ?? ''), await formulasIn(files[0] ?? '')];
    await rm(out, { recursive: true });
    expect(live).toBeGreaterThan(0);
    expect(harmless).toBe(0);
  }, 120_000);
});
