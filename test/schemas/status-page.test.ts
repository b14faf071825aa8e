import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPageDocument } from '../../schemas/status-page.ts';

const component = { id: 'c1', name: 'Regions', status: 'operational', position: 1, group: false, description: null };
const incident = { id: 'i1', name: 'Fog', status: 'identified', impact: 'minor', incident_updates: [] };
const summary = {
  page: { id: 'tidewater', name: 'Tidewater Isles', updated_at: '2026-10-03T11:58:12Z', time_zone: 'Etc/UTC' },
  components: [component, { ...component, id: 'g1', name: 'World', group: true }],
  incidents: [incident],
  scheduled_maintenances: [{ ...incident, name: 'Restarts', status: 'in_progress', impact: null }],
  status: { indicator: 'minor', description: 'Some fog' },
};

test('a summary is read into what matters of it', () => {
  expect(readPageDocument(summary)).toEqual({
    kind: 'page',
    page: {
      id: 'tidewater',
      name: 'Tidewater Isles',
      updatedAt: '2026-10-03T11:58:12Z',
      indicator: 'minor',
      components: [
        { id: 'c1', name: 'Regions', status: 'operational', isGroup: false },
        { id: 'g1', name: 'World', status: 'operational', isGroup: true },
      ],
      incidents: [{ name: 'Fog', status: 'identified', impact: 'minor' }],
      maintenances: [{ name: 'Restarts', status: 'in_progress', impact: null }],
    },
  });
});

test('a bare status.json is a page without lists', () => {
  expect(readPageDocument({ page: {}, status: { indicator: 'none' } })).toEqual({
    kind: 'page',
    page: { id: null, name: null, updatedAt: null, indicator: 'none', components: [], incidents: [], maintenances: [] },
  });
});

test.each([
  [null, ''],
  [[], ''],
  ['operational', ''],
  [{}, '/page'],
  [{ ...summary, page: 'Tidewater' }, '/page'],
  [{ ...summary, page: { updated_at: 1_790_000_000 } }, '/page/updated_at'],
  [{ ...summary, components: { c1: component } }, '/components'],
  [{ ...summary, components: [component, { ...component, status: 3 }] }, '/components/1/status'],
  [{ ...summary, components: [{ ...component, name: null }] }, '/components/0/name'],
  [{ ...summary, components: [{ ...component, group: 'no' }] }, '/components/0/group'],
  [{ ...summary, incidents: 'none' }, '/incidents'],
  [{ ...summary, status: { indicator: null } }, '/status/indicator'],
])('a document that is no status page says where: %j', (document, at) => {
  expect(readPageDocument(document)).toEqual({ kind: 'malformed', at });
});

test('whatever JSON comes, it is a page or malformed, and never throws', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (document) => {
      expect(['page', 'malformed']).toContain(readPageDocument(document).kind);
      expect(readPageDocument({ page: {}, components: document }).kind).toMatch(/^(?:page|malformed)$/u);
    }),
  );
});
