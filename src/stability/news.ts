import type { Instant } from '../domain/instant.ts';
import type { Health, Sample, SignalChange, SignalStage } from '../domain/stability.ts';

/** What the watch tells: changes of a source's stage and of its health, not each sample; and faults that kept it from recording. */
export type WatchNews =
  | {
      readonly kind: 'changed';
      readonly source: string;
      readonly change: Exclude<SignalChange, 'none'>;
      readonly stage: SignalStage;
      readonly at: Instant;
      readonly why: string;
      readonly evidence: Sample['evidence'];
    }
  | {
      readonly kind: 'health';
      readonly source: string;
      /** Null before the first look ever. */
      readonly from: Health | null;
      readonly to: Health;
      readonly at: Instant;
      readonly why: string;
      readonly evidence: Sample['evidence'];
    }
  /** Somebody ended the source's pause by force. */
  | { readonly kind: 'overruled'; readonly source: string; readonly at: Instant }
  | { readonly kind: 'fault'; readonly at: Instant; readonly error: unknown };
