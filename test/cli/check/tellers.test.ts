import { describe, expect, it } from 'vitest';
import { type CheckFormat, openTeller } from '../../../src/cli/check/tellers.ts';
import { tellingOf } from '../../../src/cli/check/telling.ts';
import type { CheckedFolder, CheckTally, ManifestFinding } from '../../../src/cli/check/told.ts';
import { noWaivers } from '../../../src/cli/check/waivers.ts';
import { submissionId } from '../../../src/domain/ids.ts';
import { documentsIn, now, runWith } from '../desk.ts';

const taken = { id: submissionId('dry-run-0'), path: '/b/T-1', label: 'T-1', shownPath: 'b/T-1', receivedAt: now };

const unlisted: ManifestFinding = {
  reason: { code: 'MANIFEST_UNLISTED', folder: 'T-1', file: null },
  waiver: null,
};

/** A folder that a thread died of. */
const broken = (manifest: CheckedFolder['manifest']): CheckedFolder => ({
  folder: 'T-1',
  outcome: { kind: 'unjudged', unjudged: { taken, end: 'quarantined', why: 'EIO' } },
  manifest,
  isReady: false,
});

const tally = (over: Partial<CheckTally> = {}): CheckTally => ({
  ...{ verdicts: new Map(), unjudged: 1, ready: 0, manifest: null },
  ...over,
});

const ofManifest: CheckTally['manifest'] = {
  ...{ rows: 12_345, folders: 1450, missingFolders: 0, unreadableRows: 0, waived: 0 },
  faults: new Map([['MANIFEST_UNLISTED', 1]]),
};

const told = async (format: CheckFormat, folder: CheckedFolder, counts: CheckTally): Promise<string> => {
  const { out } = await runWith({}, async (call) => {
    await using teller = await openTeller(format, tellingOf(call, 'en', noWaivers));
    await teller.folders([folder]);
    await teller.end(counts);
    return 3;
  });
  return out;
};

describe('a folder that could not be judged', () => {
  const why = 'could not be judged: a fault, not a rejection (EIO)';

  it('is counted in a table as not ready, with what the manifest says of it', async () => {
    expect((await told('table', broken(null), tally())).split('\n')).toEqual(['0 folders', '0 of 1 folder ready', '']);
    const out = await told('table', broken([unlisted]), tally({ manifest: ofManifest }));
    expect(out.split('\n')).toEqual([
      '! could not be judged  T-1',
      '    MANIFEST_UNLISTED  The folder "T-1" is there, and the manifest does not list it.',
      '0 folders',
      'manifest: 12\u00A0345 rows, 1 unlisted',
      '0 of 1 folder ready',
      '',
    ]);
  });

  it('is no document of JSON without a manifest, and one of its own kind with one', async () => {
    expect(await told('json', broken(null), tally())).toBe('');
    const [document] = documentsIn(await told('json', broken([unlisted]), tally({ manifest: ofManifest })));
    expect(document).toMatchObject({ kind: 'unjudged', path: 'b/T-1', end: 'quarantined', why: 'EIO' });
    expect(document?.['manifest']).toMatchObject([{ code: 'MANIFEST_UNLISTED' }]);
  });

  it('is a row of CSV without a verdict', async () => {
    const [, row] = (await told('csv', broken(null), tally())).split('\n');
    expect(row).toBe(`T-1,,0,,,,,,,,,"${why}",`);
  });

  it('is an error of JUnit, and no failure', async () => {
    const out = await told('junit', broken(null), tally());
    expect(out).toContain('<testsuite name="folders" tests="1" failures="0" errors="1">');
    expect(out).toContain(`<error type="unjudged" message="${why}"/>`);
  });
});

it('a check of nothing has the header of CSV and a line that can be read aloud', async () => {
  const outs = await Promise.all(
    (['csv', 'table'] as const).map(async (format) => {
      const { out } = await runWith({}, async (call) => {
        await using teller = await openTeller(format, tellingOf(call, 'en', noWaivers));
        await teller.end(tally({ unjudged: 0 }));
        return 0;
      });
      return out;
    }),
  );
  expect(outs).toEqual([
    expect.stringMatching(/^folder,verdict,ready,code,[a-z_,]+\n$/u),
    '0 folders\n0 of 0 folders ready\n',
  ]);
});
