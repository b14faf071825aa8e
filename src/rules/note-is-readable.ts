import { contentIsNew } from './content-is-new.ts';
import { resendIsUnchanged } from './resend-is-unchanged.ts';
import { passed, reported, submissionRule } from './rule.ts';
import { sizeIsWithinLimits } from './size-is-within-limits.ts';
import { ticketIsKnown } from './ticket-is-known.ts';

/** The folder holds exactly one note, as text that can be read one way only (product.md 5): of two notes neither can be believed. */
export const noteIsReadable = submissionRule({
  name: 'note-is-readable',
  needs: [ticketIsKnown],
  yieldsTo: [contentIsNew, resendIsUnchanged, sizeIsWithinLimits],
  reports: ['NOTE_MISSING', 'NOTE_MULTIPLE', 'NOTE_UNREADABLE'],
  check: ({ submission: { note } }) => {
    switch (note.kind) {
      case 'none':
        return reported({ code: 'NOTE_MISSING' });
      case 'several':
        return reported({ code: 'NOTE_MULTIPLE', files: note.files });
      case 'unreadable':
        return reported({ code: 'NOTE_UNREADABLE', file: note.file, why: note.why });
      case 'read':
        return passed;
    }
  },
});
