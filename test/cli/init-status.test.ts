import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { init } from '../../src/cli/init.ts';
import { status } from '../../src/cli/status.ts';
import { languages } from '../../src/texts/words-in.ts';
import { documentsIn, makeJudgedDesk, removeDesk, runWith } from './desk.ts';

const emptyDir = () => mkdtemp(join(tmpdir(), 'ozma-init-'));

describe('init', () => {
  it('makes a desk and says what to do next, with the directory as it was named', async () => {
    const cwd = await emptyDir();
    const { status: exit, out } = await runWith({ cwd }, (call) => init(call, { dir: 'my desk', sample: false }));
    expect(exit).toBe(0);
    expect(out).toContain("  ozma --desk 'my desk' ingest");
    expect(await readdir(join(cwd, 'my desk'))).toEqual(expect.arrayContaining(['inbox', 'ozma.yaml', 'tickets.csv']));
    await removeDesk(join(cwd, 'my desk'));
  });

  it.each(languages)('makes the sample desk, in %s', async (lang) => {
    const cwd = await emptyDir();
    const { out } = await runWith({ cwd, lang, columns: 80 }, (call) => init(call, { dir: 'desk', sample: true }));
    expect(out.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
    expect(out).toContain('  ozma --desk desk check desk/inbox');
    expect((await readdir(join(cwd, 'desk', 'inbox'))).length).toBeGreaterThan(10);
    await removeDesk(join(cwd, 'desk'));
  });

  it('refuses a directory with something in it, and a desk made twice', async () => {
    const cwd = await emptyDir();
    const make = () => runWith({ cwd, json: true }, (call) => init(call, { dir: 'desk', sample: false }));
    expect(documentsIn((await make()).out)).toEqual([{ desk: join(cwd, 'desk'), sample: false }]);
    await expect(make()).rejects.toMatchObject({ code: 'usage' });
    await removeDesk(join(cwd, 'desk'));
  });
});

describe('status', () => {
  it('tells the desk’s figures at a glance, the same as a document', async () => {
    const { desk } = await makeJudgedDesk();
    const { status: exit, out } = await runWith({ desk, json: true }, status);
    expect(exit).toBe(0);
    expect(documentsIn(out)).toMatchObject([
      {
        desk,
        tables: { tickets: { file: 'tickets.csv', state: 'loaded' }, registry: { state: 'unloaded' } },
        tickets: 4,
        instructed: 1,
        submissions: { accepted: 1, partial: 1, duplicate: 1, held: 0, rejected: 1 },
        places: { repair: 2, held: 0, returned: 3, trash: 0 },
        queued: 2,
        claims: 0,
        quarantined: 0,
        ledger: { hash: expect.stringMatching(/^[0-9a-f]{64}$/u) },
      },
    ]);
    for (const lang of languages) {
      const shown = await runWith({ desk, lang, columns: 80 }, status);
      expect(shown.out.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
    }
    await removeDesk(desk);
  }, 60_000);

  it('refuses where there is no desk', async () => {
    const cwd = await emptyDir();
    await expect(runWith({ cwd }, status)).rejects.toMatchObject({ code: 'desk-missing' });
    await removeDesk(join(cwd, 'desk'));
  });
});
