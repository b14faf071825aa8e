import { appendFile, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { components } from '../../src/cli/components.ts';
import { languages } from '../../src/texts/languages.ts';
import { feedsDir, serving } from '../stability/build.ts';
import { documentsIn, makeDesk, removeDesk, runWith } from './desk.ts';

const feeds = `
stability:
  feeds:
    - name: isles
      format: statuspage
      file: outage.json
      components: ["Regions*", "Inventory"]
    - name: bare
      format: statuspage
      file: bare-none.json
    - name: weather
      format: json
      file: weather.json
      value: /isles/0/state
      healthy: [calm]
      troubled: [storm]
`;

const deskWith = async (yaml: string): Promise<string> => {
  const desk = await makeDesk({});
  for (const name of ['outage.json', 'bare-none.json', 'weather.json', 'welcome.html']) {
    await copyFile(join(feedsDir, name), join(desk, name));
  }
  await appendFile(join(desk, 'ozma.yaml'), yaml);
  return desk;
};

describe('status --components', () => {
  let desk = '';
  beforeAll(async () => {
    desk = await deskWith(feeds);
  });
  afterAll(() => removeDesk(desk));

  it('lists what each feed offers, and what of it the desk watches, as JSON Lines', async () => {
    const { status, out } = await runWith({ desk, json: true }, components);
    const component = (id: string, name: string, state: string, isWatched: boolean) => ({
      id,
      name,
      status: state,
      isWatched,
    });
    expect([status, documentsIn(out)]).toEqual([
      0,
      [
        {
          ...{ feed: 'isles', format: 'statuspage', health: 'troubled', isRead: true, page: 'Tidewater Isles' },
          why: 'Troubled: Regions of the northern isles (major_outage), Inventory (partial_outage).',
          indicator: 'major',
          components: [
            component('c1', 'Regions of the northern isles', 'major_outage', true),
            component('c2', 'Regions of the southern isles', 'operational', true),
            component('c3', 'Inventory', 'partial_outage', true),
            component('c4', 'Deliveries', 'degraded_performance', false),
            component('c5', 'Web shop', 'operational', false),
          ],
        },
        {
          ...{ feed: 'bare', format: 'statuspage', health: 'healthy', isRead: true, page: 'Tidewater Isles' },
          ...{ why: "The page's state is none.", indicator: 'none', components: [] },
        },
        {
          ...{ feed: 'weather', format: 'json', health: 'healthy', isRead: true },
          ...{ why: 'The feed says: Calm', pointer: '/isles/0/state', value: '"Calm"' },
        },
      ],
    ]);
  });

  it.each(languages)('is a table that fits the terminal, in %s', async (lang) => {
    const { status, out } = await runWith({ desk, lang, columns: 72 }, components);
    expect(status).toBe(0);
    expect(out.split('\n').filter((line) => stringWidth(line) > 72)).toEqual([]);
    expect(out).toMatch(/^ {2}Regions of the northern isles +major_outage +(?:yes|する)$/mu);
    expect(out).toMatch(/^ {2}Deliveries +degraded_performance +(?:no|しない)$/mu);
  });

  it('says why a feed cannot be read, goes on with the others, and ends with status 1', async () => {
    await using server = await serving((_request, response) => response.writeHead(503).end());
    const broken = await deskWith(`
stability:
  feeds:
    - { name: gone, format: statuspage, url: "${server.url}" }
    - { name: portal, format: statuspage, file: welcome.html }
    - { name: other, format: statuspage, file: weather.json }
    - { name: bare, format: statuspage, file: bare-none.json }
`);
    const { status, out } = await runWith({ desk: broken }, components);
    expect(status).toBe(1);
    expect(out.split('\n')).toEqual([
      'gone',
      "  Cannot be read: The feed's server answered with status 503.",
      'portal',
      '  Cannot be read: The feed is not JSON; it begins with: <!doctype html> <title>Welcome to the',
      '  harbour network</title> <p>Please sign in',
      'other',
      '  Cannot be read: The feed is no Statuspage document: see /page.',
      'bare',
      '  state of the whole: none',
      "  Means: healthy. The page's state is none.",
      '',
    ]);
    await removeDesk(broken);
  });

  it('tells how to name a feed where there is none', async () => {
    const plain = await deskWith('');
    const { status, out, err } = await runWith({ desk: plain }, components);
    expect([status, out]).toEqual([0, '']);
    expect(err).toContain('url: https://status.example.org/api/v2/summary.json');
    await removeDesk(plain);
  });

  it('refuses where there is no desk', async () => {
    await expect(runWith({ cwd: '/' }, components)).rejects.toMatchObject({ code: 'desk-missing' });
  });
});
