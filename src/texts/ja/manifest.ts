import type { RowFault } from '../../domain/batch-reason.ts';
import { shown } from '../shown.ts';
import type { CodeBook } from '../words.ts';
import { quoted } from './phrases.ts';

/** What is wrong with a row of a batch manifest. */
const rowFaultWords: Readonly<Record<RowFault, string>> = {
  'not-utf-8': 'UTF-8のテキストではありません',
  'broken-row': '行として読み取れません',
  'unknown-line': 'SHA-256ハッシュの一覧の行ではありません',
  'too-few-cells': '見出しよりセルが少なくなっています',
  'too-many-cells': '見出しよりセルが多くなっています',
  empty: 'セルが空です',
  'not-a-hash': '64桁の16進数によるSHA-256ではありません',
  'not-a-size': 'バイト数を示す整数ではありません',
  'bad-encoding': '何も表していないパーセント記号があります',
  'escaping-path': 'パスがフォルダの外を指しています',
  'unsafe-name': 'Windowsでは使えない名前です',
  'no-folder': 'パスがフォルダ内のファイルを指していません',
  'other-ticket': 'フォルダは別のチケットのものです',
  'other-item': 'ファイルは別のアイテムです',
};

/** Words for what a batch manifest and the folders that came do not agree on. */
export const manifestCodes = {
  MANIFEST_MISSING: {
    title: '一覧にあるが届いていない',
    because: '一覧と届いたものが同じでなければ、途中で何かが失われたことになるからです。',
    remedy: '足りないものを送るか、一覧からその行を除いてください。',
    customer:
      '一覧に書かれているもののうち、届いていないものがございます。お送りいただくか、送らないものでしたら、それを除いた一覧をお送りください。',
    staff: ({ folder, file, line }) =>
      file === null
        ? `一覧の${line}行目に${quoted(folder)}がありますが、そのフォルダはありません。`
        : `一覧の${line}行目に${quoted(`${folder}/${file}`)}がありますが、そのファイルはありません。`,
  },
  MANIFEST_UNLISTED: {
    title: '届いているが一覧にない',
    because: '一覧にないものは、送るつもりのなかったものか、行が失われたものだからです。',
    remedy: '一覧に加えるか、送るものから除いてください。',
    customer: '一覧に書かれていないものが届いております。お送りになったものでしたら、それを含む一覧をお送りください。',
    staff: ({ folder, file }) =>
      file === null
        ? `フォルダ${quoted(folder)}がありますが、一覧にありません。`
        : `${quoted(`${folder}/${file}`)}がありますが、一覧にありません。`,
  },
  MANIFEST_ALTERED: {
    title: '一覧と内容が違う',
    because: 'ハッシュやサイズが一覧と違うファイルは、途中で変更されたか壊れたものだからです。',
    remedy: 'ファイルを送り直すか、今の内容に合わせて一覧を直してください。',
    customer:
      '届いたファイルが一覧の内容と違っております。途中で壊れた可能性がございますので、もう一度お送りください。',
    staff: ({ folder, file, line, what, listed, found }) =>
      `${quoted(`${folder}/${file}`)}: 一覧の${line}行目では${what}が${shown(listed)}ですが、ファイルでは${shown(found)}です。`,
  },
  MANIFEST_REPEATED: {
    title: '一覧に二度ある',
    because: '一つのファイルに行が二つあると、どちらが正しいのか誰にもわからないからです。',
    remedy: '行を一つだけ残すか、ファイルの名前を変えてください。',
    customer: '一覧に同じファイルが二度書かれております。それぞれ一度だけ書かれた一覧をお送りください。',
    staff: ({ folder, file, line, first, how }) => {
      const twice = file === null ? quoted(folder) : quoted(`${folder}/${file}`);
      if (how === 'case-twin') return `${line}行目の${twice}は、${first}行目と大文字・小文字だけが違います。`;
      if (how === 'unicode-twin') return `${line}行目の${twice}は、${first}行目をUnicodeの別の形で書いたものです。`;
      return `${line}行目の${twice}は、${first}行目にもあります。`;
    },
  },
  MANIFEST_INVALID: {
    title: '使えない行がある',
    because: '読めない行や信じられない行は何も示さず、示すはずだったものを確かめられないからです。',
    remedy: '行を直してから、もう一度確かめてください。',
    customer: '一覧に読み取れない行がございます。お直しのうえ、もう一度お送りください。',
    staff: ({ line, column, why, found }) =>
      `一覧の${line}行目、${shown(column)}: ${rowFaultWords[why]}${found === '' ? '' : `(${quoted(found)})`}。`,
  },
} satisfies Partial<CodeBook>;
