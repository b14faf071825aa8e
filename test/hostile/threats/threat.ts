/** A test that proves a row: its file below `test/`, and its name as it stands there, up to the first part that is filled in. */
export type Proof = readonly [file: string, name: string];

/** One row of the threat list: what is tried, what must come of it, and the tests that prove it; none where ozma has nothing of the kind yet. */
export type Threat = { readonly threat: string; readonly outcome: string; readonly proofs: readonly Proof[] };

/** Every attack of `ozma torture`, each with all its codes. */
export const tortured: Proof = [
  'hostile/torture.test.ts',
  'get exactly one verdict each, the one that was expected with exactly its codes',
];
