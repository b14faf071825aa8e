export { seededRandom } from '../../src/torture/random.ts';
