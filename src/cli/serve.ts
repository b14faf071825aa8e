import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { v4 as newToken } from 'uuid';
import { deskAreas } from '../desk/check-areas.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { openLog } from '../log.ts';
import { serve as serveDesk } from '../serve/serve.ts';
import { serveWordsIn } from '../texts/serve-words-in.ts';
import { shownInstant } from '../texts/shown.ts';
import { type App, type Desk, lockServe, requireDesk, wire } from '../wire.ts';
import { type Call, type ExitStatus, languageOf } from './call.ts';
import { settleSeconds } from './ingest.ts';
import { followLedger } from './serve/follow-ledger.ts';
import { openingDocument, openingLines } from './serve/opening.ts';
import { openStopSignals, type StopSignals } from './serve/stop-signals.ts';
import { openTeller, type Teller } from './serve/teller.ts';

/** What `ozma serve` was told. */
export type ServeOptions = { readonly settle?: string; readonly repairs: boolean };

/** Seconds for which a folder has to be unchanged where neither the command line nor the desk says (product.md 11). */
const defaultSettle = 5;

const heldBy = async (desk: Desk): Promise<OzmaError> => {
  await using app = wire(desk);
  const state = await app.store.reads.serveState();
  const [host = '', pid = ''] = state?.holder.split(' ') ?? [];
  const who = state === null ? 'Another process' : `Process ${pid} on ${host} (since ${shownInstant(state.startedAt)})`;
  return new OzmaError(
    'usage',
    `${who} serves this desk already; there is one serve to a desk. Use what it prints, or stop it first${pid === '' ? '' : `: kill ${pid}`}.`,
  );
};

/** The desk as it is served: without the ways to repair where nothing is to be repaired here. */
const servedDesk = (desk: Desk, isRepairing: boolean): Desk =>
  isRepairing ? desk : { ...desk, config: { ...desk.config, running: { ...desk.config.running, ways: new Map() } } };

type Serving = { readonly app: App; readonly teller: Teller; readonly settle: number; readonly stop: StopSignals };

const serveUntilStopped = async (call: Call, { app, teller, settle, stop }: Serving): Promise<void> => {
  const { dir: deskDir, config } = app.desk;
  await using pool = await app.openPool();
  await using ways = await app.openWays(call.env);
  await using _log = await followLedger(app.store.reads, openLog(call.stderr, call.env['OZMA_LOG']));
  await serveDesk(
    {
      deskDir,
      config,
      store: app.store,
      pool,
      ways,
      env: call.env,
      clock: call.now,
      newToken: () => newToken(),
      settleSeconds: settle,
      onNews: teller.tell,
    },
    stop.signal,
  );
};

/**
 * `ozma serve`: takes folders in, repairs, keeps the pauses and watches the platform, until SIGINT or SIGTERM. Exit status 0 after a clean end, 2 where
 * another serves the desk, 3 where a part broke.
 */
export const serve = async (call: Call, options: ServeOptions): Promise<ExitStatus> => {
  const found = await requireDesk(call);
  const settle = settleSeconds(options.settle, found.config.settleSeconds ?? defaultSettle);
  const lock = lockServe(found);
  if (lock === null) throw await heldBy(found);
  using stop = openStopSignals();
  try {
    for (const area of deskAreas) mkdirSync(join(found.dir, area), { recursive: true });
    const desk = servedDesk(found, options.repairs);
    await using app = wire(desk);
    const language = languageOf(call, desk.config.language);
    const teller = openTeller(call, language);
    const opening = { desk, settleSeconds: settle, isRepairing: options.repairs, env: call.env };
    if (call.json) teller.say(openingDocument(opening), '');
    else for (const line of openingLines(opening, language)) teller.say({ event: 'serve-started' }, line);
    await serveUntilStopped(call, { app, teller, settle, stop });
    teller.say({ event: 'serve-stopped' }, serveWordsIn(language).stopped);
  } finally {
    lock.release();
  }
  if (stop.failure() !== null) throw stop.failure();
  return 0;
};
