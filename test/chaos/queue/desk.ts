import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOzma } from '../../hostile/run-ozma.ts';

const itemsOfTicket = 4;

const block = (id: number): string =>
  `Bunny: Fluff ${id}\nID: ${id}\nStatus: off-world\nPrevious owner: none\nProblem: it is gone since Monday\n`;

/** How the desk of a chaos test is made. */
export type ChaosDesk = {
  readonly repairs: number;
  readonly concurrency: number;
  readonly leaseSeconds: number;
};

/** Makes a desk, sends so many items in folders of four, and takes them in by a real \`ingest\`; answers its directory. */
export const makeQueuedDesk = async ({ repairs, concurrency, leaseSeconds }: ChaosDesk): Promise<string> => {
  const desk = mkdtempSync(join(tmpdir(), 'ozma-queue-'));
  for (const area of ['inbox', 'processing', 'quarantine', 'repair', 'held', 'returned', 'trash']) {
    mkdirSync(join(desk, area));
  }
  const rows: string[] = [];
  for (let ticket = 0; ticket < repairs / itemsOfTicket; ticket += 1) {
    const ids = Array.from({ length: itemsOfTicket }, (_, n) => 1000 + ticket * itemsOfTicket + n);
    const number = `T-${100 + ticket}`;
    // Opened in an order that is not that of the numbers, so that order is seen to come from the tickets.
    const openedAt = new Date(Date.UTC(2026, 8, 1) + ((ticket * 7919) % 5000) * 60_000).toISOString();
    rows.push(
      `${number},Owner ${ticket},Pending-Customer,missing,${openedAt},2026-10-02T00:00:00Z,${ids.map((id) => `bunny:${id}`).join(' ')}`,
    );
    const folder = join(desk, 'inbox', `${number} - Owner ${ticket}`);
    mkdirSync(folder);
    for (const id of ids) writeFileSync(join(folder, `bunny-${id}.object`), `bunny ${id}`);
    writeFileSync(
      join(folder, 'note.txt'),
      `Ticket: ${number}\nOwner: Owner ${ticket}\nDate: 2026-10-03\n\n${ids.map(block).join('\n')}`,
    );
  }
  writeFileSync(
    join(desk, 'tickets.csv'),
    `ticket,owner,status,problem,opened_at,instructed_at,items\n${rows.join('\n')}\n`,
  );
  writeFileSync(
    join(desk, 'ozma.yaml'),
    `concurrency: ${concurrency}\nqueue: { lease: ${leaseSeconds}, attempts: 1000, backoff: 0 }\nrepairs: { bunny: { way: module, module: repairs/bunny.js } }\n`,
  );
  const { status, stderr } = await runOzma(['--desk', desk, '--quiet', 'ingest']);
  if (status !== 0) throw new Error(`ingest ended with status ${status}: ${stderr}`);
  return desk;
};
