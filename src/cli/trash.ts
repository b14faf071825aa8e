import { trashGraceMs } from '../domain/area.ts';
import { epochMsOf } from '../domain/instant.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import type { AreaEntry } from '../store/area-store.ts';
import { areaWordsIn } from '../texts/area-words-in.ts';
import { type DecideOptions, type Deciding, decide, decideOn, openForDecision } from './areas/decide.ts';
import { listArea, lyingIn } from './areas/list.ts';
import { askedBy } from './by.ts';
import { type Call, type ExitStatus, languageOf } from './call.ts';
import { writeLine } from './output.ts';
import { reasonOf } from './queue/pause.ts';

/** What `ozma trash purge` was told: one thing, or everything whose grace is over. */
export type PurgeOptions = Omit<DecideOptions, 'query'> & { readonly query: string | null; readonly expired: boolean };

const purging: Deciding = {
  area: 'trash',
  decision: 'purged',
  record: ({ store }, decision) => store.purgeTrash(decision, trashGraceMs),
};

/** `ozma trash list`: what lies in the trash, and how long it can be taken out. */
export const listTrash = (call: Call): Promise<ExitStatus> => listArea(call, 'trash');

/** `ozma trash restore`: takes something out of the trash, to be held, until its grace ends. */
export const restoreTrash = (call: Call, options: DecideOptions): Promise<ExitStatus> =>
  decide(call, options, {
    area: 'trash',
    decision: 'restored',
    record: ({ store }, decision) => store.restoreTrash(decision, trashGraceMs),
  });

const purgeExpired = async (call: Call, options: PurgeOptions): Promise<ExitStatus> => {
  const [by, why] = [askedBy(options.by), reasonOf(options.why)];
  await using app = await openForDecision(call);
  const now = call.now();
  const expired: AreaEntry[] = [];
  for await (const entry of lyingIn(app.store, 'trash')) {
    if (epochMsOf(now) - epochMsOf(entry.since) >= trashGraceMs) expired.push(entry);
  }
  let status: ExitStatus = 0;
  for (const entry of expired) {
    const asked = { submission: entry.submission, files: null, by, why, now };
    if ((await decideOn(call, app, { ...purging, asked, entry })) !== 0) status = 1;
  }
  if (expired.length === 0 && !call.quiet) {
    await writeLine(call.stderr, areaWordsIn(languageOf(call, app.desk.config.language)).nothingExpired);
  }
  return status;
};

/** `ozma trash purge`: removes for good what is past its grace; the record stays. */
export const purgeTrash = (call: Call, options: PurgeOptions): Promise<ExitStatus> => {
  const { query, expired, item } = options;
  if (expired !== (query === null)) {
    throw new OzmaError('usage', 'Name one thing to purge, or give --expired for all whose 31 days are over.');
  }
  if (query !== null) return decide(call, { ...options, query }, purging);
  if (item.length > 0) throw new OzmaError('usage', '--expired purges whole things: leave --item out.');
  return purgeExpired(call, options);
};
