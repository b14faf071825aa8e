import { describe, expect, it, test } from 'vitest';
import { instantAt } from '../../src/domain/instant.ts';
import { healthOf } from '../../src/domain/observation.ts';
import { ageOfPage } from '../../src/formats/status-age.ts';
import {
  openIncidents,
  openMaintenances,
  type PageInterest,
  readStatusPage,
  type StatusPage,
} from '../../src/formats/status-page.ts';

const states = (...all: readonly (readonly [name: string, status: string])[]): StatusPage['components'] =>
  all.map(([name, status], index) => ({ id: `c${index}`, name, status, isGroup: false }));

const page = (over: Partial<StatusPage> = {}): StatusPage => ({
  id: 'tidewater',
  name: 'Tidewater Isles',
  updatedAt: '2026-10-03T11:58:12.000-07:00',
  indicator: 'none',
  components: states(['Regions', 'operational'], ['Inventory', 'operational'], ['Web shop', 'operational']),
  incidents: [],
  maintenances: [],
  ...over,
});

const interest = (over: Partial<PageInterest> = {}): PageInterest => ({
  components: [],
  impact: 'partial_outage',
  isMaintenanceTrouble: true,
  ...over,
});

describe('a status page', () => {
  it.each([
    ['operational', 'healthy', 'healthy', 'healthy'],
    ['degraded_performance', 'troubled', 'healthy', 'healthy'],
    ['partial_outage', 'troubled', 'troubled', 'healthy'],
    ['major_outage', 'troubled', 'troubled', 'troubled'],
    ['under_maintenance', 'troubled', 'troubled', 'troubled'],
    ['wobbly', 'unknown', 'unknown', 'unknown'],
    ['Operational', 'unknown', 'unknown', 'unknown'],
  ])('of a component that is %s is judged by the least impact that counts', (status, ...expected) => {
    const one = page({ components: states(['Regions', 'operational'], ['Inventory', status]), indicator: 'minor' });
    const impacts = ['degraded_performance', 'partial_outage', 'major_outage'] as const;
    expect(impacts.map((impact) => healthOf(readStatusPage(one, interest({ impact }))))).toEqual(expected);
  });

  it('with maintenance is healthy where a desk ignores maintenance', () => {
    const one = page({ components: states(['Regions', 'under_maintenance']), indicator: 'maintenance' });
    expect(readStatusPage(one, interest({ isMaintenanceTrouble: false }))).toEqual({ kind: 'page-fine', count: 1 });
  });

  it('is asked about the components that patterns pick, whatever the others are', () => {
    const one = page({
      components: states(['Regions', 'operational'], ['Inventory', 'partial_outage'], ['Web shop', 'major_outage']),
      indicator: 'critical',
    });
    expect(readStatusPage(one, interest({ components: ['regions'] }))).toEqual({ kind: 'page-fine', count: 1 });
    expect(readStatusPage(one, interest({ components: ['Inv*'] }))).toEqual({
      kind: 'page-troubled',
      count: 1,
      components: [{ name: 'Inventory', status: 'partial_outage' }],
    });
  });

  it('is not judged by its groups, which only sum up what is in them', () => {
    const group = { id: 'g', name: 'World', status: 'major_outage', isGroup: true };
    const one = page({ components: [group, ...page().components] });
    expect(readStatusPage(one, interest())).toEqual({ kind: 'page-fine', count: 3 });
    expect(readStatusPage(one, interest({ components: ['World'] }))).toEqual({
      kind: 'page-unmatched',
      pattern: 'World',
    });
  });

  it('without a component for a pattern may be the wrong page', () => {
    expect(readStatusPage(page(), interest({ components: ['Regions', 'Sky*'] }))).toEqual({
      kind: 'page-unmatched',
      pattern: 'Sky*',
    });
  });

  it('that proves trouble is troubled, though something else in it is unknown', () => {
    const one = page({ components: states(['Regions', 'major_outage'], ['Inventory', 'wobbly']) });
    expect(healthOf(readStatusPage(one, interest({ components: ['Regions', 'Inventory', 'Sky*'] })))).toBe('troubled');
  });

  it('tells the first twenty of many troubled components, and how many there are', () => {
    const many = Array.from({ length: 50 }, (_, index) => [`Region ${index}`, 'major_outage'] as const);
    const seen = readStatusPage(page({ components: states(...many) }), interest());
    expect(seen).toMatchObject({ kind: 'page-troubled', count: 50 });
    expect(seen.kind === 'page-troubled' && seen.components).toHaveLength(20);
  });
});

