import type { PauseKind, PauseScope } from '../../domain/pause.ts';
import type { ServeWords } from '../serve-words.ts';

const kinds: Readonly<Record<PauseKind, string>> = {
  operator: '担当者',
  platform: 'プラットフォーム',
  schedule: '定期',
};

const scopeOf = (scope: PauseScope): string => {
  switch (scope.kind) {
    case 'desk':
      return 'すべて';
    case 'ticket':
      return `チケット ${scope.ticket}`;
    case 'owner':
      return `${scope.owner} 様の分`;
    case 'item-kind':
      return `種類 ${scope.itemKind}`;
  }
};

/** Words of `ozma serve` in Japanese. */
export const serveWords: ServeWords = {
  detained: '停止中のため、processing/ に置いたままにしています',
  detainedTotal: (count) => `停止中のため、判定済みのフォルダ ${count} 件は processing/ に置いたままです。`,
  letGo: (count) => `停止のため置いたままだったフォルダ ${count} 件を、行き先に移しました。`,
  pause: ({ id, kind, who, why, scope, until }) =>
    `停止 ${id}（${kinds[kind]}、${who}）対象: ${scopeOf(scope)}。理由: ${why}${until === null ? '' : `（${until} まで）`}`,
};
