import type { PauseScope } from '../../domain/pause.ts';
import type { PauseWords } from '../pause-words.ts';

const scope = (of: PauseScope): string => {
  switch (of.kind) {
    case 'desk':
      return '窓口全体';
    case 'ticket':
      return `チケット ${of.ticket}`;
    case 'owner':
      return `${of.owner} 様のアイテム`;
    case 'item-kind':
      return `種類が ${of.itemKind} のアイテム`;
  }
};

/** Words for pauses in Japanese. */
export const pauseWords: PauseWords = {
  title: (id, kind) => `一時停止 ${id}（${kind}）`,
  kinds: { operator: '担当者', platform: 'プラットフォーム', schedule: '定期' },
  scope,
  facts: {
    what: '対象',
    who: '実行者',
    why: '理由',
    since: '開始',
    until: '終了予定',
    stage: '段階',
    evidence: '根拠',
    source: '出所',
    ended: '終了',
  },
  endless: {
    operator: '解除されるまで',
    platform: 'プラットフォームがしばらく安定するまで',
    schedule: '時間帯が終わるまで',
  },
  stages: { holding: '停止中', testing: '落ち着いたため、試しの修理 1 件を待機中' },
  ends: {
    expired: '期限が来たため',
    unscheduled: '設定の時間帯が削除または変更されたため',
    unwatched: '出所を監視しなくなったため',
    resumed: '本人による解除',
  },
  ended: (when, by, why) => `${when}（${by}）: ${why}`,
  none: '一時停止中のものはありません。',
  brief: (id, kind, what, why) => `  ${id}  ${kind}、${what}: ${why}`,
  resumed: (id, why) => `一時停止 ${id} を解除しました: ${why}`,
  stillPaused: 'まだ一時停止中のもの:',
  nothingPaused: '一時停止はすべて解除されています。',
  noneOfOnesOwn: (name) => `${name} さんが始めた一時停止は、現在ありません。`,
  unknown: (id) => `一時停止 ${id} は現在ありません。一覧: ozma queue pauses`,
  unknownOwner: (name) => `${name} 様のチケットはまだありません。この一時停止は、これから届くものに適用されます。`,
};
