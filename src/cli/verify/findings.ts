import type { Claim, UnprovenBecause, VerifyNews, Wrong } from '../../domain/proof.ts';
import type { Verified } from '../../texts/verify-words.ts';

type NewsOf<Kind extends VerifyNews['kind']> = Extract<VerifyNews, { readonly kind: Kind }>;

/** News, and what it is of; `upTo` is the event up to which an export goes. */
type NewsFrom<News> = { readonly news: News; readonly from: Verified; readonly upTo: number | null };

/** What a verification found, in the memory of what is printed of it. */
export type Findings = {
  readonly add: (found: NewsFrom<VerifyNews>) => void;
  readonly proven: () => readonly NewsFrom<NewsOf<'proven'>>[];
  /** Each claim once for each reason, with all columns and counts that were told of it. */
  readonly unproven: () => readonly NewsOf<'unproven'>[];
  /** The first ones. */
  readonly wrong: () => readonly NewsFrom<Wrong>[];
  readonly wrongCount: () => number;
};

/** So many wrong things are named; the rest is counted. */
const mostNamed = 20;

const merged = (before: NewsOf<'unproven'> | undefined, now: NewsOf<'unproven'>): NewsOf<'unproven'> => {
  if (before === undefined) return now;
  const count = before.count === null || now.count === null ? (before.count ?? now.count) : before.count + now.count;
  return { ...now, of: [...new Set([...before.of, ...now.of])], count: now.of.length > 0 ? null : count };
};

/** Where claims are told: in the order in which they build on one another. */
const places: Readonly<Record<Claim, number>> = {
  ...{ bag: 1, description: 2, rows: 3, counts: 4, seal: 5 },
  ...{ chain: 6, end: 7, heads: 8, 'export-head': 9 },
  ...{ tables: 10, evidence: 11, 'rows-in-ledger': 12, complete: 13 },
};

const byClaim = (a: { readonly claim: Claim }, b: { readonly claim: Claim }): number =>
  places[a.claim] - places[b.claim];

/** Collects what a verification finds. */
export const openFindings = (): Findings => {
  const proven: NewsFrom<NewsOf<'proven'>>[] = [];
  const unproven = new Map<`${string} ${UnprovenBecause}`, NewsOf<'unproven'>>();
  const wrong: NewsFrom<Wrong>[] = [];
  let wrongCount = 0;
  return {
    add: ({ news, ...about }) => {
      if (news.kind === 'proven') proven.push({ news, ...about });
      else if (news.kind === 'unproven') {
        const key = `${news.claim} ${news.because}` as const;
        unproven.set(key, merged(unproven.get(key), news));
      } else {
        wrongCount += 1;
        if (wrong.length < mostNamed) wrong.push({ news, ...about });
      }
    },
    proven: () => proven.toSorted((a, b) => byClaim(a.news, b.news)),
    unproven: () => [...unproven.values()].toSorted(byClaim),
    wrong: () => wrong,
    wrongCount: () => wrongCount,
  };
};
