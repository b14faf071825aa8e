import type { EventDetails } from '../event-details.ts';

/** Words for the details of events in Japanese. */
export const eventDetails: EventDetails = {
  attempt: (number) => `${number} 回目`,
  attempts: (count) => `${count} 回試行済み`,
  again: (when) => `${when} 以降`,
  isTest: 'プラットフォームの試験',
  requeued: '再び順番待ち',
  escalated: '担当者の対応が必要',
  since: (when) => `${when} から`,
  until: (when) => `${when} まで`,
  repairs: (numbers) => `修理 ${numbers}`,
  hashes: (judged, found) => `判定時 ${judged}、今回 ${found}`,
  stages: { holding: '停止中', testing: '試験修理待ち' },
};
