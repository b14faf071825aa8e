import type { LedgerWords } from '../ledger-words.ts';

/** Words of the ledger and its heads in Japanese. */
export const ledgerWords: LedgerWords = {
  heads: { desk: '窓口', seq: '番号', hash: 'ハッシュ', at: '日時' },
  looking: '台帳',
  appended: (file, seq) => `台帳の末尾 #${seq} を ${file} に控えました。`,
  alreadyKept: (file) => `${file} の最新の控えと同じです。追記はしていません。`,
  onlyOtherDesks: (file) =>
    `注意: ${file} には別の窓口の控えだけがあり、この窓口の控えがありません。新しい窓口でなければ、台帳が差し替えられています。`,
  torn: (file, line) =>
    `注意: ${file} の ${line} 行目は書き込みの途中で切れています。そのまま残し、続きは新しい行に書きます。`,
  unreadable: (file, line, why) => `注意: ${file} の ${line} 行目は台帳の控えとして読めません: ${why}`,
  lost: {
    changed: (seq, line) => `控え #${seq}(${line} 行目): 台帳のその番号は今、別の記録になっています。`,
    gone: (seq, line, end) => `控え #${seq}(${line} 行目): 台帳にその記録がありません。今の最後は #${end} です。`,
  },
  broken: (seq) => `記録 #${seq} が直前の記録につながっていません。`,
  rolledBack: (file) =>
    `これらの控えを取った後に、台帳が切り詰められたか、巻き戻されたか、計算し直されました。追記はしていません。確認: ozma verify --heads ${file}`,
  notChained: '追記はしていません。確認: ozma verify --ledger',
  post: {
    arrived: (place, status) => `${place} に送りました: ${status}`,
    redirected: (status, to) => `${status}(転送${to})が返されました。転送には従いません`,
    refused: (status, said) => `${status} が返されました${said}`,
    late: (seconds) => `${seconds} 秒以内に応答がありませんでした`,
    noAnswer: (why) => `応答がありませんでした: ${why}`,
    failed: (place, why) => `台帳の末尾が ${place} に届きませんでした: ${why}。`,
  },
  noEvents: '該当する記録は台帳にありません。',
  earlier: (count) => `この前に ${count} 件あります。--limit で件数を、--from で番号からすべてを指定できます。`,
};
