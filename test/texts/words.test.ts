import { describe, expect, test } from 'vitest';
import { reasonCodes } from '../../src/domain/reason.ts';
import { ruleNames } from '../../src/domain/rule-name.ts';
import { languages } from '../../src/texts/languages.ts';
import { publicCodeOf } from '../../src/texts/public-findings.ts';
import { staffSentence, wordsIn } from '../../src/texts/words-in.ts';
import { reasons, secrets } from './reasons.ts';

const sentenceEnd = { en: /\.(?= |$)/gu, ja: /。/gu } as const;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

describe.each(languages)('the words in %s', (language) => {
  const words = wordsIn(language);

  test.each(reasonCodes)('%s has a short title, a because and a remedy', (code) => {
    const { title, because, remedy } = words.codes[code];
    expect(title.length).toBeGreaterThan(2);
    expect(title.length).toBeLessThan(60);
    expect(because.match(sentenceEnd[language])).toHaveLength(1);
    expect(remedy.match(sentenceEnd[language])?.length).toBeLessThanOrEqual(3);
    expect([title, because, remedy].every((text) => kana.test(text) === (language === 'ja'))).toBe(true);
  });

  test.each(reasonCodes)('the customer text of %s is one to three complete sentences', (code) => {
    const { customer } = words.codes[code];
    expect(customer.match(sentenceEnd[language])?.length).toBeGreaterThanOrEqual(1);
    expect(customer.match(sentenceEnd[language])?.length).toBeLessThanOrEqual(3);
    expect(customer.trim()).toBe(customer);
    expect(customer.endsWith(language === 'ja' ? '。' : '.')).toBe(true);
    expect(kana.test(customer)).toBe(language === 'ja');
  });

  test.each(['OWNER_MISMATCH', 'NOTE_AUTHOR_OTHER', 'NOTE_AUTHOR_STRANGER'] as const)(
    '%s says and asks what an unknown ticket does',
    (code) => {
      expect(words.codes[code].customer).toBe(words.codes.TICKET_UNKNOWN.customer);
      expect(words.codes[code].remedy).toBe(words.codes.TICKET_UNKNOWN.remedy);
      expect(publicCodeOf(code)).toBe('TICKET_UNKNOWN');
    },
  );

  test('an item of somebody else is worded as one that nobody registered', () => {
    expect(words.codes.ITEM_OWNER_MISMATCH.customer).toBe(words.codes.ITEM_OWNER_UNKNOWN.customer);
    expect(words.codes.ITEM_OWNER_MISMATCH.remedy).toBe(words.codes.ITEM_OWNER_UNKNOWN.remedy);
  });

  test('what a customer may read names nobody', () => {
    const all = reasonCodes.map((code) => Object.values(words.codes[code]).filter((text) => typeof text === 'string'));
    for (const secret of secrets) expect(all.join('\n')).not.toContain(secret);
  });

  test.each(reasonCodes)('staff get one sentence on %s', (code) => {
    const text = staffSentence(reasons[code], language);
    expect(text).toMatch(language === 'ja' ? /。$/u : /\.$/u);
    expect(text).not.toMatch(/undefined|null|\[object|\n/u);
  });

  test('every rule is a statement of its own', () => {
    const statements = ruleNames.map((name) => words.rules[name]);
    expect(new Set(statements).size).toBe(ruleNames.length);
    expect(statements.every((text) => kana.test(text) === (language === 'ja'))).toBe(true);
  });

  test('a moot answer names the rule that made it so', () => {
    expect(words.trace.moot('X')).toContain('X');
  });
});
