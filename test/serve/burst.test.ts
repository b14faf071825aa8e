import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { eventually, filesOf, has, labelOf, makeDesk, serveDesk } from './serving.ts';

/** As many as reliability asks for in `npm run test:chaos`, a tenth otherwise. */
const folders = process.env['OZMA_CHAOS'] === 'long' ? 40_000 : 4000;

const stage = (desk: string): void => {
  for (let index = 0; index < folders; index += 1) {
    const folder = join(desk, '.staging', labelOf(index));
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of filesOf(index)) writeFileSync(join(folder, name), text);
  }
};

/** Everything at once, as when a mail server comes back. */
const burst = (desk: string): void => {
  for (let index = 0; index < folders; index += 1) {
    renameSync(join(desk, '.staging', labelOf(index)), join(desk, 'inbox', labelOf(index)));
  }
};

test(
  `of a burst of ${folders} folders into a served inbox, each is judged once`,
  async () => {
    using at = makeDesk({ tickets: folders, yaml: 'durability: process\n' });
    stage(at.desk);
    await using serving = serveDesk(at.desk, '--settle', '0.2');
    await serving.until(has('tickets-imported'));
    burst(at.desk);
    const db = new Database(join(at.desk, 'ozma.db'), { readonly: true });
    const judged = db.prepare<[], number>('select count(*) from submission').pluck();
    const beat = db.prepare<[], string>('select beat_at from serve_state').pluck();
    let longestBeatMs = 0;
    await eventually(
      () => {
        longestBeatMs = Math.max(longestBeatMs, Date.now() - Date.parse(beat.get() ?? ''));
        return judged.get() === folders;
      },
      `${folders} verdicts`,
      10_000 + folders * 10,
    );
    const rows = db.prepare(
      'select verdict, count(distinct label) as labels, count(*) as n from submission group by verdict',
    );
    expect(rows.all()).toEqual([{ verdict: 'accepted', labels: folders, n: folders }]);
    db.close();
    await eventually(() => readdirSync(join(at.desk, 'repair')).length === folders, 'all in repair/');
    expect([readdirSync(join(at.desk, 'inbox')), readdirSync(join(at.desk, 'processing'))]).toEqual([[], []]);
    // The rest of the process has its turn meanwhile: it says every 5 seconds that it is alive.
    expect(longestBeatMs).toBeLessThan(10_000);
    serving.kill('SIGTERM');
    expect((await serving.ended).status).toBe(0);
  },
  30_000 + folders * 20,
);
