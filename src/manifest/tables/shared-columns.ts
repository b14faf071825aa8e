import { idPattern, instant, text, whole } from './column.ts';

const verdict = { required: true, enum: ['accepted', 'partial', 'duplicate', 'held', 'rejected'] } as const;
/** Where a thing can go. */
export const dispositions = ['repair', 'return', 'hold', 'trash'] as const;

/** The columns that the manifest and the list of submissions have in common, by name. */
export const sharedColumns = {
  submission: text(['submission', 'id of the submission; its name in the areas begins with it'], {
    constraints: { required: true, pattern: idPattern },
  }),
  received_at: instant(['received_at', 'when ozma took it from the inbox'], { required: true }),
  label: text(['label', 'name of the folder or file as it was on disk; bytes that are no UTF-8 as \\xHH'], {
    personal: 'label',
  }),
  ticket: text(['ticket', 'number of the ticket that was recognised; empty if none']),
  ticket_status: text(['ticket_status', 'the ticket’s status now, at the time of the export']),
  owner: text(['owner', 'the customer who owned the ticket when it was judged'], { personal: 'name' }),
  owner_id: text(['owner_id', 'that customer’s stable id, if the ticket system has one'], { personal: 'id' }),
  verdict: text(['verdict', 'of the whole submission'], { constraints: verdict }),
  duplicate_of: text(['duplicate_of', 'id of the submission that came first, for DUPLICATE and RESEND_CHANGED'], {
    constraints: { pattern: idPattern },
  }),
  ruleset: text(['ruleset', 'version of the rules that judged it'], { constraints: { required: true } }),
  ledger_seq: whole(['ledger_seq', 'number of the ledger’s event that recorded the verdict'], {
    required: true,
    minimum: 1,
  }),
} as const;
