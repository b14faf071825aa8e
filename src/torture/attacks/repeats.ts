import { latin1Path } from '../../../workers/inspect/raw-path.ts';
import { type Attack, rejected } from '../attack.ts';
import { bunnyFile, makeHonest, makeWithNote, put } from '../site.ts';
import { noteOf } from '../subject.ts';

const labelledAsEarlier = (attack: Attack): Attack => ({
  ...attack,
  label: ({ earlier }) => latin1Path(earlier.label),
});

/** What was sent before: by the same customer again, or taken from another. */
export const repeatAttacks: readonly Attack[] = [
  labelledAsEarlier({
    ...rejected('a folder that was accepted before, again', ['DUPLICATE'], (site) => makeHonest(site, site.earlier)),
    verdict: 'duplicate',
  }),
  labelledAsEarlier({
    ...rejected('a folder that was accepted before, changed by a byte', ['RESEND_CHANGED'], (site) => {
      makeHonest(site, site.earlier);
      put(site, bunnyFile(site.earlier), `another byte for ${site.subject.bunny}`);
    }),
    verdict: 'held',
  }),
  rejected(
    'the note of another customer, for an own ticket',
    ['NOTE_AUTHOR_OTHER', 'NOTE_REUSED', 'ITEM_WITHOUT_FAULT', 'ITEM_MISSING'],
    (site) => makeWithNote(site, noteOf(site.earlier, { Ticket: site.subject.ticket, Date: '2026-10-04' })),
  ),
];
