import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noteOf } from '../../../src/torture/subject.ts';
import { documentsOf } from '../complaints.ts';
import { customer, judged, openRowDesk } from './row-desk.ts';

test('of a folder that is sent four times a day, under another label and with a byte changed, exactly one is accepted', async () => {
  using desk = openRowDesk();
  const dora = customer(1);
  for (const part of ['1', '2', '3', '4']) desk.deliver(dora, `@${part}/${dora.label}`);
  desk.deliver(dora, '@5/T-1 once more');
  writeFileSync(join(desk.deliver(dora, `@6/${dora.label}`), 'bunny-1.object'), 'the bunny 2');
  const first = await desk.run(['ingest']);
  expect(judged(first)).toEqual([
    `@1/${dora.label} | accepted`,
    ...['2', '3', '4'].map((part) => `@${part}/${dora.label} | duplicate | DUPLICATE`),
    expect.stringMatching(/^@5\/T-1 once more \| rejected \| /u),
    `@6/${dora.label} | held | RESEND_CHANGED`,
  ]);
  desk.deliver(dora);
  expect(judged(await desk.run(['ingest']))).toEqual([`${dora.label} | duplicate | DUPLICATE`]);
  expect(readdirSync(join(desk.dir, 'repair'))).toHaveLength(1);
  const [accepted, ...repeats] = documentsOf(first).map((document) => JSON.parse(JSON.stringify(document)));
  for (const { duplicateOf } of repeats.slice(0, 3)) expect(duplicateOf).toBe(accepted.submission);
}, 60_000);

test('of a folder that two processes judge at the same moment, one is accepted and one a duplicate, and each has one place', async () => {
  const tickets = 25;
  using desk = openRowDesk(tickets, { batch: 2 });
  for (let number = 1; number <= tickets; number += 1) {
    for (const part of ['1', '2']) desk.deliver(customer(number), `@${number}-${part}/${customer(number).label}`);
  }
  const runs = await Promise.all([desk.run(['ingest']), desk.run(['ingest'])]);
  const documents = runs.flatMap(documentsOf).concat(documentsOf(await desk.run(['ingest'])));
  const verdicts = documents.map(({ path, verdict }) => `${path.slice(path.lastIndexOf('/') + 1)} ${verdict}`).sort();
  const each = Array.from({ length: tickets }, (_, index) => customer(index + 1).label);
  expect(verdicts).toEqual(each.flatMap((label) => [`${label} accepted`, `${label} duplicate`]).sort());
  const queue = documentsOf(await desk.run(['queue', 'list', '--limit', '1000']));
  expect(queue).toHaveLength(tickets);
  expect(readdirSync(join(desk.dir, 'repair'))).toHaveLength(tickets);
}, 120_000);

test('a note that was good for one ticket is no note for another, whoever sends it', async () => {
  using desk = openRowDesk(12);
  const [dora, later] = [customer(1), { ...customer(6), owner: customer(1).owner }];
  desk.put(
    'tickets.csv',
    `ticket,owner,status,problem,opened_at,instructed_at,items\n${[dora, later].map(({ ticket, owner }) => `${ticket},${owner},Pending-Customer,off-world,2026-09-01T00:00:00Z,2026-10-02T09:00:00Z,bunny:1 bunny:6`).join('\n')}\n`,
  );
  desk.deliver(dora);
  const label = `T-6 - ${dora.owner}`;
  writeFileSync(join(desk.deliver(later, label), 'note.txt'), noteOf(dora, { Ticket: 'T-6', Date: '2026-10-04' }));
  const lines = judged(await desk.run(['ingest']));
  expect(lines).toEqual([
    expect.stringMatching(/^T-1 - .* \| accepted/u),
    expect.stringMatching(/^T-6 - .* \| rejected \| NOTE_REUSED/u),
  ]);
}, 60_000);
