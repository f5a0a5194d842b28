import type { Font } from "./font.ts";

/** A stretch of a text that one font sets. */
export interface CoveredText {
  readonly text: string;
  readonly font: Font;
}

const MARK = /^\p{M}/u;
/** Spaces and format characters stay with what they stand in: they have no ink to miss. */
const INKLESS = /^[\s\p{Cf}\uFFFC]/u;

/**
 * Cuts a text into stretches by the first font of the chain that has its characters.
 *
 * The stretches concatenate to the text. A character no font has stays with
 * the first font; the line setter leaves it out and reports it. Marks stay
 * with their letter where its font has them.
 */
export function splitByCoverage(text: string, fonts: readonly Font[]): readonly CoveredText[] {
  const [first] = fonts;
  if (first === undefined) return [];
  if (fonts.length === 1 || coversAll(text, first))
    return text === "" ? [] : [{ text, font: first }];
  const pieces: { text: string; font: Font }[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const last = pieces[pieces.length - 1];
    const font = fontOf(character, point, fonts, last?.font);
    if (last !== undefined && last.font === font) last.text += character;
    else pieces.push({ text: character, font });
  }
  return pieces;
}

function fontOf(
  character: string,
  point: number,
  fonts: readonly Font[],
  present: Font | undefined,
): Font {
  const first = fonts[0] as Font;
  if (present !== undefined && INKLESS.test(character)) return present;
  if (present !== undefined && MARK.test(character) && present.hasGlyph(point)) return present;
  return fonts.find((font) => font.hasGlyph(point)) ?? first;
}

/** The common case: a text of plain letters the first font has. */
function coversAll(text: string, font: Font): boolean {
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point > 0x7e && !font.hasGlyph(point) && !INKLESS.test(character)) return false;
  }
  return true;
}
