import type { CodeBook } from '../words.ts';
import { listed, quoted } from './phrases.ts';

/** Words for advice to the CSR, which changes no verdict. */
export const adviceCodes = {
  TICKET_MIXED_PROBLEMS: {
    title: '一つのチケットに複数の種類の問題',
    because: '問題の種類が違えば直し方も終わる時期も違うため、チケットを分けるのが望ましいからです。',
    remedy: '担当者は、問題の種類ごとにチケットを分けることをお客様に提案してください。',
    customer:
      'チケットに種類の異なる問題がいくつか書かれており、それぞれ直し方が異なります。問題ごとにチケットを分けさせていただきたいのですが、ご都合をお聞かせください。',
    staff: ({ problems }) => `チケットに${problems.length}種類の問題があります: ${listed(problems.map(quoted))}。`,
  },
  STEPS_PENDING: {
    title: '標準の手順が済んでいない',
    because: 'この種類の問題は標準の手順ですぐに解決することが多く、修理の前に行うものだからです。',
    remedy: '担当者は、お客様と標準の手順を行い、済んだことをチケットに記録してください。',
    customer:
      'この種類の問題は、いくつかの標準の手順ですぐに解決することがよくございますので、修理の前にお試しいただいております。ご案内した手順を行い、結果をチケットでお知らせください。',
    staff: ({ problem, steps }) =>
      `問題は${quoted(problem)}で、標準の手順はチケットに${steps === '' ? '記録がありません' : `${quoted(steps)}とあります`}。`,
  },
  TX_HISTORY_MISSING: {
    title: '購入履歴がない',
    because: '届いていない商品は、購入の記録からしか探せないからです。',
    remedy: 'いつ、どこで、何を購入されたかを示す取引履歴を、お客様にお願いしてください。',
    customer:
      '届いていない商品をお探しするために、購入の記録が必要です。いつ、どこで、何を購入されたかがわかる取引履歴を、チケットでお送りください。',
    staff: ({ problem }) => `問題は${quoted(problem)}ですが、ノートに「取引」がありません。`,
  },
} satisfies Partial<CodeBook>;
