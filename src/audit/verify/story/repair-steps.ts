import type { AttemptEnd, RepairState } from '../../../domain/repair.ts';
import { isFinished } from '../../../domain/repair.ts';
import { isAnyAt, uncounted } from './changes.ts';
import { instantIn, isTrueIn, numberIn, numbersIn, textIn, wordOf } from './reading.ts';
import type { Step, Story, StoryAttempt, StoryItem, StoryRepair, ToldEvent } from './story.ts';

type Repaired = StoryItem & { readonly repair: StoryRepair };

/** Which item an event of a repair is about: by the repair's number, else by the position or the name that it says. */
const positionOf = ({ items }: Story, { body }: ToldEvent): number => {
  const [id, label] = [numberIn(body, 'repair'), textIn(body, 'item')];
  const known = items.findIndex(({ repair }) => repair !== null && repair.id === id);
  if (known !== -1) return known;
  const position = numberIn(body, 'position');
  if (position !== null) return position;
  const isUnnamed = (item: StoryItem): boolean => item.label === label && item.repair?.id === null;
  const waiting = items.findIndex((item) => isUnnamed(item) && item.repair !== null && !isFinished(item.repair.state));
  return waiting === -1 ? items.findIndex(isUnnamed) : waiting;
};

const isRepaired = (item: StoryItem | undefined): item is Repaired => item !== undefined && item.repair !== null;

const onRepair =
  (change: (repair: StoryRepair, event: ToldEvent) => StoryRepair): Step =>
  (story, event) => {
    const position = positionOf(story, event);
    const item = story.items[position];
    if (!isRepaired(item)) return story;
    const repair = { ...change(item.repair, event), id: numberIn(event.body, 'repair') ?? item.repair.id };
    return { ...story, items: story.items.with(position, { ...item, repair }) };
  };

type Ending = {
  readonly ending: AttemptEnd;
  readonly why: string | null;
  readonly isCounted: boolean;
  readonly state: RepairState;
};

/** Ends the claim of a repair, as the desk does. */
const ended = (repair: StoryRepair, { at }: ToldEvent, { ending, why, isCounted, state }: Ending): StoryRepair => {
  const { claim, claims: number, attempts, counted, answered } = repair;
  const attempt: readonly StoryAttempt[] =
    claim === null ? [] : [{ ...claim, number, endedAt: at, end: ending, why, isCounted }];
  return {
    ...repair,
    ...{ state, notBefore: null, claim: null, lastWhy: why, finishedAt: isFinished(state) ? at : null },
    ...{ returnedAt: null, counted: counted + (isCounted ? 1 : 0), answered: answered + (ending === 'retry' ? 1 : 0) },
    attempts: [...attempts, ...attempt],
  };
};

const ends: readonly AttemptEnd[] = ['fulfilled', 'unrepairable', 'retry', 'fault', 'released', 'lapsed', 'altered'];

const claimed = onRepair((repair, { at, body }) => {
  const claim = {
    way: textIn(body, 'way') ?? '',
    holder: textIn(body, 'holder') ?? '',
    claimedAt: at,
    isTest: isTrueIn(body, 'isTest'),
  };
  return {
    ...repair,
    state: 'claimed',
    claim,
    claims: numberIn(body, 'attempt') ?? repair.claims + 1,
    notBefore: null,
  };
});

const finished = onRepair((repair, event) => {
  const { body } = event;
  const state = textIn(body, 'outcome') === 'unrepairable' ? 'unrepairable' : 'fulfilled';
  const why = textIn(body, state === 'fulfilled' ? 'note' : 'why');
  return ended(repair, event, { ending: state, why, isCounted: false, state });
});

const postponed = onRepair((repair, event) => {
  const { body } = event;
  const ending = wordOf(ends, textIn(body, 'outcome')) ?? 'fault';
  const isCounted = isTrueIn(body, 'isCounted');
  const next = ended(repair, event, { ending, why: textIn(body, 'why'), isCounted, state: 'queued' });
  return { ...next, notBefore: instantIn(body, 'notBefore') };
});

