import type { Instant } from '../../../domain/instant.ts';
import type { Disposition } from '../../../domain/reason.ts';
import { verdictByItems } from '../../../domain/verdict.ts';
import { queuedRepair } from './judged-story.ts';
import type { Story, StoryItem, StoryRepair } from './story.ts';

type Place = StoryItem['place'];

/** What a decision makes of an item. */
export type NewState = Pick<StoryItem, 'place' | 'verdict' | 'disposition'>;

const dispositionAt: Readonly<Record<Place, Disposition>> = {
  held: 'hold',
  repair: 'repair',
  returned: 'return',
  trash: 'trash',
};

/** A story in which the items that are meant are changed. */
export const changeItems = (
  story: Story,
  isMeant: (item: StoryItem, position: number) => boolean,
  change: (item: StoryItem) => StoryItem,
): Story => ({
  ...story,
  items: story.items.map((item, position) => (isMeant(item, position) ? change(item) : item)),
});

/** Whether any item lies in a place. */
export const isAnyAt = ({ items }: Story, place: Place): boolean => items.some((item) => item.place === place);

/** An item that was moved by a decision. */
export const movedItem = (item: StoryItem, to: NewState, at: Instant): StoryItem => ({ ...item, ...to, placedAt: at });

/** The folder itself goes to a place. */
export const moveFolder = (story: Story, place: Place, at: Instant): Story => ({
  ...story,
  ...{ place, disposition: dispositionAt[place], placedAt: at },
});

const folderPlace = (story: Story): Place | null => {
  const { place, verdict, items } = story;
  if (place === 'held' && isAnyAt(story, 'repair') && (verdict === 'accepted' || verdict === 'partial'))
    return 'repair';
  if (place === 'held' && items.length > 0 && !isAnyAt(story, 'held')) return 'returned';
  return place === 'repair' && !isAnyAt(story, 'repair') ? 'returned' : null;
};

/** Brings a submission's verdict and its folder's place after what became of its items, as the desk does after a person's decision. */
export const settle = (story: Story, at: Instant): Story => {
  const { items, verdict: before } = story;
  const verdict = items.length === 0 ? before : verdictByItems(items.map((item) => item.verdict));
  const settled = { ...story, verdict };
  const place = folderPlace(settled);
  return place === null ? settled : moveFolder(settled, place, at);
};

/** Attempts of which none counts any more. */
export const uncounted = (attempts: StoryRepair['attempts']): StoryRepair['attempts'] =>
  attempts.map((attempt) => ({ ...attempt, isCounted: false }));

/** Queues an item that was held: anew, or the repair of it that was withdrawn again. */
export const queueItem = (item: StoryItem, id: number | null, at: Instant): StoryItem => {
  const { repair } = item;
  if (repair === null) return { ...item, repair: queuedRepair(id, at) };
  const { claims, answered, attempts } = repair;
  const again = { ...queuedRepair(id ?? repair.id, at), claims, answered, attempts: uncounted(attempts) };
  return { ...item, repair: again };
};
