import { entryIsAFolder } from './entry-is-a-folder.ts';
import { passed, reported, submissionRule } from './rule.ts';

/** The label holds a ticket number, by the desk's number pattern and as a whole word (product.md 4): `Dora's bunny` names none. */
export const labelNamesATicket = submissionRule({
  name: 'label-names-a-ticket',
  needs: [entryIsAFolder],
  reports: ['TICKET_MISSING'],
  check: ({ recognition, submission: { label } }) =>
    recognition.ticketNumber === null ? reported({ code: 'TICKET_MISSING', label }) : passed,
});
