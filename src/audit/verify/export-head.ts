import type { VerifyNews, Wrong } from '../../domain/proof.ts';
import { type ExportFacts, packagePaths } from '../../manifest/package/export-facts.ts';
import { chainStart } from '../../store/chain.ts';
import type { StoredEvent } from '../../store/stored-event.ts';
import type { DeskAtHand } from './expected-rows.ts';
import { type GivenHead, ownHeads } from './given-heads.ts';
import { provenNews, unprovenNews, wrongNews } from './row-proof.ts';
import { isUnfiltered } from './rows-chain.ts';

/** What an export's head is compared with. */
type HeadOptions = { readonly desk: DeskAtHand | null; readonly heads: readonly GivenHead[] };

const eventAt = async ({ snapshot }: DeskAtHand, seq: number): Promise<StoredEvent | null> => {
  for await (const [event] of snapshot.storedEvents(seq - 1)) return event?.seq === seq ? event : null;
  return null;
};

/** The claims that only a desk's ledger can prove of an export. */
const byDesk = ['export-head', 'rows-in-ledger', 'complete'] as const;

/** Whether the head that an export names stands in the chain of its desk: else the ledger was cut, rolled back or computed anew since, or the export was. */
const inChain = async ({ ledger }: ExportFacts, desk: DeskAtHand): Promise<VerifyNews> => {
  const { seq } = ledger;
  const event = seq === 0 ? null : await eventAt(desk, seq);
  const hash = seq === 0 ? chainStart.toString('hex') : (event?.hash ?? null);
  const at: Pick<Wrong, 'claim' | 'where' | 'row'> = { claim: 'export-head', where: 'event', row: `${seq}` };
  if (hash === null) {
    const found = `${desk.snapshot.head.seq}`;
    return wrongNews({ ...at, column: 'seq', found, expected: `${seq}`, how: 'missing' });
  }
  if (hash !== ledger.hash)
    return wrongNews({ ...at, column: 'hash', found: hash, expected: ledger.hash, how: 'changed' });
  if (event !== null && event.at !== ledger.at) {
    return wrongNews({ ...at, column: 'at', found: event.at, expected: ledger.at, how: 'changed' });
  }
  return provenNews('export-head', 1);
};

/** What heads kept elsewhere prove of an export without its desk: that it names the same one. */
const byHeads = ({ ledger, export: what }: ExportFacts, heads: readonly GivenHead[]): readonly VerifyNews[] => {
  if (heads.length === 0) return [unprovenNews('heads', 'no-heads')];
  const own = ownHeads(heads, ledger.desk);
  const strange = heads.length - own.length;
  const others = strange === 0 ? [] : [{ ...unprovenNews('heads', 'other-desk'), count: strange }];
  // Of the ledger each row is looked at, which tells of the others.
  if (what === 'ledger') return others;
  const same = own.filter(({ seq }) => seq === ledger.seq);
  const wrong = same.filter(({ hash }) => hash !== ledger.hash);
  const column = 'ozma.ledger.hash';
  const at = { claim: 'heads', where: packagePaths.description, row: null, column, found: ledger.hash } as const;
  const unmet = own.length - same.length;
  return [
    ...wrong.map(({ hash }) => wrongNews({ ...at, expected: hash, how: 'changed' })),
    ...(same.length > wrong.length ? [provenNews('heads', same.length - wrong.length)] : []),
    ...(unmet === 0 ? [] : [{ ...unprovenNews('heads', 'no-desk'), count: unmet }]),
    ...others,
  ];
};

/** Says of an export's head, and of what only its desk can prove, whether it is proven: `export-head`, and with no desk at hand `heads`. */
export async function* exportHeadNews(
  facts: ExportFacts | null,
  { desk, heads }: HeadOptions,
): AsyncGenerator<VerifyNews> {
  if (facts === null) {
    for (const claim of byDesk) yield unprovenNews(claim, 'wrong-before');
    return;
  }
  if (desk !== null && desk.snapshot.head.desk === facts.ledger.desk) {
    yield await inChain(facts, desk);
    return;
  }
  // That the whole ledger has no gap, its own rows tell.
  const tellsItself = facts.export === 'ledger' && isUnfiltered(facts);
  const open = byDesk.filter((claim) => claim !== 'complete' || !tellsItself);
  for (const claim of open) yield unprovenNews(claim, desk === null ? 'no-desk' : 'other-desk');
  yield* byHeads(facts, heads);
}
