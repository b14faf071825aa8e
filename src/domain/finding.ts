import type { Reason } from './reason.ts';
import type { WaivedReason } from './waiver.ts';

/**
 * A rule's answer for one subject. `because` names the rule that made it moot. `waived`: all that the rule found was waived, and it counts as passed;
 * beside what is reported, `waived` is the part of it that was.
 */
export type Answer =
  | { readonly kind: 'passed' }
  | {
      readonly kind: 'reported';
      readonly reasons: readonly Reason[];
      readonly waived?: readonly WaivedReason[];
    }
  | { readonly kind: 'waived'; readonly waived: readonly WaivedReason[] }
  | { readonly kind: 'moot'; readonly because: string };

/** An answer with the rule that gave it and the subject it is about: `submission`, `kind:id`, or a file's path. */
export type Finding = {
  readonly rule: string;
  readonly subject: string;
  /** The file that the subject stands for; null for the submission. Two files may claim one `kind:id`. */
  readonly file: string | null;
  readonly answer: Answer;
};

/** The subject of findings about the submission as a whole. */
export const submissionSubject = 'submission';

/** What was waived in an answer; nothing as a rule. */
export const waivedOf = (answer: Answer): readonly WaivedReason[] => ('waived' in answer ? (answer.waived ?? []) : []);
