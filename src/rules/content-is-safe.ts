import { passed, reported, submissionRule } from './rule.ts';

/**
 * Nothing in a submission points outside it or can block its reader: no links, devices, FIFOs, sockets, other file systems, and every
 * name can be written down (product.md 7 and 11). Each folder is untrusted: a link `bunny-1.object -> /etc/passwd` is never followed.
 */
export const contentIsSafe = submissionRule({
  name: 'content-is-safe',
  reports: ['UNSAFE_CONTENT'],
  check: ({ submission: { hazards } }) =>
    hazards.length === 0 ? passed : reported({ code: 'UNSAFE_CONTENT', hazards }),
});
