import type { PauseScope } from '../../domain/pause.ts';
import type { ServeWords } from '../serve-words.ts';

const scopeOf = (scope: PauseScope): string => {
  switch (scope.kind) {
    case 'desk':
      return 'everything';
    case 'ticket':
      return `ticket ${scope.ticket}`;
    case 'owner':
      return `things of ${scope.owner}`;
    case 'item-kind':
      return `items of kind ${scope.itemKind}`;
  }
};

/** Words of `ozma serve` in English. */
export const serveWords: ServeWords = {
  detained: 'stays in processing/ for now: a pause keeps it',
  detainedTotal: (count) =>
    `${count === 1 ? '1 folder is judged and stays' : `${count} folders are judged and stay`} in processing/ while paused:`,
  letGo: (count) =>
    count === 1
      ? '1 folder that a pause had kept went to its place.'
      : `${count} folders that a pause had kept went to their places.`,
  pause: ({ id, kind, who, why, scope, until }) =>
    `pause ${id} (${kind}, ${who}) stops ${scopeOf(scope)}: ${why}${until === null ? '' : ` (until ${until})`}`,
};
