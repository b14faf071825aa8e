import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ArrivalRead, readArrivals } from '../../../src/audit/replay/read-arrivals.ts';
import { currentRules, openReplay } from '../../../src/audit/replay/replay.ts';
import { arrivalLines } from '../../../src/manifest/tables/arrival-lines.ts';
import { everySubmission } from '../../../src/store/reads.ts';
import { anArrival } from '../../build/arrival.ts';
import { duplicate, withoutNote } from '../../build/cases.ts';
import { aPolicy } from '../../build/policy.ts';
import { edit, type Place, place } from '../../store/files.ts';
import { judged, look, storedIn } from './desk.ts';

const otherPolicy = aPolicy({ futureHours: 1 });
const arrivals = [
  anArrival(),
  anArrival({ label: 'a line\u2028of its own\u2029' }),
  { ...withoutNote, policy: otherPolicy },
  { ...duplicate, policy: otherPolicy },
  anArrival(),
];

const linesOf = async ({ file }: Place): Promise<readonly string[]> => {
  await using snapshot = look(file);
  return (await Array.fromAsync(arrivalLines(snapshot, everySubmission))).flat();
};

const readIn = async (desk: Place, lines: readonly string[]): Promise<readonly ArrivalRead[]> => {
  const file = join(desk.directory, 'arrivals.jsonl');
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  return (await Array.fromAsync(readArrivals(file))).flat();
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the lines of arrivals', () => {
  it('tell rules and policy once before the submissions that they are of, and each submission by the texts that were hashed', async () => {
    using desk = place();
    await judged(desk.file, arrivals);
    const lines = (await linesOf(desk)).map((line): Record<string, string> => JSON.parse(line));
    expect(lines.map((line) => Object.keys(line)[0])).toEqual([
      ...['ruleset', 'policy', 'submission', 'submission'],
      ...['policy', 'submission', 'submission', 'policy', 'submission'],
    ]);
    for (const { policy, body } of lines.filter((line) => 'body' in line)) expect(sha256(body ?? '')).toBe(policy);
    for (const { judged: text = '', arrival = '', trace = '', policy } of lines.filter((line) => 'seq' in line)) {
      expect(JSON.parse(text)).toMatchObject({ arrival: sha256(arrival), trace: sha256(trace), policy });
    }
  });

  it('are read again as what was stored, and judged again without a desk', async () => {
    using desk = place();
    await judged(desk.file, arrivals);
    edit(desk.file, 'delete from arrival where submission_seq = 5');
    const read = await readIn(desk, await linesOf(desk));
    const stored = read.flatMap((one) => (one.kind === 'judgement' ? [one.stored] : []));
    const inDesk = await storedIn(desk.file);
    expect(stored).toEqual(
      inDesk.map(({ judged: event, ...rest }) => ({
        ...rest,
        seq: rest.ledgerSeq,
        judged: event === null ? null : { ...event, ticketKey: null, hash: '' },
      })),
    );
    const replay = openReplay({ rules: currentRules, isAnyway: false });
    expect(stored.map((one) => replay(one).kind)).toEqual(['same', 'same', 'same', 'same', 'altered']);
  });

  it('are told by their number where they say nothing, and the others are read', async () => {
    using desk = place();
    await judged(desk.file, [anArrival()]);
    const [rules = '', policy = '', submission = ''] = await linesOf(desk);
    const read = await readIn(desk, [
      rules,
      '{"policy":',
      policy,
      '[]',
      submission,
      submission.replace('"seq":', '"sequence":'),
    ]);
    expect(read.map((one) => (one.kind === 'malformed' ? one.line : one.stored.submission))).toEqual([
      2,
      4,
      '019a0000-0000-7000-8000-000000000001',
      6,
    ]);
  });

  it('are refused whole where they are not UTF-8, or not there', async () => {
    using desk = place();
    const file = join(desk.directory, 'arrivals.jsonl');
    const codes = { code: expect.stringMatching(/^(?:file-invalid|disk-fault)$/u) };
    await expect(Array.fromAsync(readArrivals(file))).rejects.toMatchObject(codes);
    writeFileSync(file, Buffer.from([0x7b, 0xff, 0x0a]));
    await expect(Array.fromAsync(readArrivals(file))).rejects.toMatchObject({ code: 'file-invalid' });
  });
});
