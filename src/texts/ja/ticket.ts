import { shownInstant } from '../shown.ts';
import type { CodeBook } from '../words.ts';
import { statusWords } from './desk.ts';
import { differencesListed, earlier, lookAlike, queuePlace, quoted } from './phrases.ts';
import { noSuchTicket } from './shared.ts';

/** Words for what is wrong with a label, its ticket, its sender, or a repeat. */
export const ticketCodes = {
  LABEL_NAME_MISSING: {
    title: 'ラベルにお客様のお名前がない',
    because: 'ラベルのお名前は、フォルダの持ち主を確かめ、お返しするための手がかりだからです。',
    remedy: 'チケットのとおりのお名前を入れ、案内どおりのラベルをフォルダに付けて、送り直してください。',
    customer:
      'フォルダの名前にお客様のお名前が見当たらず、どなたのものかがわかりませんでした。チケットでご案内したとおりに、チケットのお名前を入れてフォルダに名前を付け、もう一度お送りください。',
    staff: ({ label, lookAlikeOf }) =>
      `ラベル${quoted(label)}に、登録のあるお客様のお名前がありません${lookAlike(lookAlikeOf)}。`,
  },
  TICKET_MISSING: {
    title: 'ラベルにチケット番号がない',
    because: 'チケット番号は、どのご依頼のフォルダで、順番がどこかを示すものだからです。',
    remedy:
      'チケット番号を含め、案内どおりのラベルをフォルダに付けて、送り直してください。チケットがない場合は、先に作成してください。',
    customer:
      'フォルダの名前にチケット番号が見当たらず、どのご依頼のものかがわかりませんでした。チケットでご案内したとおりにフォルダに名前を付け、もう一度お送りください。チケットをお持ちでない場合は、先にチケットを作成してくださいますようお願いいたします。',
    staff: ({ label }) => `ラベル${quoted(label)}にチケット番号がありません。`,
  },
  TICKET_UNKNOWN: {
    title: 'チケットと結びつかない',
    because: 'チケットに属するものだけを、そのチケットの順番でお預かりしているからです。',
    ...noSuchTicket,
    staff: ({ ticket }) => `チケット${quoted(ticket)}は、この窓口にありません。`,
  },
  TICKET_CLOSED: {
    title: '終了したチケット',
    because: '終了したチケットには順番がなく、送られたものが修理されることがないからです。',
    remedy: '問題が続いている場合はチケットを再開し、新しい送付案内を待ってから送ってください。',
    customer:
      'お送りいただいたフォルダのチケットはすでに終了しているため、修理をお受けできません。問題が続いている場合は、チケットにご返信いただくか、新しいチケットを作成してください。あらためてアイテムの送付をご案内いたします。',
    staff: ({ ticket, status }) => `チケット${quoted(ticket)}は「${statusWords[status]}」です。`,
  },
  OWNER_MISMATCH: {
    title: '送り主がチケットと結びつかない',
    because: 'ほかの方のものを渡したり受け取ったりできないよう、チケットを作成したご本人だけが送れることにしています。',
    ...noSuchTicket,
    staff: ({ by, name, owner, lookAlikeOf }) =>
      `${by === 'label' ? 'ラベルのお名前' : '受領証で証明された送り主'}は${quoted(name)}${lookAlike(lookAlikeOf)}ですが、チケットの名義は${quoted(owner)}です。`,
  },
  NOT_INSTRUCTED: {
    title: '送付の案内をしていない',
    because: '待つ人のいないものが窓口に残らないよう、担当者がお願いしたフォルダだけをお預かりしているからです。',
    remedy:
      '担当者の送付案内を待ってから送ってください。担当者は、必要であれば `ozma instruct` で案内を出してください。',
    customer:
      '現在、このチケットについてはフォルダの送付をお願いしておりません。行き違いを防ぐため、ご案内したものだけをお預かりしております。ラベルを記載したご案内をお待ちいただき、そのあとにお送りください。',
    staff: ({ ticket, consumedAt }) =>
      consumedAt === null
        ? `チケット${quoted(ticket)}に、有効な送付案内がありません。`
        : `チケット${quoted(ticket)}に、有効な送付案内がありません。前回の案内は、受領により完了しています（${shownInstant(consumedAt)}）。`,
  },
  LABEL_MISMATCH: {
    title: '案内と違うラベル',
    because: 'フォルダを取り違えないよう、ラベルを一文字ずつ照らし合わせているからです。',
    remedy: '送付案内のラベルを入力し直さずにコピーし、フォルダの名前に貼り付けて、送り直してください。',
    customer:
      'フォルダの名前が、ご案内したラベルと完全には一致しませんでした。フォルダの取り違えを防ぐため、一文字ずつ照らし合わせております。チケットでご案内したラベルをコピーしてフォルダの名前に貼り付け、もう一度お送りください。',
    staff: ({ label, asked, differences }) =>
      `ラベルは${quoted(label)}、案内したのは${quoted(asked)}です${differences.length === 0 ? '' : `（${differencesListed(differences)}）`}。`,
  },
  DUPLICATE: {
    title: '同じフォルダの再送',
    because: '同じ内容の修理は一度だけで、送り直しても順番は前にも後ろにも動かないからです。',
    remedy: '対応は不要です。最初に届いたものが有効で、順番もそのままです。',
    customer:
      'まったく同じ内容のフォルダを、すでにお預かりしております。修理は一度だけ行いますので、最初のフォルダの順番はそのままです。お客様にしていただくことはございません。',
    staff: (reason) => `${earlier(reason)}と同じ内容です${queuePlace(reason.queuePlace)}。`,
  },
  RESEND_CHANGED: {
    title: '同じアイテムで内容が違う',
    because: '同じアイテムの内容が二通りあるとき、どちらが正しいかは人が確かめる必要があるからです。',
    remedy:
      '担当者は両方を見比べ、どちらが正しいかをお客様に確かめて、こちらを受理するか、不受理にしてください。それまでは最初のものが有効です。',
    customer:
      'これらのアイテムは以前のフォルダですでにお預かりしておりますが、今回は内容が異なっていたため、担当者が両方を確認いたします。最初のフォルダの順番はそのままです。どちらが正しいかを、チケットでお知らせください。',
    staff: (reason) => `${earlier(reason)}と同じアイテムですが、内容が違います${queuePlace(reason.queuePlace)}。`,
  },
} satisfies Partial<CodeBook>;
