import type { RecordedSubmission, RepairView } from '../../src/store/reads.ts';
import { digestOf, entryItem, entryTicket, minute, rules, submissionNumbered } from '../store/builders.ts';

/** A repair that waits in the queue, or as asked. */
export const aRepair = (over: Partial<RepairView> = {}): RepairView => ({
  repair: 1,
  state: 'queued',
  queuePlace: 3,
  notBefore: null,
  finishedAt: null,
  attempts: [],
  ...over,
});

/** A recorded submission of one accepted bunny that waits in the queue, or as asked. */
export const aRecorded = (over: Partial<RecordedSubmission> = {}): RecordedSubmission => ({
  submission: submissionNumbered(1),
  path: 'inbox/T-1 - Dora Quillfeather',
  label: 'T-1 - Dora Quillfeather',
  receivedAt: minute(20),
  decidedAt: minute(21),
  ticket: entryTicket(),
  verdict: 'accepted',
  disposition: 'repair',
  digest: digestOf(1),
  duplicateOf: null,
  codes: [],
  items: [entryItem('1')],
  trace: { ruleset: '1', subjects: [['submission', null, '++']], reasons: [] },
  ledgerSeq: 7,
  rules: rules.names,
  statusNow: 'Pending-Item sent to Ozma',
  repairs: [aRepair()],
  isDetained: false,
  purged: [],
  later: [],
  ...over,
});
