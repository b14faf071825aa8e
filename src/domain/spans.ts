import { epochMsOf, type Instant } from './instant.ts';

/** A stretch of time in whole seconds since 1970 (UTC): from its first second to before its last. */
export type Span = { readonly from: number; readonly to: number };

/** The whole second in which an instant lies. Every bound is cut so, before anything is added up: sums then come out exactly. */
export const secondOf = (instant: Instant): number => Math.floor(epochMsOf(instant) / 1000);

/** Spans in order, those that overlap or touch made one: what is covered twice counts once. Empty ones are left out. */
export const merged = (spans: readonly Span[]): readonly Span[] => {
  const whole: Span[] = [];
  for (const span of spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last === undefined || last.to < span.from) whole.push(span);
    else if (last.to < span.to) whole[whole.length - 1] = { from: last.from, to: span.to };
  }
  return whole;
};

/** What lies in both of two lists of merged spans. */
export const common = (left: readonly Span[], right: readonly Span[]): readonly Span[] => {
  const shared: Span[] = [];
  for (let [l, r] = [0, 0]; ; ) {
    const [a, b] = [left[l], right[r]];
    if (a === undefined || b === undefined) return shared;
    const span = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
    if (span.from < span.to) shared.push(span);
    if (a.to < b.to) l += 1;
    else r += 1;
  }
};

/** What lies in the first of two lists of merged spans and not in the second. */
export const without = (whole: readonly Span[], holes: readonly Span[]): readonly Span[] => {
  const outside: Span[] = [];
  let from = Number.NEGATIVE_INFINITY;
  for (const hole of holes) {
    outside.push({ from, to: hole.from });
    from = hole.to;
  }
  return common(whole, merged([...outside, { from, to: Number.POSITIVE_INFINITY }]));
};

/** How many seconds merged spans last. */
export const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { from, to }) => sum + to - from, 0);
