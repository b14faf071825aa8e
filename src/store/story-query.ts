import type { SubmissionId } from '../domain/ids.ts';

/** What `ozma why` was asked for. */
export type StoryQuery =
  | { readonly by: 'submission'; readonly id: SubmissionId }
  /** By the first digits of an id as it is written, lower case. */
  | { readonly by: 'beginning'; readonly beginning: string }
  | { readonly by: 'ticket'; readonly ticketKey: string }
  | { readonly by: 'label'; readonly labelKey: string }
  | { readonly by: 'item'; readonly itemKey: string }
  | { readonly by: 'owner'; readonly ownerKey: string };
