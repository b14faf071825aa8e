import { itemKey } from '../../domain/item.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import { isFinished } from '../../domain/repair.ts';
import { trimWhiteSpace } from '../../domain/text.ts';
import type { RepairName, RepairSummary } from '../../store/queue-store.ts';
import type { Store } from '../../store/store.ts';

const pageSize = 200;

/** A repair as it is named on the command line: by number, or by `kind:id`; anything else is `usage`. */
export const repairNamed = (text: string): RepairName => {
  const name = trimWhiteSpace(text);
  if (/^#?[0-9]{1,15}$/u.test(name)) return { repair: Number(name.replace('#', '')) };
  const [kind = '', ...id] = name.split(':');
  if (kind !== '' && id.join(':') !== '') return { itemKey: itemKey({ kind, id: id.join(':') }) };
  throw new OzmaError('usage', `${text} names no repair: give its number, or kind:id of its item.`);
};

const isOver = ({ state }: RepairSummary): boolean => isFinished(state) || state === 'withdrawn';

const ofItem = async (store: Store, key: string): Promise<RepairSummary | null> => {
  const filter = { states: null, ticketKey: null, itemKey: key };
  const all = (await store.reads.repairs(filter, { after: null, limit: pageSize })).toSorted(
    (a, b) => b.repair - a.repair,
  );
  return all.find((one) => !isOver(one)) ?? all[0] ?? null;
};

const claimed = async (store: Store, repair: number): Promise<RepairSummary | null> => {
  const filter = { states: ['claimed'], ticketKey: null, itemKey: null } as const;
  for (let after: number | null = null; ; ) {
    const page: readonly RepairSummary[] = await store.reads.repairs(filter, { after, limit: pageSize });
    const found = page.find((one) => one.repair === repair);
    if (found !== undefined || page.length < pageSize) return found ?? null;
    after = page.at(-1)?.repair ?? null;
  }
};

/**
 * The repair that somebody means who holds a claim: of an item's repairs the newest that is not over. By number it is told only while it is claimed; `summary`
 * is null then for others. Null where no item of that name has a repair.
 */
export const findRepair = async (
  store: Store,
  name: RepairName,
): Promise<{ readonly repair: number; readonly summary: RepairSummary | null } | null> => {
  if ('repair' in name) return { repair: name.repair, summary: await claimed(store, name.repair) };
  const summary = await ofItem(store, name.itemKey);
  return summary === null ? null : { repair: summary.repair, summary };
};
