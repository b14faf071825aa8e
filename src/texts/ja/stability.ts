import type { ComponentState } from '../../domain/observation.ts';
import { firstOf } from '../shown.ts';
import type { ObservationBook, StabilityWords } from '../stability-words.ts';

const seconds = (ms: number): string => `${ms / 1000}秒`;

const minutes = (ms: number): string => `${Math.round(ms / 6000) / 10}分`;

const states = (count: number, components: readonly ComponentState[]): string => {
  const { first } = firstOf(components, 3);
  const named = first.map(({ name, status }) => `${name}（${status}）`).join('、');
  return count > first.length ? `${named}、ほか${count - first.length}件` : named;
};

const unreadFeeds = {
  'feed-unreachable': ({ code }) => `フィードに接続できません（${code}）。`,
  'feed-too-slow': ({ limitMs }) => `フィードが${seconds(limitMs)}以内に届き終わりませんでした。`,
  'feed-refused': ({ status }) => `フィードのサーバーがステータス${status}を返しました。`,
  'feed-redirected': ({ status }) =>
    `フィードのサーバーが別のアドレスへの転送を返しました（ステータス${status}）。転送先は読みません。`,
  'feed-too-large': ({ limitBytes }) => `フィードが${limitBytes}バイトを超えています。`,
  'feed-file-unreadable': ({ file, code }) => `フィードのファイル「${file}」を読めません（${code}）。`,
  'feed-file-special': ({ file }) => `フィードのファイル「${file}」は通常のファイルではありません。`,
  'feed-not-json': ({ beginning }) =>
    beginning === ''
      ? 'フィードが空か、テキストではありません。'
      : `フィードがJSONではありません。先頭は次のとおりです: ${beginning}`,
  'feed-malformed': ({ at }) =>
    `フィードがStatuspageの形式ではありません（${at === '' ? '最も外側の値' : at}を確認してください）。`,
} as const satisfies Partial<ObservationBook>;

const pages = {
  'page-stale': ({ updatedAt, seen }) =>
    `ページが古い写しです。日時は${updatedAt}ですが、すでに${seen}のものを読んでいます。`,
  'page-ahead': ({ updatedAt }) => `ページの日時が未来です: ${updatedAt}`,
  'page-undated': ({ updatedAt }) => `ページの日時を読み取れません: ${updatedAt}`,
  'page-other': ({ page, seen }) =>
    `以前とは別のページです（以前は${seen}、今回は${page}）。正しい変更であれば、フィードの名前を変えてください。`,
  'page-unmatched': ({ pattern }) =>
    `「${pattern}」に当てはまるコンポーネントがありません。一覧は ozma status --components で見られます。`,
  'page-word-unknown': ({ name, status }) => `「${name}」の状態が未知の語です: ${status}`,
  'page-contradicts-itself': ({ component, statuses }) =>
    `ページの内容が矛盾しています。「${component}」の状態が複数あります: ${statuses.join('、')}`,
  'page-contradicts-indicator': ({ indicator }) =>
    `ページの内容が矛盾しています。すべてのコンポーネントがoperationalなのに、全体は${indicator}です。`,
  'page-contradicts-incident': ({ incident, impact }) =>
    `ページの内容が矛盾しています。すべて正常とあるのに、影響度${impact}の障害が続いています: ${incident}`,
  'page-empty': ({ asked }) =>
    asked === 'components'
      ? 'ページにコンポーネントがありません。'
      : 'ページにコンポーネントも全体の状態もありません。',
  'page-indicator-unknown': ({ indicator }) => `ページ全体の状態が未知の語です: ${indicator}`,
  'page-indicator-fine': ({ indicator }) => `ページ全体の状態は${indicator}です。`,
  'page-indicator-troubled': ({ indicator }) => `ページ全体の状態は${indicator}です。`,
  'page-fine': ({ count }) => `確認した${count}件のコンポーネントに障害はありません。`,
  'page-troubled': ({ count, components }) => `障害が出ています: ${states(count, components)}`,
} as const satisfies Partial<ObservationBook>;

