import { expect, test } from 'vitest';
import type { Observation } from '../../src/domain/observation.ts';
import { languages } from '../../src/texts/languages.ts';
import { observedIn, observedInEvidence, sourceIn, stabilityWordsIn } from '../../src/texts/observed.ts';

const facts = {
  ...{ code: 'ECONNREFUSED', limitMs: 400, status: 503, limitBytes: 1_000_000, file: 'feed.json', beginning: '<html>' },
  ...{ at: '/page', updatedAt: '2026-10-03', seen: '2026-10-04', page: 'a', pattern: 'Regions*', name: 'Regions' },
  ...{ component: 'Regions', statuses: ['operational', 'major_outage'], indicator: 'major', incident: 'Fog' },
  ...{ impact: 'critical', asked: 'components', count: 5, components: [{ name: 'Regions', status: 'major_outage' }] },
  ...{ pointer: '/state', value: 'odd', signal: 'SIGTERM', owners: 3, withinMs: 600_000, faults: 4, claims: 5 },
  ...{ ending: 'fulfilled', waiting: 0, fault: 'out of memory' },
};

test.each(languages)('every observation has a sentence with its facts, in %s', (language) => {
  for (const kind of Object.keys(stabilityWordsIn(language).seen)) {
    const told = observedInEvidence({ seen: { kind, ...facts } }, language) ?? '';
    expect(told).not.toBe('');
    expect(told).not.toMatch(/undefined|NaN|\[object|\$\{/u);
    if (language === 'ja') expect(told).toMatch(/[\u3040-\u30ff]/u);
  }
});

test('a long list of troubled components is told by its first three', () => {
  const components = ['North', 'South', 'East', 'West'].map((name) => ({ name, status: 'major_outage' }));
  const seen: Observation = { kind: 'page-troubled', count: 40, components };
  expect(observedIn(seen, 'en')).toBe(
    'Troubled: North (major_outage), South (major_outage), East (major_outage) and 37 more.',
  );
  expect(observedIn(seen, 'ja')).toBe(
    '障害が出ています: North（major_outage）、South（major_outage）、East（major_outage）、ほか37件',
  );
});

test('evidence without an observation that ozma knows has no sentence', () => {
  for (const seen of [null, 'page-fine', [], {}, { kind: 'page-splendid' }, { kind: 'toString' }]) {
    expect(observedInEvidence({ seen }, 'en')).toBeNull();
  }
  expect(observedInEvidence({}, 'ja')).toBeNull();
});

test('a source is called by its kind and its name', () => {
  expect(
    ['feed:isles: north', 'probe:gate', 'failures', 'no-progress', 'else'].map((one) => sourceIn(one, 'en')),
  ).toEqual(['feed isles: north', 'probe gate', 'failing repairs', 'stuck repairs', 'else']);
});
