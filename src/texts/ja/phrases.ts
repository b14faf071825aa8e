import type { Excess, Hazard } from '../../domain/inspection.ts';
import type { Earlier, LabelDifference } from '../../domain/reason.ts';
import { firstOf, type ShownDifference, shown, shownDifferences, shownInstant } from '../shown.ts';
import { shownId } from '../verdict-document.ts';

const listLimit = 10;

/** Text from outside in quotation marks. */
export const quoted = (text: string): string => `「${shown(text)}」`;

/** Phrases joined by commas; what is over the limit is counted. */
export const listed = (phrases: readonly string[]): string => {
  const { first, left } = firstOf(phrases, listLimit);
  return `${first.join('、')}${left === 0 ? '' : `、ほか${left}件`}`;
};

/** A sentence on a name that was made to look like a known customer's. */
export const lookAlike = (customer: string | null): string =>
  customer === null ? '' : `（登録のあるお客様${quoted(customer)}に似せた表記です）`;

/** An earlier submission with label, time of receipt and id. */
export const earlier = ({ label, receivedAt, submission }: Earlier): string =>
  `${quoted(label)}（受領 ${shownInstant(receivedAt)}、${shownId(submission) ?? '確認のみで未受領'}）`;

/** The place of what came first in the queue, where it still waits. */
export const queuePlace = (place: number | null): string => (place === null ? '' : `（修理の順番は${place}番目）`);

const difference = ({ position, found, asked }: ShownDifference): string =>
  `${position}文字目: 指定は ${asked ?? '文字なし'}、実際は ${found ?? '文字なし'}`;

/** Where two labels differ: by code point, and words that are missing or extra as words. */
export const differencesListed = (differences: readonly LabelDifference[]): string =>
  listed(shownDifferences(differences, quoted).map(difference));

/** How good the evidence is. */
export const gradeWords = { proven: '証明済み', claimed: '申告', absent: '証拠なし' } as const;

/** What a hazard is. */
export const hazardWords: Readonly<Record<Hazard['what'], string>> = {
  'symbolic-link': 'シンボリックリンク',
  'hard-link': 'ハードリンク',
  device: 'デバイスファイル',
  fifo: '名前付きパイプ',
  socket: 'ソケット',
  'undecodable-name': '読み取れない名前',
  'other-file-system': '別のファイルシステム上のもの',
  unknown: '種類のわからないファイル',
};

/** What a limit counts. */
export const limitWords: Readonly<Record<Excess['limit'], string>> = {
  files: 'ファイル数',
  bytes: '全ファイルの合計バイト数',
  depth: 'サブフォルダの階層数',
  'note-bytes': 'ノートのバイト数',
};
