import type { Pt } from "../../base/units.ts";
import type { Font } from "../../fonts/font.ts";
import type { Mark, TextPiece } from "../../layout/pagination.ts";

/** How small type is set beside or behind the pages of a proof. */
export interface NoteType {
  readonly font: Font;
  readonly size: Pt;
  readonly leading: Pt;
  readonly measure: Pt;
  readonly language: string;
}

/** Words of one line, and how wide they are. */
export interface NoteLine {
  readonly words: readonly SetWord[];
  readonly width: Pt;
}

interface SetWord {
  readonly piece: Omit<TextPiece, "x" | "space">;
  readonly width: Pt;
}

/** Breaks a text into lines, each as full as its words allow: a note in a margin is read once. */
export function noteLines(text: string, type: NoteType): readonly NoteLine[] {
  const space = widthOf(type, " ");
  const lines: { words: SetWord[]; width: Pt }[] = [{ words: [], width: 0 }];
  for (const word of text.split(" ").flatMap((whole) => partsOf(whole, type))) {
    const line = lines.at(-1);
    if (line === undefined) break;
    const width = line.words.length === 0 ? word.width : line.width + space + word.width;
    if (line.words.length > 0 && width > type.measure)
      lines.push({ words: [word], width: word.width });
    else {
      line.words.push(word);
      line.width = width;
    }
  }
  return lines;
}

/** The marks of a line, struck through where it was cut. */
export function noteMarks(
  { words, width }: NoteLine,
  { x, y, struck }: { readonly x: Pt; readonly y: Pt; readonly struck: boolean },
  type: NoteType,
): readonly Mark[] {
  const space = widthOf(type, " ");
  let at = 0;
  const pieces = words.map(({ piece, width: long }, i): TextPiece => {
    const set = { ...piece, x: at, space: i + 1 < words.length ? space : 0 };
    at += long + space;
    return set;
  });
  if (pieces.length === 0) return [];
  const text: Mark = { type: "text", x, y, pieces, tag: -1 };
  const stroke: Mark = {
    ...{ type: "rule", x, y: y - type.size * 0.25, width, height: 0.3, tag: -1 },
  };
  return struck ? [text, stroke] : [text];
}

/** A word, or pieces of one that is wider than the measure. */
function partsOf(word: string, type: NoteType): readonly SetWord[] {
  const set = wordOf(word, type);
  if (set.width <= type.measure || word.length < 2) return [set];
  const letters = [...word];
  const half = Math.ceil(letters.length / 2);
  return [letters.slice(0, half), letters.slice(half)].flatMap((part) =>
    partsOf(part.join(""), type),
  );
}

function wordOf(word: string, type: NoteType): SetWord {
  const { font, size, language } = type;
  const known = Array.from(word, (sign) => (font.hasGlyph(sign.codePointAt(0) ?? 0) ? sign : "?"));
  const shaped = font.shape(known.join(""), [], language);
  const look = { font, size, rise: 0, tracking: 0 };
  const piece = { scale: 1, look, shaped };
  return { piece, width: (shaped.width / font.unitsPerEm) * size };
}

function widthOf({ font, size, language }: NoteType, text: string): Pt {
  return (font.shape(text, [], language).width / font.unitsPerEm) * size;
}
