import { shown, shownInstant } from '../shown.ts';
import type { CodeBook } from '../words.ts';
import { fieldWords } from './desk.ts';
import { earlier, gradeWords, listed, lookAlike, quoted } from './phrases.ts';
import { noSuchTicket } from './shared.ts';

/** Words for what is wrong with a note. */
export const noteCodes = {
  NOTE_MISSING: {
    title: 'ノートがない',
    because:
      '誰が送り、それぞれのアイテムのどこが悪いかはノートに書かれており、なければ何を直せばよいかがわからないからです。',
    remedy: '新しいノートを書き、アイテムと一緒にフォルダに入れて、送り直してください。',
    customer:
      'お送りいただいたフォルダにノートが入っていなかったため、アイテムの不具合がわかりませんでした。ご案内の書式で新しいノートを書き、アイテムと一緒にフォルダに入れて、もう一度お送りください。',
    staff: () => 'フォルダの直下にノートがありません。',
  },
  NOTE_MULTIPLE: {
    title: 'ノートが複数ある',
    because: 'ノートがいくつもあると、どれが正しいかを決められないからです。',
    remedy: '内容を一つのノートにまとめ、その一つだけをフォルダに入れて、送り直してください。',
    customer:
      'お送りいただいたフォルダにノートが複数入っており、どれを見ればよいかがわかりませんでした。内容を一つのノートにまとめ、その一つだけをフォルダに入れて、もう一度お送りください。',
    staff: ({ files }) => `ノートが${files.length}件あります: ${listed(files.map(quoted))}。`,
  },
  NOTE_UNREADABLE: {
    title: 'ノートを読み取れない',
    because: '確実に読み取れないものを、推測で扱わないためです。',
    remedy: '一行に一つずつ、同じ項目を繰り返さずに、普通のテキストで新しいノートを書き、送り直してください。',
    customer:
      'お送りいただいたノートを確実に読み取ることができませんでした。内容を推測で判断することは控えております。一行に一つずつ、普通のテキストで新しいノートを書いて、もう一度フォルダをお送りください。',
    staff: ({ file, why }) => `ノート${quoted(file)}を読み取れません（${shown(why)}）。`,
  },
  NOTE_TICKET_MISMATCH: {
    title: '別のチケットのノート',
    because: '別のご依頼として修理してしまわないよう、ノートとラベルは同じチケットのものである必要があります。',
    remedy: 'ラベルと同じチケット番号で新しいノートを書き、送り直してください。',
    customer:
      'ノートのチケット番号がフォルダの名前のものと異なっており、どのご依頼のアイテムかがわかりませんでした。ラベルと同じチケット番号で新しいノートを書いて、もう一度フォルダをお送りください。',
    staff: ({ found, ticket }) => `ノートのチケットは${quoted(found)}、ラベルのチケットは${quoted(ticket)}です。`,
  },
  NOTE_AUTHOR_OTHER: {
    title: 'ノートの書き手がチケットと結びつかない',
    because: 'ほかの方の名前で依頼できないよう、ノートはチケットを作成したご本人に書いていただいています。',
    ...noSuchTicket,
    staff: ({ name, grade, owner, lookAlikeOf }) =>
      `ノートの書き手は別のお客様${quoted(name)}（${gradeWords[grade]}）${lookAlike(lookAlikeOf)}で、チケットの名義は${quoted(owner)}です。`,
  },
  NOTE_AUTHOR_STRANGER: {
    title: 'ノートの書き手がわからない',
    because: 'ほかの方の名前で依頼できないよう、ノートはチケットを作成したご本人に書いていただいています。',
    ...noSuchTicket,
    staff: ({ name, grade, owner, lookAlikeOf }) =>
      `ノートの書き手${quoted(name)}（${gradeWords[grade]}）${lookAlike(lookAlikeOf)}は、この窓口にチケットもアイテムもありません。チケットの名義は${quoted(owner)}です。`,
  },
  NOTE_STALE: {
    title: '案内より前に書かれたノート',
    because: '案内のあとに書かれたノートだけが、アイテムの現在の状態を示すからです。',
    remedy: '現在の状態と今日の日付を入れて新しいノートを書き、送り直してください。',
    customer:
      'お送りいただいたノートは、フォルダの送付をご案内するより前に書かれたものでした。アイテムの現在の状態を知る必要がございますので、今日の日付で新しいノートを書いて、もう一度フォルダをお送りください。',
    staff: ({ writtenAt, instructedAt, grade }) =>
      `ノートの日付は${shownInstant(writtenAt)}（${gradeWords[grade]}）で、${shownInstant(instructedAt)}の送付案内より前です。`,
  },
  NOTE_REUSED: {
    title: '以前に使われたノート',
    because: '以前に送られたノートでは、アイテムの現在の状態がわからないからです。',
    remedy: '現在の状態をご自身の言葉で新しいノートに書き、送り直してください。',
    customer:
      'お送りいただいたノートは、以前にも届いたことのあるものでした。以前のノートではアイテムの現在の状態がわかりませんので、ご自身の言葉で新しいノートを書いて、もう一度フォルダをお送りください。',
    staff: (reason) => `このノートの文面は、チケット${quoted(reason.ticket)}の${earlier(reason)}で最初に届いています。`,
  },
  NOTE_DATE_INVALID: {
    title: 'ノートの日付が正しくない',
    because: 'ノートが新しいことは日付で確かめるため、正しい日付である必要があります。',
    remedy: 'その日の日付を年-月-日（例: 2010-08-20）の形で書き、送り直してください。',
    customer:
      'ノートの日付を読み取れないか、未来の日付になっておりました。ノートが新しいことを日付で確かめておりますので、今日の日付を年-月-日（例: 2010-08-20）の形で書いて、もう一度フォルダをお送りください。',
    staff: ({ found, why }) =>
      `ノートの日付${quoted(found)}は、${why === 'in-the-future' ? '未来すぎます' : 'ISO 8601 の日付ではありません'}。`,
  },
  NOTE_FIELD_MISSING: {
    title: 'ノートに足りない項目がある',
    because: 'チケット、お名前、日付がそろって初めて、ノートがそのフォルダの新しいものだとわかるからです。',
    remedy: '足りない項目を入れて新しいノートを書き、送り直してください。',
    customer:
      'ノートがこのフォルダの新しいものであることを確かめるのに必要な項目が足りませんでした。ご案内の書式で、すべての行を埋めた新しいノートを書いて、もう一度フォルダをお送りください。',
    staff: ({ field }) => `ノートに${quoted(fieldWords[field] ?? field)}がありません。`,
  },
} satisfies Partial<CodeBook>;
