import { sha256 } from '../../../domain/ids.ts';
import { isFinished } from '../../../domain/repair.ts';
import { changeItems, isAnyAt, movedItem, moveFolder, queueItem, settle } from './changes.ts';
import { listIn, numberIn, numbersIn, objectsIn, textIn, textsIn } from './reading.ts';
import type { Step, Story, StoryItem, ToldEvent } from './story.ts';

const rejectedBack = { place: 'returned', verdict: 'rejected', disposition: 'return' } as const;
const accepted = { place: 'repair', verdict: 'accepted', disposition: 'repair' } as const;

/** Which items of an area a decision was about: those of its files, or all where it was about the whole folder. */
const chosenIn = (place: StoryItem['place'], { body }: ToldEvent): ((item: StoryItem) => boolean) => {
  const files = body['files'] === null ? null : new Set(textsIn(body, 'files'));
  return (item) => item.place === place && item.purgedAt === null && (files === null || files.has(item.file));
};

const isWhole = ({ body }: ToldEvent): boolean => body['files'] === null;

/** What lay there is from now on what was judged; the items themselves are queued by the event that says so. */
const heldAccepted: Step = (story, { body }) => {
  const found = new Map(objectsIn(body, 'hashes').map((one) => [textIn(one, 'file'), one]));
  const rehashed = changeItems(
    story,
    ({ file }) => found.has(file),
    (item) => {
      const one = found.get(item.file) ?? {};
      const hash = textIn(one, 'accepted');
      return { ...item, sha256: hash === null ? null : sha256(hash), bytes: numberIn(one, 'bytes') };
    },
  );
  const isUntold = rehashed.items.some(({ file, bytes }) => found.has(file) && bytes === null);
  return isUntold ? { ...rehashed, untold: new Set([...story.untold, 'item-bytes']) } : rehashed;
};

/** Older events name the items alone: of each the first that waits. */
const positionsOf = ({ items }: Story, { body }: ToldEvent): readonly number[] =>
  listIn(body, 'positions').length > 0
    ? numbersIn(body, 'positions')
    : textsIn(body, 'items').map((label) =>
        items.findIndex((item) => item.label === label && (item.place === 'held' || item.repair !== null)),
      );

const repairsQueued: Step = (story, event) => {
  const { at, body } = event;
  const ids = numbersIn(body, 'repairs');
  const idAt = new Map(positionsOf(story, event).map((position, index) => [position, ids[index] ?? null]));
  const isLate = story.items.some(({ place }, position) => place === 'held' && idAt.has(position));
  let position = -1;
  const items = story.items.map((item): StoryItem => {
    position += 1;
    const id = idAt.get(position);
    if (id === undefined) return item;
    if (item.place === 'held') return queueItem(movedItem(item, accepted, at), id, at);
    return item.repair === null ? item : { ...item, repair: { ...item.repair, id: id ?? item.repair.id } };
  });
  return isLate ? settle({ ...story, items }, at) : { ...story, items };
};

const heldRejected: Step = (story, event) => {
  if (isWhole(event) && story.items.length === 0) return moveFolder(story, 'returned', event.at);
  const isMeant = chosenIn('held', event);
  return settle(
    changeItems(story, isMeant, (item) => movedItem(item, rejectedBack, event.at)),
    event.at,
  );
};

const isRepaired = ({ place, repair }: StoryItem): boolean =>
  place === 'repair' && repair !== null && isFinished(repair.state);

/** Finished items go back as they are; any other that goes back was rejected by that. */
const itemsReturned: Step = (story, { at, body }) => {
  const files = new Set(textsIn(body, 'files'));
  const isOver = story.items.some((item) => files.has(item.file) && isRepaired(item));
  const moved = changeItems(
    story,
    ({ file }) => files.has(file),
    (item) => {
      if (!isRepaired(item)) return movedItem(item, rejectedBack, at);
      const repair = item.repair === null ? null : { ...item.repair, returnedAt: at };
      return { ...item, place: 'returned', placedAt: at, repair };
    },
  );
  if (!isOver) return settle(moved, at);
  return moved.place === 'repair' && !isAnyAt(moved, 'repair') ? { ...moved, place: 'returned', placedAt: at } : moved;
};

const trashRestored: Step = (story, event) => {
  const { at } = event;
  const restored = changeItems(story, chosenIn('trash', event), (item) => ({
    ...item,
    ...{ place: 'held', disposition: 'hold', placedAt: at },
  }));
  return isWhole(event) ? moveFolder(restored, 'held', at) : restored;
};

const trashPurged: Step = (story, event) => {
  const purged = changeItems(story, chosenIn('trash', event), (item) => ({ ...item, purgedAt: event.at }));
  return isWhole(event) ? { ...purged, purgedAt: story.purgedAt ?? event.at } : purged;
};

const submissionPlaced: Step = (story, { at }) => {
  const untold = new Set([...story.untold].filter((what) => what !== 'is-detained'));
  const placed = { ...story, isDetained: false, placedAt: at, untold };
  return changeItems(
    placed,
    () => true,
    (item) => ({ ...item, placedAt: at }),
  );
};

/** What persons' decisions and the ways of things between areas make of a story. */
export const areaSteps: Readonly<Record<string, Step>> = {
  'held-accepted': heldAccepted,
  'held-rejected': heldRejected,
  'repairs-queued': repairsQueued,
  'items-returned': itemsReturned,
  'trash-restored': trashRestored,
  'trash-purged': trashPurged,
  'submission-placed': submissionPlaced,
};
