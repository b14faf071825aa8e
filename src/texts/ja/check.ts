import type { CheckWords } from '../check-words.ts';
import { counted } from '../counted.ts';

/** What `ozma check` says, in Japanese. */
export const checkWords: CheckWords = {
  ready: (ready, folders) => `フォルダ${counted(folders)}件のうち${counted(ready)}件は、このまま受け付けられます`,
  manifest: (rows, found) =>
    `一覧: ${counted(rows)}行、${found.length === 0 ? 'すべて一致しています' : found.join('、')}`,
  faults: {
    MANIFEST_MISSING: (count) => `届いていないもの${counted(count)}件`,
    MANIFEST_UNLISTED: (count) => `一覧にないもの${counted(count)}件`,
    MANIFEST_ALTERED: (count) => `内容の違うもの${counted(count)}件`,
    MANIFEST_REPEATED: (count) => `二度あるもの${counted(count)}件`,
    MANIFEST_INVALID: (count) => `使えない行${counted(count)}件`,
  },
  waivedFaults: (count) => `特例${counted(count)}件`,
  groups: {
    rows: '一覧の使えない行:',
    missing: '一覧にあるが届いていないフォルダ:',
  },
  more: (count) => `ほか${counted(count)}件`,
  readingManifest: '一覧の読み込み中',
  unjudged: '判定できませんでした',
  expired: ({ place, code, of, until }) => `${place}: ${of}の${code}の特例は${until}に終わっており、数えません`,
  unused: ({ place, code, of }) => `${place}: ${of}の${code}の特例は使われませんでした`,
  failedWritten: (rows, file) => `直して送り直す行は${counted(rows)}行です: ${file}`,
  nothingFailed: '直して送り直す行はありません。ファイルは書いていません。',
  failedEmptied: (file) => `直して送り直す行はありません。以前の${file}は見出しだけになりました。`,
  failedUnreadable: (count) =>
    `一覧の${counted(count)}行は読み取れないため、これに含まれていません。上に示した行を直してください。`,
  leftOut: {
    'unsafe-name': (place) => `${place}: Windowsで使えない名前は一覧に書けないため、除きました`,
    twin: (place) => `${place}: 大文字・小文字またはUnicodeの形だけが違う同じ名前があるため、除きました`,
    empty: (place) => `${place}: 一覧に書くものが入っていないため、除きました`,
    'no-folder': (place) => `${place}: フォルダの中にないため、除きました`,
    'no-file': (place) => `${place}: 通常のファイルではないため、除きました`,
    unread: (place) => `${place}: 読み取れないか上限を超えているため、除きました`,
  },
};