const values = {
  'value-missing': ({ pointer }) => `フィードの${pointer}に値がありません。`,
  'value-unknown': ({ pointer, value }) => `${pointer}の値が、正常にも障害にも当てはまりません: ${value}`,
  'value-ambiguous': ({ pointer, value }) => `${pointer}の値が、正常と障害の両方に当てはまります: ${value}`,
  'value-fine': ({ value }) => `フィードの値は次のとおりです: ${value}`,
  'value-troubled': ({ value }) => `フィードの値は次のとおりです: ${value}`,
} as const satisfies Partial<ObservationBook>;

const probes = {
  'probe-unresolved': ({ code }) => `プローブがこちらのネットワークの外に出られませんでした（${code}）。`,
  'probe-not-started': ({ code }) => `プローブを始められません（${code}）。`,
  'probe-undecided': ({ status }) => `プローブは判断できないと答えました（ステータス${status}）。`,
  'probe-answered': ({ status }) => `プラットフォームがステータス${status}を返しました。`,
  'probe-refused': ({ status }) => `プラットフォームがステータス${status}を返しました。`,
  'probe-unreachable': ({ code }) => `プラットフォームに接続できません（${code}）。`,
  'probe-too-slow': ({ limitMs }) => `プラットフォームが${seconds(limitMs)}以内に応答しませんでした。`,
  'probe-passed': ({ status }) => `プローブがステータス${status}で終わりました。`,
  'probe-failed': ({ status }) => `プローブがステータス${status}で終わりました。`,
  'probe-killed': ({ signal }) => `プローブが${signal}で止められました。`,
} as const satisfies Partial<ObservationBook>;

const repairs = {
  'repairs-fine': ({ owners, withinMs }) => `${minutes(withinMs)}以内に修理が失敗した持ち主は${owners}人です。`,
  'repairs-failing': ({ owners, faults, withinMs }) =>
    `${minutes(withinMs)}以内に、持ち主${owners}人の修理${faults}件が失敗しました。`,
  'repairs-moving': ({ owners }) => `持ち主${owners}人の修理が進行中です。滞りはありません。`,
  'repairs-stuck': ({ owners, claims, withinMs }) =>
    `持ち主${owners}人の修理${claims}件が、${minutes(withinMs)}たっても終わらず、失敗もしていません。`,
  'test-passed': ({ ending }) => `試しの修理に結果が出ました: ${ending}`,
  'test-failed': ({ ending }) => `試しの修理が失敗しました: ${ending}`,
  'test-needless': () => '修理待ちがないため、試しの修理は要りませんでした。',
  'look-failed': ({ fault }) => `ozma自身の不具合で確認できませんでした: ${fault}`,
} as const satisfies Partial<ObservationBook>;

/** Words for the watch over the platform in Japanese. */
export const stabilityWords: StabilityWords = {
  seen: { ...unreadFeeds, ...pages, ...values, ...probes, ...repairs },
  health: { healthy: '正常', troubled: '障害', unknown: '不明' },
  stages: { running: '稼働中', holding: '一時停止中', testing: '試しの修理待ち' },
  sources: {
    feed: (name) => `フィード「${name}」`,
    probe: (name) => `プローブ「${name}」`,
    failures: '修理の失敗',
    noProgress: '修理の滞り',
  },
  components: {
    none: [
      'ステータスフィードが設定されていません。ozma.yaml に次のように書いてください。',
      '  stability:',
      '    feeds:',
      '      - name: platform',
      '        format: statuspage',
      '        url: https://status.example.org/api/v2/summary.json',
      '        components: ["Regions*", "Inventory"]',
    ],
    heads: ['コンポーネント', '状態', '監視'],
    watched: 'する',
    ignored: 'しない',
    overall: (indicator) => `全体の状態: ${indicator}`,
    value: (pointer) => `${pointer}の値`,
    unread: (why) => `読めません: ${why}`,
    says: (health, why) => `判断: ${health}。${why}`,
  },
};
