import type { TortureWords } from '../torture-words.ts';

/** Words of `ozma torture` in Japanese. */
export const tortureWords: TortureWords = {
  making: 'フォルダを作成中',
  made: (folders, dir) =>
    `${dir} に${folders}件のフォルダを作成しました。それぞれの正しい判定は同じ場所の expected.jsonl にあります。`,
  needs: {
    'symbolic-links': 'シンボリックリンク',
    'hard-links': 'ハードリンク',
    fifos: '名前付きパイプ',
    sockets: 'ソケット',
    devices: 'デバイスファイル',
    'sparse-files': 'スパースファイル',
    'names-of-bytes': 'テキストでない名前',
    'names-alike': 'Unicodeの形や大文字・小文字だけが違う名前',
    'unreadable-files': '読み取れないファイル',
  },
  leftOut: (folders, need, why) => `${folders}件を省きました。ここでは${need}を作成できません（${why}）。`,
  next: [
    ['check DIR/inbox', '何も変えずに判定する'],
    ['ingest', '実際に判定する'],
  ],
};
