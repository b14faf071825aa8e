/** What was acknowledged to somebody outside: it has to outlive a power cut that comes after. */
export type Told =
  | { readonly kind: 'verdict'; readonly submission: string; readonly verdict: string; readonly items: readonly Item[] }
  | { readonly kind: 'claimed'; readonly repair: number; readonly attempt: number; readonly token: string | null }
  | { readonly kind: 'finished'; readonly repair: number };

/** An item as a verdict names it. */
export type Item = { readonly file: string; readonly bytes: number; readonly sha256: string | null };

type Line = {
  readonly event?: string;
  readonly submission: string;
  readonly verdict?: string;
  readonly items: readonly Item[];
  readonly repair: number;
  readonly attempt: number;
  readonly token?: string;
  readonly became?: string;
};

/** What one line of `ingest --json`, `serve --json`, `queue claim --json` or `queue finish --json` acknowledges; null where that is nothing. */
export const toldBy = (text: string): Told | null => {
  const line: Line = JSON.parse(text);
  const { submission, verdict, items, repair, attempt } = line;
  const isClaim = line.token !== undefined;
  switch (line.event ?? line.became ?? (isClaim ? 'claimed' : 'submission-judged')) {
    case 'submission-judged':
      return verdict === undefined ? null : { kind: 'verdict', submission, verdict, items };
    case 'claimed':
    case 'repair-claimed':
      return { kind: 'claimed', repair, attempt, token: line.token ?? null };
    case 'finished':
    case 'repair-finished':
      return { kind: 'finished', repair };
    default:
      return null;
  }
};