describe('a page that contradicts itself', () => {
  const torn = [
    { id: 'c1', name: 'Inventory', status: 'operational', isGroup: false },
    { id: 'c1', name: 'Inventory', status: 'major_outage', isGroup: false },
  ];
  const grave = { name: 'Pets vanish', status: 'monitoring', impact: 'critical' };

  it.each([
    ['one component in two states', page({ components: torn }), [], 'page-contradicts-itself'],
    ['a grave state, all operational', page({ indicator: 'major' }), [], 'page-contradicts-indicator'],
    ['a critical state, all operational', page({ indicator: 'critical' }), [], 'page-contradicts-indicator'],
    ['a grave incident, all operational', page({ incidents: [grave] }), [], 'page-contradicts-incident'],
    ['a grave incident of a bare page', page({ components: [], incidents: [grave] }), [], 'page-contradicts-incident'],
  ])('%s: unknown', (_, one, components, kind) => {
    const seen = readStatusPage(one, interest({ components }));
    expect([seen.kind, healthOf(seen)]).toEqual([kind, 'unknown']);
  });

  it('says between what', () => {
    expect(readStatusPage(page({ components: torn }), interest())).toEqual({
      kind: 'page-contradicts-itself',
      component: 'Inventory',
      statuses: ['operational', 'major_outage'],
    });
    expect(readStatusPage(page({ incidents: [grave] }), interest())).toEqual({
      kind: 'page-contradicts-incident',
      incident: 'Pets vanish',
      impact: 'critical',
    });
  });

  it.each([
    ['the incident is over', page({ incidents: [{ ...grave, status: 'resolved' }] }), []],
    ['the incident is described afterwards', page({ incidents: [{ ...grave, status: 'postmortem' }] }), []],
    ['the incident is slight', page({ incidents: [{ ...grave, impact: 'minor' }] }), []],
    ['the incident has no impact', page({ incidents: [{ ...grave, impact: null }] }), []],
    ['only some components are asked about', page({ indicator: 'critical', incidents: [grave] }), ['Regions']],
    [
      'something is degraded, but less than counts',
      page({ indicator: 'major', components: states(['Regions', 'degraded_performance']) }),
      [],
    ],
    [
      'one of several is degraded, but less than counts',
      page({ indicator: 'major', components: states(['Regions', 'operational'], ['Sky', 'degraded_performance']) }),
      [],
    ],
    ['another component is torn', page({ components: [...torn, ...states(['Regions', 'operational'])] }), ['Regions']],
  ])('no contradiction: %s', (_, one, components) => {
    expect(healthOf(readStatusPage(one, interest({ components })))).toBe('healthy');
  });
});

describe('a page without components', () => {
  it.each([
    ['none', 'healthy', 'healthy'],
    ['minor', 'healthy', 'troubled'],
    ['major', 'troubled', 'troubled'],
    ['critical', 'troubled', 'troubled'],
    ['maintenance', 'troubled', 'troubled'],
    ['splendid', 'unknown', 'unknown'],
    [null, 'unknown', 'unknown'],
  ])('that calls the whole %s is judged by that', (indicator, usual, strict) => {
    const one = page({ components: [], indicator });
    expect(healthOf(readStatusPage(one, interest()))).toBe(usual);
    expect(healthOf(readStatusPage(one, interest({ impact: 'degraded_performance' })))).toBe(strict);
  });

  it('and without a word for the whole says nothing', () => {
    expect(readStatusPage(page({ components: [], indicator: null }), interest())).toEqual({
      kind: 'page-empty',
      asked: 'indicator',
    });
  });

  it('says nothing of components that are asked about', () => {
    expect(readStatusPage(page({ components: [] }), interest({ components: ['Regions'] }))).toEqual({
      kind: 'page-empty',
      asked: 'components',
    });
  });
});

test('what is over, or has not begun, is not under way', () => {
  const inStates = (...all: readonly string[]) => all.map((status) => ({ name: status, status, impact: null }));
  const one = page({
    incidents: inStates('investigating', 'identified', 'monitoring', 'resolved', 'postmortem', 'completed'),
    maintenances: inStates('scheduled', 'in_progress', 'verifying', 'completed'),
  });
  expect(openIncidents(one).map(({ name }) => name)).toEqual(['investigating', 'identified', 'monitoring']);
  expect(openMaintenances(one).map(({ name }) => name)).toEqual(['in_progress', 'verifying']);
});

const now = instantAt(Date.UTC(2026, 9, 3, 20));
const updatedAt = instantAt(Date.UTC(2026, 9, 3, 18, 58, 12));

test('a page is remembered by its id and its date', () => {
  expect(ageOfPage(page(), null, now)).toEqual({ kind: 'current', memory: { page: 'tidewater', updatedAt } });
});

test('a page without an id is remembered as such', () => {
  const memory = { page: '', updatedAt };
  expect(ageOfPage(page({ id: null }), null, now)).toEqual({ kind: 'current', memory });
  expect(ageOfPage(page({ id: null }), memory, now)).toEqual({ kind: 'current', memory });
});

test('a page of the same date as before is current: nothing has happened', () => {
  expect(ageOfPage(page(), { page: 'tidewater', updatedAt }, now).kind).toBe('current');
});

test.each([
  ['an old copy', page({ updatedAt: '2026-10-03T18:58:11Z' }), 'page-stale'],
  ['a page of a day to come', page({ updatedAt: '2026-10-04T20:00:01Z' }), 'page-ahead'],
  ['a page whose date is none', page({ updatedAt: 'yesterday' }), 'page-undated'],
  ['a page whose date says no offset', page({ updatedAt: '2026-10-03T19:00:00' }), 'page-undated'],
  ['another page', page({ id: 'othershore' }), 'page-other'],
  ['a page that has lost its id', page({ id: null }), 'page-other'],
])('%s is not believed', (_, one, kind) => {
  expect(ageOfPage(one, { page: 'tidewater', updatedAt }, now)).toMatchObject({ kind: 'unbelievable', seen: { kind } });
});

test('a page without a date is believed and forgets no date that was seen', () => {
  expect(ageOfPage(page({ updatedAt: null }), { page: 'tidewater', updatedAt }, now)).toEqual({
    kind: 'current',
    memory: { page: 'tidewater', updatedAt },
  });
  expect(ageOfPage(page(), { page: 'tidewater', updatedAt: null }, now)).toMatchObject({ memory: { updatedAt } });
});

test('a clock of the page that is some hours ahead does not matter', () => {
  for (const ahead of ['2026-10-04T19:59:59Z', '2026-10-04T20:00:00Z']) {
    expect(ageOfPage(page({ updatedAt: ahead }), null, now).kind).toBe('current');
  }
});
