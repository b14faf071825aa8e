import { shown } from '../shown.ts';
import { shownId } from '../verdict-document.ts';
import type { CodeBook } from '../words.ts';
import { fieldWords } from './desk.ts';
import { foundWords } from './found.ts';
import { quoted } from './phrases.ts';
import { noSuchItem } from './shared.ts';

const repeats = {
  'in-custody': 'すでに保留中または修理中です',
  'finished-before': 'この送付案内ですでに修理が終わっています',
  'twice-in-folder': 'このフォルダに二度入っています',
} as const;

const unidentified = {
  'no-pattern': '名前から種類とIDがわかりません',
  'unknown-kind': 'この窓口で修理しない種類です',
  'bad-id': 'IDがその種類のものではありません',
} as const;

/** Words for what is wrong with one item. */
export const itemCodes = {
  ITEM_OWNER_MISMATCH: {
    title: 'アイテムの持ち主を確認できない',
    because:
      'ほかの方のものを変えたり受け取ったりできないよう、登録上の持ち主の方からのみ修理をお受けしているからです。',
    ...noSuchItem,
    staff: ({ by, itemOwner, ticketOwner }) =>
      `${by === 'registry' ? '登録簿' : '受領証'}ではアイテムの持ち主は${quoted(itemOwner)}ですが、チケットの持ち主は${quoted(ticketOwner)}です。`,
  },
  ITEM_UNREFERENCED: {
    title: 'チケットにないアイテム',
    because:
      'チケットは書かれたアイテムだけのもので、ほかのものまでお預かりすると、先にお待ちの方を追い越してしまうからです。',
    remedy:
      'このアイテムの新しいチケットを作成し、案内があってから送ってください。担当者には、新しいチケットの下書きが用意されています。',
    customer:
      '先にお待ちのお客様との公平を保つため、チケットに書かれたアイテムだけをお預かりしておりますが、このアイテムは書かれておりませんでした。このアイテムについて新しいチケットを作成してください。順番に送付をご案内いたします。',
    staff: ({ file, ticket }) => `チケット${quoted(ticket)}は、${quoted(file)}を求めていません。`,
  },
  ITEM_DUPLICATE: {
    title: 'すでに届いているアイテム',
    because: 'アイテムは同時に一か所にしかなく、修理は一度だけだからです。',
    remedy: '対応は不要です。最初に届いたものが有効で、順番もそのままです。アイテムは一度だけ送ってください。',
    customer:
      '同じアイテムは一度だけお預かりしておりますが、このアイテムはすでに届いているか、フォルダに二度入っておりました。最初に届いたものの順番はそのままですので、もう一度お送りいただく必要はございません。',
    staff: ({ file, because, submission, first }) =>
      `${quoted(file)}のアイテムは${repeats[because]}${first === null ? '' : `。最初のものは${quoted(first)}です`}${shownId(submission) === null ? '' : `（受付 ${submission}）`}。`,
  },
  ITEM_BOXED: {
    title: '梱包されたアイテム',
    because:
      '梱包されたものは開けるまで安全に確認できないため、アイテムはすべてフォルダの中で見える状態である必要があります。',
    remedy: 'アイテムを箱や圧縮ファイルから取り出し、そのままラベルの付いたフォルダに入れて送ってください。',
    customer:
      'このアイテムは箱または圧縮ファイルに入った状態で届いており、梱包されたままでは確認できません。取り出して、アイテムそのものをラベルの付いたフォルダに入れてお送りください。',
    staff: ({ file, by }) =>
      `${quoted(file)}は圧縮ファイルです（${by === 'name' ? '名前' : '先頭のバイト列'}で判定）。`,
  },
  ITEM_UNIDENTIFIED: {
    title: '何かわからないアイテム',
    because: 'ほかのものと取り違えないよう、アイテムには種類とIDが示されている必要があるからです。',
    remedy: 'アイテムの名前に種類とIDを入れて（例: `bunny-483920`）、送り直してください。',
    customer:
      'このアイテムの名前から種類とIDを読み取れず、何かがわかりませんでした。種類とIDを入れた名前（例：bunny-483920）を付けて、もう一度お送りください。',
    staff: ({ file, why }) => `${quoted(file)}が何かわかりません。${unidentified[why]}。`,
  },
  ITEM_DAMAGED: {
    title: '壊れたファイル',
    because: '空のもの、読み取れないものは修理できず、無事なものとして扱ってはならないからです。',
    remedy: 'アイテムをあらためてフォルダにコピーし、送り直してください。',
    customer:
      'このアイテムは空の状態で届いたか、読み取ることができませんでした。お送りいただく途中で問題が起きたようです。アイテムをあらためてフォルダに入れ、もう一度お送りください。',
    staff: ({ file, why }) => `${quoted(file)}は${why === 'empty' ? '空です' : '読み取れません'}。`,
  },
  ITEM_FIELD_MISSING: {
    title: 'アイテムの説明に足りない項目がある',
    because: 'アイテムを見つけ、正しいところを直すために、修理の担当者に必要な項目だからです。',
    remedy: '足りない項目を入れて新しいノートを書き、アイテムを送り直してください。',
    customer:
      'このアイテムについて、修理に必要な項目がノートに足りませんでした。アイテムの行をすべて埋めた新しいノートを書いて、もう一度お送りください。',
    staff: ({ file, field }) => `ノートに、${quoted(file)}の${quoted(fieldWords[field] ?? field)}がありません。`,
  },
  ITEM_WITHOUT_FAULT: {
    title: '不具合の説明がないアイテム',
    because: '不具合の説明がなければ、どこを直せばよいか、直ったかどうかがわからないからです。',
    remedy: 'アイテムとその不具合を新しいノートに書き、アイテムを送り直してください。',
    customer:
      'このアイテムの不具合がノートに書かれておらず、どこを直せばよいかがわかりませんでした。アイテムとその不具合を書いた新しいノートを添えて、もう一度お送りください。',
    staff: ({ file, why }) =>
      why === 'no-block'
        ? `ノートに${quoted(file)}の説明がありません。`
        : `ノートに${quoted(file)}の不具合が書かれていません。`,
  },
  ITEM_OWNER_UNKNOWN: {
    title: 'アイテムの持ち主がわからない',
    because: '登録上の持ち主の方からのみ修理をお受けしており、登録のないものは担当者が調べる必要があるからです。',
    ...noSuchItem,
    staff: ({ file, why }) =>
      why === 'not-registered'
        ? `登録簿に${quoted(file)}がありません。`
        : `登録簿に${quoted(file)}の持ち主が書かれていません。`,
  },
  ITEM_ALTERED: {
    title: '確認のあとで変わったアイテム',
    because: '確認の結果はその時の内容についてのものなので、あとで変わったものを見ないまま修理することはないからです。',
    remedy: '担当者は、誰がなぜ変えたかを調べ、あらためて確認するか、送り直してもらってください。',
    customer:
      'このアイテムは、こちらで確認したあとに内容が変わっておりました。確認していないものを修理することはございませんので、担当者が調べてご連絡いたします。それまで、送り直さずにお待ちください。',
    staff: ({ file, judged, found }) =>
      `${quoted(file)}は、確認の時は${shown(judged)}でしたが、今は${shown(foundWords(found))}です。`,
  },
  ITEM_MISSING: {
    title: '届いていないアイテム',
    because: 'チケットやノートにあってフォルダにないものは、なくなったおそれがあり、黙って見過ごさないためです。',
    remedy:
      '届いていないアイテムを、同じラベルのフォルダに新しいノートと一緒に入れて送ってください。送付案内は有効なままです。',
    customer:
      'お願いしたアイテム、またはノートに書かれたアイテムの中に、フォルダに入っていないものがございました。お手元に残っていないかをご確認のうえ、同じラベルのフォルダに新しいノートと一緒に入れてお送りください。ご依頼はそのまま有効です。',
    staff: ({ item, namedBy }) =>
      `${namedBy === 'ticket' ? 'チケット' : 'ノート'}にある${shown(`${item.kind}:${item.id}`)}が、フォルダにありません。`,
  },
} satisfies Partial<CodeBook>;