/** One whose claim lapsed has ended its attempt already. */
const escalated = onRepair((repair, event) => {
  const { body } = event;
  const ending = wordOf(ends, textIn(body, 'outcome')) ?? 'fault';
  if (ending === 'lapsed') return { ...repair, state: 'escalated' };
  return ended(repair, event, { ending, why: textIn(body, 'why'), isCounted: true, state: 'escalated' });
});

const released = onRepair((repair, event) =>
  ended(repair, event, { ending: 'released', why: textIn(event.body, 'why'), isCounted: false, state: 'queued' }),
);

const lapsed = onRepair((repair, event) => {
  const { body } = event;
  const state = textIn(body, 'next') === 'escalated' ? 'escalated' : 'queued';
  return ended(repair, event, {
    ending: 'lapsed',
    why: textIn(body, 'why'),
    isCounted: isTrueIn(body, 'isCounted'),
    state,
  });
});

/** One that was put back because its faults were forgiven waits already, with what of its attempts still counts. */
const requeued = onRepair((repair) =>
  repair.state === 'queued' && repair.notBefore === null
    ? repair
    : { ...repair, state: 'queued', notBefore: null, counted: 0, attempts: uncounted(repair.attempts) },
);

const withdrawn = onRepair((repair) => ({ ...repair, state: 'withdrawn', notBefore: null }));

const altered: Step = (story, event) => {
  const { at, body } = event;
  const position = positionOf(story, event);
  const item = story.items[position];
  if (!isRepaired(item)) return story;
  const [judged, found] = [textIn(body, 'judged') ?? '', textIn(body, 'found') ?? ''];
  const repair = ended(item.repair, event, { ending: 'altered', why: found, isCounted: false, state: 'withdrawn' });
  const codes = [...item.codes.filter((code) => code !== 'ITEM_ALTERED'), 'ITEM_ALTERED'] as const;
  const held = {
    ...item,
    ...({ place: 'held', verdict: 'held', disposition: 'hold', placedAt: at } as const),
    codes,
    repair,
  };
  const items = story.items.with(position, held);
  const later = [...story.later, { position, file: item.file, at, judged, found }];
  const next = { ...story, items, later };
  if (next.place !== 'repair' || isAnyAt(next, 'repair')) return next;
  const isBack = items.some((one) => one.repair !== null && one.place === 'returned');
  return { ...next, place: isBack ? 'returned' : 'held', placedAt: at };
};

const forgivenRepair = (repair: StoryRepair, since: string): StoryRepair => {
  const isForgiven = ({ end, endedAt, isCounted }: StoryAttempt): boolean =>
    end === 'fault' && isCounted && endedAt !== null && endedAt >= since;
  const forgiven = repair.attempts.filter(isForgiven);
  if (forgiven.length === 0) return repair;
  const attempts = repair.attempts.map((attempt) => (isForgiven(attempt) ? { ...attempt, isCounted: false } : attempt));
  const counted = attempts.filter(({ isCounted }) => isCounted).length;
  const isWaitedFor = repair.state !== 'escalated' && forgiven.at(-1)?.number !== repair.claims;
  const state = repair.state === 'escalated' ? 'queued' : repair.state;
  return { ...repair, attempts, counted, state, notBefore: isWaitedFor ? repair.notBefore : null };
};

/** Faults that were put down to the platform, of whatever submission. */
const forgiven: Step = (story, { body }) => {
  const repairs = new Set(numbersIn(body, 'repairs'));
  const since = textIn(body, 'since') ?? '';
  return {
    ...story,
    items: story.items.map((item) =>
      item.repair !== null && item.repair.id !== null && repairs.has(item.repair.id)
        ? { ...item, repair: forgivenRepair(item.repair, since) }
        : item,
    ),
  };
};

/** What the events of repairs make of a story. */
export const repairSteps: Readonly<Record<string, Step>> = {
  'repair-claimed': claimed,
  'repair-finished': finished,
  'repair-postponed': postponed,
  'repair-escalated': escalated,
  'repair-released': released,
  'repair-lapsed': lapsed,
  'repair-requeued': requeued,
  'repair-withdrawn': withdrawn,
  'item-altered': altered,
  'faults-forgiven': forgiven,
};
