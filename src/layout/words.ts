import type { Font, ShapedText } from "../fonts/font.ts";
import type { Hyphenation } from "./hyphenation.ts";
import { leftProtrusion, MOST_PROTRUSION, rightProtrusion } from "./protrusion.ts";
import { isIgnorable } from "./spaces.ts";
import { type BreakKind, hyphenOf, wordBreaks } from "./word-breaks.ts";

/**
 * A place where a word may be divided. Lengths are in em.
 *
 * `before` ends the line and holds the hyphen; the next line leaves out `after`.
 */
export interface WordBreak {
  /** Offset in the word as written. */
  readonly at: number;
  /** Offset in the shaped text, which lacks soft hyphens and joiners. */
  readonly shapedAt: number;
  readonly kind: BreakKind;
  readonly before: number;
  readonly after: number;
  readonly right: number;
  readonly left: number;
}

/** A word of one face, measured once a build. Lengths are in em. */
export interface Word {
  readonly text: string;
  readonly shaped: ShapedText;
  readonly width: number;
  /** How far its first and last characters hang, in em. */
  readonly left: number;
  readonly right: number;
  readonly breaks: readonly WordBreak[];
  /** Number of the word's bare letters in lower case, to see the same word above itself; 0 for short ones. */
  readonly stack: number;
  /** Begins with a capital. */
  readonly capital: boolean;
  /** Ends a sentence, so that a capital after it proves nothing. */
  readonly stop: boolean;
}

/** The words of one font, features and language. */
export interface Face {
  readonly font: Font;
  /** Width of the font's own word space in em. */
  readonly space: number;
  word(text: string): Word;
  /** Shapes a text once: whole words, their parts, and hyphens. */
  shape(text: string): ShapedText;
}

/** What a face is made of. */
export interface FaceOptions {
  readonly font: Font;
  readonly features: readonly string[];
  readonly language: string;
  readonly hyphenation: Hyphenation;
}

const STACK_LETTERS = 3;
const CAPITAL = /^\P{L}*\p{Lu}/u;
const STOP = /[.!?:…‽]["'’”»)\]]*$/u;

/** Makes a face. `stackOf` numbers bare words over all faces of the build. */
export function createFace(options: FaceOptions, stackOf: (letters: string) => number): Face {
  const { font, features, language } = options;
  const words = new Map<string, Word>();
  const shapes = new Map<string, ShapedText>();
  const em = 1 / font.unitsPerEm;
  const shape = (text: string): ShapedText => {
    const known = shapes.get(text);
    if (known !== undefined) return known;
    const shaped = font.shape(text, features, language);
    shapes.set(text, shaped);
    return shaped;
  };
  const measure = (text: string): Word => {
    const clean = withoutIgnorables(text);
    const shaped = shape(clean);
    const bare = clean.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
    return {
      text,
      shaped,
      width: shaped.width * em,
      left: hang(clean.slice(0, 1), leftProtrusion, shape, em),
      right: hang(clean.slice(-1), rightProtrusion, shape, em),
      breaks: measureBreaks(text, clean, shaped, { ...options, shape, em }),
      stack: bare.length < STACK_LETTERS ? 0 : stackOf(bare),
      capital: CAPITAL.test(clean),
      stop: STOP.test(clean),
    };
  };
  return {
    font,
    space: shape(" ").width * em,
    shape,
    word(text) {
      const known = words.get(text);
      if (known !== undefined) return known;
      const word = measure(text);
      words.set(text, word);
      return word;
    },
  };
}

/** The text as a font sees it. */
export function withoutIgnorables(text: string): string {
  for (let i = 0; i < text.length; i += 1)
    if (isIgnorable(text.charCodeAt(i)))
      return Array.from(text)
        .filter((character) => !isIgnorable(character.charCodeAt(0)))
        .join("");
  return text;
}

interface BreakMeasure extends FaceOptions {
  readonly shape: (text: string) => ShapedText;
  readonly em: number;
}

function measureBreaks(
  text: string,
  clean: string,
  shaped: ShapedText,
  measure: BreakMeasure,
): readonly WordBreak[] {
  const { em, shape } = measure;
  return wordBreaks(text, measure.language, measure.hyphenation).map(({ at, kind }) => {
    const shapedAt =
      text.length === clean.length ? at : withoutIgnorables(text.slice(0, at)).length;
    const hyphen = hyphenOf(kind);
    const last = hyphen === "" ? clean.slice(shapedAt - 1, shapedAt) : hyphen;
    return {
      at,
      shapedAt,
      kind,
      ...divided(clean, shaped, { at: shapedAt, hyphen }, measure),
      right: hang(last, rightProtrusion, shape, em),
      left: hang(clean.slice(shapedAt, shapedAt + 1), leftProtrusion, shape, em),
    };
  });
}

/**
 * Widths at a break, from the glyphs of the whole word.
 *
 * The kern between the two halves is exchanged for that with the hyphen; only
 * where one glyph spans the break must both halves be shaped anew.
 */
function divided(
  clean: string,
  shaped: ShapedText,
  { at, hyphen }: { readonly at: number; readonly hyphen: string },
  { shape, em }: BreakMeasure,
): { readonly before: number; readonly after: number } {
  let sum = 0;
  let lastAdvance = 0;
  let lastCluster = 0;
  let i = 0;
  while (i < shaped.glyphs.length && (shaped.clusters[i] ?? 0) < at) {
    lastAdvance = shaped.advances[i] ?? 0;
    lastCluster = shaped.clusters[i] ?? 0;
    sum += lastAdvance;
    i += 1;
  }
  if (shaped.clusters[i] !== at || at - lastCluster > 2) {
    const tail = shape(clean.slice(at)).width;
    return {
      before: shape(clean.slice(0, at) + hyphen).width * em,
      after: (shaped.width - tail) * em,
    };
  }
  const end = shape(clean.slice(lastCluster, at) + hyphen).width;
  return { before: (sum - lastAdvance + end) * em, after: sum * em };
}

function hang(
  character: string,
  share: (character: string) => number,
  shape: (text: string) => ShapedText,
  em: number,
): number {
  const part = share(character);
  return part === 0 ? 0 : Math.min(part * shape(character).width * em, MOST_PROTRUSION);
}
