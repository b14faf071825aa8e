import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that took longest on two cores, longest first. Begun last, one of them would leave the other core idle. */
const longest = [
  'chaos/queue',
  'chaos/points',
  'chaos/load',
  'serve/stop',
  'audit/verify/tampered-export',
  'fixtures',
  'hostile/torture',
  'audit/verify/tampering',
].map((name) => `/test/${name}.test.ts`);

const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = longest.findIndex((name) => moduleId.endsWith(name));
  return rank === -1 ? longest.length : rank;
};

/** Begins what takes longest first, which a fresh clone cannot know from earlier runs. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
