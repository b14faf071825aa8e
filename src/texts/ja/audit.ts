import type { AuditWords } from '../audit-words.ts';

/** Words of the audit of the queue in Japanese. */
export const auditWords: AuditWords = {
  causes: {
    'waits-for-another-try': '再試行待ち',
    paused: '一時停止中',
    'kept-in-processing': '一時停止後もまだ processing/ にある',
    'not-of-the-kinds-asked': '別の方法で修理する種類',
    none: '理由なし',
  },
  wrong: { 'not-waiting': '待っていないのに着手されました', 'while-paused': '一時停止中に着手されました' },
  passedOver: (counts) => `先の順番を飛ばしました（${counts}）`,
  looked: (claims, inversions) => `着手${claims}件を確認しました。先の順番を飛ばしたものは${inversions}件です。`,
  inOrder: 'すべてチケットの順番どおりに着手されています。飛ばされたものにはいずれも理由があります。',
  broken: 'チケットの順番が守られていません。上の行と、そこに示されたチケットの ozma why を確認してください。',
};
