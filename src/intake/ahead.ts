/**
 * Runs `work` on the values of a stream with a few of them under way at once, and yields the results in the order of the stream: a slow
 * consumer holds the stream back, so memory stays flat however long it is.
 */
export async function* ahead<In, Out>(
  stream: AsyncIterable<In>,
  depth: number,
  work: (value: In) => Promise<Out>,
): AsyncGenerator<Out> {
  const underWay: Promise<Out>[] = [];
  try {
    for await (const value of stream) {
      const started = work(value);
      started.catch(() => undefined);
      underWay.push(started);
      if (underWay.length < depth) continue;
      const first = underWay.shift();
      if (first !== undefined) yield await first;
    }
    for (let next = underWay.shift(); next !== undefined; next = underWay.shift()) yield await next;
  } finally {
    await Promise.allSettled(underWay);
  }
}
