import type { Sample, Signal } from '../domain/stability.ts';
import { openDeadline } from './deadline.ts';
import { faultNameOf } from './fault-code.ts';
import { type Finding, found, sampleOf } from './finding.ts';
import { type FeedLook, lookAtFeed } from './look-at-feed.ts';
import { probeCommand } from './probe-command.ts';
import { probeHttp } from './probe-http.ts';
import type { WatchSource } from './source.ts';

/** One look as a signal takes it in. */
export type Look = Pick<Finding, 'forgiveSince'> & {
  readonly sample: Sample;
  readonly memory: Signal['memory'] | null;
};

/** What a look at a source needs; `env` is what a probe's program sees of ozma's surroundings. */
export type LookParts = FeedLook & { readonly env: Readonly<Record<string, string>> };

const findingOf = async (source: WatchSource, look: LookParts): Promise<Finding> => {
  if (source.kind === 'feed') return lookAtFeed(source.feed, look);
  const { look: at, timeoutMs } = source.probe;
  using deadline = openDeadline(timeoutMs, look.stop);
  return at.kind === 'http'
    ? await probeHttp(at.url, deadline)
    : await probeCommand(at.command, { cwd: look.deskDir, env: look.env }, deadline);
};

/** Takes one look at a source, within its deadline. Never throws: a look that a fault of ozma's own prevented is unknown. */
export const sampleOnce = async (source: WatchSource, look: LookParts): Promise<Look> => {
  const finding = await findingOf(source, look).catch((error: unknown) =>
    found({ kind: 'look-failed', fault: error instanceof Error ? error.message : faultNameOf(error) }),
  );
  const { memory, forgiveSince } = finding;
  return { sample: sampleOf(finding, look.clock()), memory, forgiveSince };
};
