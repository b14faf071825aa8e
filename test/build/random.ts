export { type Random, seededRandom } from '../../src/torture/random.ts';
