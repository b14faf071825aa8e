import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { FeedReading } from '../../src/running-config.ts';
import { feedOf, feedsDir, kindOf, lookAtFeed, statuspage } from './build.ts';

const world = statuspage({ components: ['regions*', 'inventory', 'deliveries'] });
const weather = (value: string): FeedReading => ({
  format: 'json',
  value,
  healthy: ['calm', '12'],
  troubled: ['storm', 'true'],
});

const table = [
  ['calm.json', statuspage(), 'healthy', 'page-fine'],
  ['calm.json', world, 'healthy', 'page-fine'],
  ['calm.json', statuspage({ components: ['Lighthouse'] }), 'unknown', 'page-unmatched'],
  ['calm.json', weather('/status/indicator'), 'unknown', 'value-unknown'],
  ['outage.json', statuspage(), 'troubled', 'page-troubled'],
  ['outage.json', world, 'troubled', 'page-troubled'],
  ['outage.json', statuspage({ components: ['Web shop'] }), 'healthy', 'page-fine'],
  ['outage.json', statuspage({ components: ['Inventory'], impact: 'major_outage' }), 'healthy', 'page-fine'],
  ['shop-outage.json', statuspage(), 'troubled', 'page-troubled'],
  ['shop-outage.json', world, 'healthy', 'page-fine'],
  ['degraded.json', statuspage(), 'healthy', 'page-fine'],
  ['degraded.json', statuspage({ impact: 'degraded_performance' }), 'troubled', 'page-troubled'],
  ['maintenance.json', statuspage(), 'troubled', 'page-troubled'],
  ['maintenance.json', statuspage({ isMaintenanceTrouble: false }), 'healthy', 'page-fine'],
  ['maintenance.json', statuspage({ components: ['*northern*'] }), 'healthy', 'page-fine'],
  ['quiet-incident.json', statuspage(), 'unknown', 'page-contradicts-incident'],
  ['quiet-incident.json', world, 'healthy', 'page-fine'],
  ['old-incident.json', statuspage(), 'healthy', 'page-fine'],
  ['grave-but-calm.json', statuspage(), 'unknown', 'page-contradicts-indicator'],
  ['grave-but-calm.json', world, 'healthy', 'page-fine'],
  ['torn.json', statuspage(), 'unknown', 'page-contradicts-itself'],
  ['torn.json', world, 'unknown', 'page-contradicts-itself'],
  ['torn.json', statuspage({ components: ['regions*'] }), 'healthy', 'page-fine'],
  ['strange-word.json', statuspage(), 'unknown', 'page-word-unknown'],
  ['strange-word.json', statuspage({ components: ['regions*'] }), 'healthy', 'page-fine'],
  ['older.json', statuspage(), 'healthy', 'page-fine'],
  ['far-future.json', statuspage(), 'unknown', 'page-ahead'],
  ['other-page.json', statuspage(), 'healthy', 'page-fine'],
  ['undated.json', statuspage(), 'unknown', 'page-undated'],
  ['wrong-types.json', statuspage(), 'unknown', 'feed-malformed'],
  ['bare-none.json', statuspage(), 'healthy', 'page-indicator-fine'],
  ['bare-none.json', world, 'unknown', 'page-empty'],
  ['bare-critical.json', statuspage(), 'troubled', 'page-indicator-troubled'],
  ['bare-strange.json', statuspage(), 'unknown', 'page-indicator-unknown'],
  ['empty-page.json', statuspage(), 'unknown', 'page-empty'],
  ['truncated.json', statuspage(), 'unknown', 'feed-not-json'],
  ['welcome.html', statuspage(), 'unknown', 'feed-not-json'],
  ['weather.json', statuspage(), 'unknown', 'feed-malformed'],
  ['weather.json', weather('/isles/0/state'), 'healthy', 'value-fine'],
  ['weather.json', weather('/isles/0/boats'), 'healthy', 'value-fine'],
  ['weather.json', weather('/isles/0/isOpen'), 'troubled', 'value-troubled'],
  ['weather.json', weather('/isles/0/a~1b'), 'troubled', 'value-troubled'],
  ['weather.json', weather('/isles/7/state'), 'unknown', 'value-missing'],
  ['weather.json', weather('/note'), 'unknown', 'value-unknown'],
  ['weather.json', weather(''), 'unknown', 'value-unknown'],
] as const;

test.each(table)('%s read as %o is %s: %s', async (file, reading, health, kind) => {
  const look = await lookAtFeed(feedOf(file, reading));
  expect([look.sample.health, kindOf(look)]).toEqual([health, kind]);
});

test('every fixture is looked at', () => {
  const files = readdirSync(feedsDir).filter((name) => name !== 'README.md');
  expect([...new Set<string>(table.map(([file]) => file))].sort()).toEqual(files.sort());
});

test('a look tells staff what was seen, with the incidents in its evidence', async () => {
  const { sample, forgiveSince } = await lookAtFeed(feedOf('outage.json'));
  expect(sample).toEqual({
    at: '2026-10-03T12:00:00.000Z',
    health: 'troubled',
    why: 'Troubled: Regions of the northern isles (major_outage), Inventory (partial_outage).',
    evidence: {
      seen: {
        kind: 'page-troubled',
        count: 2,
        components: [
          { name: 'Regions of the northern isles', status: 'major_outage' },
          { name: 'Inventory', status: 'partial_outage' },
        ],
      },
      page: { name: 'Tidewater Isles', updatedAt: '2026-10-03T11:58:12.000Z', indicator: 'major' },
      incidents: [{ name: 'Pets vanish when rezzed in the north', status: 'investigating', impact: 'major' }],
      maintenances: [],
    },
  });
  expect(forgiveSince).toBeNull();
});

test('maintenance under way stands in the evidence, whatever counts as trouble', async () => {
  const { sample } = await lookAtFeed(feedOf('maintenance.json', statuspage({ isMaintenanceTrouble: false })));
  expect(sample.evidence['maintenances']).toEqual([
    { name: 'Rolling restarts in the south', status: 'in_progress', impact: 'maintenance' },
  ]);
});

test('a page is remembered by its id, its date and its place; another place begins anew', async () => {
  const { memory } = await lookAtFeed(feedOf('calm.json'));
  expect(memory).toEqual({
    page: 'tw4q8isles01',
    updatedAt: '2026-10-03T11:58:12.000Z',
    place: expect.stringMatching(/^[0-9a-f]{16}$/u),
  });
  const elsewhere = await lookAtFeed(feedOf('older.json'), { memory: memory ?? {} });
  expect(elsewhere.sample.health).toBe('healthy');
});
