import { sha256, submissionId } from '../../src/domain/ids.ts';
import { instantAt } from '../../src/domain/instant.ts';
import type { Pause } from '../../src/domain/pause.ts';
import type { Claim } from '../../src/domain/repair.ts';

/** The claim of a repair by a token. */
export const claimOf = (repair: number, token = `token ${repair}`): Claim => ({
  ...{ token, attempt: 1, claimedAt: instantAt(0), leaseUntil: instantAt(60_000), isTest: false },
  work: {
    ...{ repair, submission: submissionId(`of ${repair}`), label: 'T-1 - Dora', ticket: 'T-1', position: 0 },
    owner: { name: 'Dora', id: null },
    item: { kind: 'bunny', id: String(repair) },
    ...{ name: '', file: `bunny-${repair}.object`, bytes: 1, sha256: sha256('b'.repeat(64)), answered: 0 },
  },
});

/** A pause of the desk that the platform's feed keeps and that waits for a test repair, or as asked. */
export const testingPause = (over: Partial<Pause> = {}): Pause => ({
  ...{ id: 1, kind: 'platform', source: 'feed', scope: { kind: 'desk' }, who: 'ozma', why: 'it shakes' },
  ...{ since: instantAt(0), until: null, evidence: {}, stage: 'testing' },
  ...over,
});
