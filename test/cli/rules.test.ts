import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/cli/rules.ts';
import { reasonCodes } from '../../src/domain/reason.ts';
import { languages } from '../../src/texts/languages.ts';
import { documentsIn, runWith } from './desk.ts';

const run = (code: string | null, over: Parameters<typeof runWith>[0] = {}) =>
  runWith(over, (call) => rules(call, { code }));

describe('rules', () => {
  it('lists every code in order of precedence without a desk', async () => {
    const { status, out } = await run(null);
    expect(status).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => line.split(' ')[0]),
    ).toEqual(reasonCodes);
  });

  it.each(languages)('fits a terminal of 80 cells in %s, each code too', async (lang) => {
    for (const code of [null, ...reasonCodes]) {
      const { out } = await run(code, { lang, columns: 80 });
      expect(out.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
    }
  });

  it('tells one code whole, however it is written', async () => {
    const { out } = await run('note-stale');
    expect(out).toMatch(/^NOTE_STALE {2}The note is older than the instruction\n/u);
    expect(out).toMatch(/Reported by\s+The note was written after the instruction \(note-is-fresh\)\n/u);
    expect(out).toContain('Text for the customer\n');
  });

  it('gives a document for each code', async () => {
    const documents = documentsIn((await run(null, { json: true, lang: 'ja' })).out);
    expect(documents.map(({ code }) => code)).toEqual(reasonCodes);
    expect(Object.keys(documents[0] ?? {})).toEqual([
      'code',
      'subject',
      'effect',
      'severity',
      'disposition',
      'title',
      'because',
      'remedy',
      'customer',
      'rules',
    ]);
  });

  it.each([
    ['NOTE_STAL', 'Did you mean NOTE_STALE?'],
    ['OWNER', 'Did you mean OWNER_MISMATCH, ITEM_OWNER_MISMATCH, ITEM_OWNER_UNKNOWN?'],
    ['qqq', 'See all with: ozma rules'],
  ])('leads from %s to the codes that were meant', async (code, hint) => {
    await expect(run(code)).rejects.toMatchObject({ code: 'usage', message: `There is no code "${code}". ${hint}` });
  });
});
