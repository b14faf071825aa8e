import data from 'unhomoglyph/data.json' with { type: 'json' };
import { caseFold } from '../domain/case-folding.ts';

const confusables: ReadonlyMap<string, string> = new Map(Object.entries(data));
const ascii = /^[\u0020-\u007e]+$/;
const ignorable = /\p{Default_Ignorable_Code_Point}/gu;
const wordCharacter = /[\p{L}\p{N}\p{M}]/u;

/** What a character looks like: the standard's prototype, else its compatibility form (full-width letters above all). */
const prototypeOf = (character: string): string => confusables.get(character) ?? character.normalize('NFKD');

const capitalOf = (character: string): string => {
  const capital = character.toUpperCase();
  return [...capital].length === 1 ? capital : character;
};

/** ASCII has look-alikes too: `0` and `o`, `m` and `rn`, and `1`, `|`, `l` and the capital of `i`. */
const asciiShape = (character: string): string => {
  const shape = caseFold(prototypeOf(character));
  return shape === character ? caseFold(prototypeOf(capitalOf(character))) : shape;
};

/** Prototypes beyond ASCII that have a relative whose capital looks like a Latin letter: Cyrillic `н` and the small capital it is drawn as. */
const latinRelatives: ReadonlyMap<string, string> = new Map(
  [...confusables.keys()].flatMap((character) => {
    const small = caseFold(character);
    const [shape, capitalShape] = [prototypeOf(small), prototypeOf(capitalOf(small))];
    return ascii.test(shape) || !ascii.test(capitalShape) ? [] : [[shape, caseFold(capitalShape)] as const];
  }),
);

/** The letter seen in a folded character whose case is no longer known: capitals are expected where a word begins, and Latin is preferred. */
const seenIn = (character: string, isInitial: boolean): string => {
  const [small, capital] = [prototypeOf(character), prototypeOf(capitalOf(character))];
  const [first, second] = isInitial ? [capital, small] : [small, capital];
  if (ascii.test(first)) return first;
  return ascii.test(second) ? second : small;
};

const shapeOf = (character: string, isInitial: boolean): string => {
  if (ascii.test(character)) return asciiShape(character);
  const seen = seenIn(character, isInitial);
  const latin = latinRelatives.get(seen) ?? caseFold(seen).normalize('NFD');
  return Array.from(latin, (one) => (ascii.test(one) ? asciiShape(one) : (latinRelatives.get(one) ?? one))).join('');
};

const shapesInWord = new Map<string, string>();
const shapesAtStart = new Map<string, string>();

const rememberedShape = (character: string, isInitial: boolean): string => {
  const shapes = isInitial ? shapesAtStart : shapesInWord;
  const known = shapes.get(character);
  if (known !== undefined) return known;
  const shape = shapeOf(character, isInitial);
  shapes.set(character, shape);
  return shape;
};

/** Of ASCII no letter is composed, invisible, or seen otherwise where a word begins. */
const asciiSkeleton = (text: string): string => {
  let shapes = '';
  for (const character of text.toLowerCase()) shapes += rememberedShape(character, false);
  return shapes;
};

/**
 * Two names with one skeleton look alike (Unicode TR39, section 4): NFD, invisible characters dropped, every character replaced by its prototype,
 * NFD. Beyond the standard it holds for texts whose case is folded away, as keys are: a character also stands for what its capital looks like.
 */
export const skeleton = (text: string): string => {
  if (ascii.test(text)) return asciiSkeleton(text);
  const characters = [...caseFold(text).normalize('NFD').replace(ignorable, '').replaceAll('i\u0307', 'i')];
  const shapes = characters.map((character, index) =>
    rememberedShape(character, !wordCharacter.test(characters[index - 1] ?? ' ')),
  );
  return shapes.join('').normalize('NFD');
};
