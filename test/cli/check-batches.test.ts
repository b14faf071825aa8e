import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { type CheckOptions, check } from '../../src/cli/check.ts';
import { factsOf, reasonCodes } from '../../src/domain/reason.ts';
import { documentsIn, type Outcome, runWith } from './desk.ts';

/** Code, file (null for a folder or a row) and line. */
type ExpectedFinding = readonly [code: string, file: string | null, line: number | null];

/** `expected.json` of a batch. */
type ExpectedBatch = {
  readonly about: string;
  readonly directory: string;
  readonly manifest: string;
  readonly status: number;
  readonly folders: readonly {
    readonly folder: string;
    readonly verdict: string;
    readonly manifest: readonly ExpectedFinding[];
  }[];
  /** What belongs to no folder that came: code, folder, file and line. */
  readonly loose: readonly (readonly [code: string, folder: string | null, file: string | null, line: number])[];
  /** How many folders are ready, and of how many. */
  readonly ready: number;
  readonly of: number;
  /** Folder, file and codes of the rows to be sent again; null for none. */
  readonly failed: readonly (readonly [folder: string, file: string, codes: string])[] | null;
};

type FindingDocument = {
  readonly code: string;
  readonly line: number | null;
  readonly evidence: { readonly folder?: string; readonly file?: string | null };
};

const batches = join(import.meta.dirname, '../../fixtures/batches');
const names = readdirSync(batches).filter((name) => !name.includes('.'));
const expectedOf = (name: string): ExpectedBatch =>
  JSON.parse(readFileSync(join(batches, name, 'expected.json'), 'utf8'));

let dir = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ozma-batches-'));
  cpSync(batches, dir, { recursive: true });
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

const run = (name: string, over: Partial<CheckOptions> = {}): Promise<Outcome> => {
  const { directory, manifest } = expectedOf(name);
  return runWith({ cwd: dir }, (call) =>
    check(call, {
      ...{ paths: [`${name}/${directory}`], inbox: false, format: 'table', tickets: 'tickets.csv' },
      manifest: `${name}/${manifest}`,
      ...over,
    }),
  );
};

const findingsIn = (document: Record<string, unknown>): readonly FindingDocument[] =>
  JSON.parse(JSON.stringify(document['manifest'] ?? []));

const asExpected = (out: string): Pick<ExpectedBatch, 'folders' | 'loose'> => {
  const documents = documentsIn(out);
  return JSON.parse(
    JSON.stringify({
      folders: documents
        .filter((one) => 'verdict' in one)
        .map((one) => ({
          folder: one['label'],
          verdict: one['verdict'],
          manifest: findingsIn(one).map(({ code, line, evidence }) => [code, evidence.file ?? null, line]),
        })),
      loose: documents
        .filter(({ kind }) => kind === 'manifest')
        .map((one): FindingDocument => JSON.parse(JSON.stringify(one)))
        .map(({ code, line, evidence }) => [code, evidence.folder ?? null, evidence.file ?? null, line]),
    }),
  );
};

const failedRows = (): ExpectedBatch['failed'] => {
  if (!readdirSync(dir).includes('failed.csv')) return null;
  const [, ...rows] = readFileSync(join(dir, 'failed.csv'), 'utf8').trimEnd().split('\n');
  return rows
    .map((row) => row.split(','))
    .map(([folder = '', file = '', , , , , , codes = '']) => [folder, file, codes]);
};

describe('a batch is compared with its manifest as the case says', () => {
  test.for(names)('%s', async (name) => {
    const { status, folders, loose, failed } = expectedOf(name);
    const { ready, of } = expectedOf(name);
    const json = await run(name, { format: 'json', failed: 'failed.csv' });
    expect([json.status, asExpected(json.out), failedRows()]).toEqual([status, { folders, loose }, failed]);
    expect(json.out).toContain(`"kind":"summary","folders":${of},"ready":${ready},`);
  });

  it('and every code of a manifest is produced by one', () => {
    const produced = new Set(
      names.flatMap((name) => {
        const { folders, loose } = expectedOf(name);
        return [...folders.flatMap(({ manifest }) => manifest), ...loose].map(([code]) => code);
      }),
    );
    expect(reasonCodes.filter((code) => factsOf(code).subject === 'batch' && !produced.has(code))).toEqual([]);
  });

  it('and rows that failed are a manifest again', async () => {
    await run('altered', { failed: 'altered/failed.csv' });
    const manifest = join(dir, 'altered', 'failed.csv');
    const again = await run('altered', { manifest, format: 'json' });
    expect(documentsIn(again.out).at(-1)).toMatchObject({
      ready: 0,
      manifest: { rows: 4, faults: { MANIFEST_ALTERED: 2 } },
    });
  });
});
