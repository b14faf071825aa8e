import type { EndedPause, Pause } from '../../domain/pause.ts';
import { keepPauses } from '../../queue/keep-pauses.ts';
import type { Store } from '../../store/store.ts';
import { pauseWordsIn } from '../../texts/pause-words-in.ts';
import { requireDesk, wire } from '../../wire.ts';
import type { Call, ExitStatus } from '../call.ts';
import { writeJson, writeLine } from '../output.ts';
import { pageOf } from '../page.ts';
import { pauseDocument } from './pause-document.ts';
import { pauseLines } from './pause-lines.ts';

const pageSize = 200;

async function* endedPauses(store: Store): AsyncGenerator<EndedPause> {
  for (let before: number | null = null; ; ) {
    const some: readonly EndedPause[] = await store.endedPauses({ before, limit: pageSize });
    yield* some;
    if (some.length < pageSize) return;
    before = some.at(-1)?.id ?? null;
  }
}

async function* listed(store: Store, all: boolean): AsyncGenerator<Pause | EndedPause> {
  yield* await store.pauses();
  if (all) yield* endedPauses(store);
}

/** `ozma queue pauses`: the pauses that there are, oldest first; with `all` also those that have ended, youngest end first. */
export const pauses = async (call: Call, { all }: { readonly all: boolean }): Promise<ExitStatus> => {
  const desk = await requireDesk(call);
  await using app = wire(desk);
  await keepPauses(app.store, desk.config.running.schedule, call.now());
  const page = pageOf(call, desk.config.language);
  let isAny = false;
  for await (const pause of listed(app.store, all)) {
    if (call.json) await writeJson(call.stdout, pauseDocument(pause));
    else for (const line of [...(isAny ? [''] : []), ...pauseLines(pause, page)]) await writeLine(call.stdout, line);
    isAny = true;
  }
  if (!isAny && !call.json) await writeLine(call.stdout, pauseWordsIn(page.language).none);
  return 0;
};
