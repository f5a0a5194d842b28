import type { Pt } from "../../base/units.ts";
import type { Inline, Paragraph } from "../../model/book.ts";
import { flowText } from "../../model/text.ts";
import { leadInEnd } from "../../theme/lead-in.ts";
import type { Mark } from "../pagination.ts";
import type { LineShape, ParagraphSettings } from "../paragraph.ts";
import { type BlockPlace, textItem } from "./block-place.ts";
import type { TextItem } from "./column.ts";
import type { Desk } from "./desk.ts";
import { runsRightToLeft } from "./direction.ts";
import { anchorsOf, plainItem, setWith, textOf } from "./paragraphs.ts";
import { placePlain, widthOf } from "./place-line.ts";
import { type RunText, runsOf, runText } from "./runs.ts";
import { divideInlines } from "./slice-inlines.ts";
import { runWithin } from "./styled-run.ts";
import type { BlockType } from "./type-style.ts";

/** White between a drop capital and its lines, in parts of the text size. */
const GAP = 0.18;

/** Opening marks, then the letter that drops, then the rest of its word or, after a space, the next word. */
const OPENING = /^(["“”„‘’‚«»‹›¡¿—–]*)(\p{L}\p{M}*)((?:\s*[^\s\uFFFC]+)?)/u;

/**
 * The first paragraph of a chapter: a drop capital where the theme has one,
 * with opening quotes hung beside it, and the first words in small capitals.
 *
 * A paragraph too short for the capital is set plain.
 */
export function firstParagraph(desk: Desk, paragraph: Paragraph, place: BlockPlace): TextItem {
  const { dropCap, leadIn } = desk.theme.chapter;
  const text = flowText(paragraph.inlines);
  const end = leadInEnd(text, leadIn);
  const dropped =
    dropCap >= 2 && paragraph.align === undefined
      ? droppedItem(desk, paragraph, { place, end, lines: dropCap })
      : undefined;
  if (dropped !== undefined) return dropped;
  const inlines = withLeadIn(paragraph.inlines, 0, end);
  return textItem(desk, { ...paragraph, inlines }, place);
}

function withLeadIn(inlines: readonly Inline[], from: number, end: number): readonly Inline[] {
  if (end <= from) return inlines;
  const [lead, rest] = divideInlines(inlines, end - from);
  return [{ type: "smallCaps", inlines: lead }, ...rest];
}

interface Drop {
  readonly place: BlockPlace;
  readonly end: number;
  readonly lines: number;
}

function droppedItem(desk: Desk, paragraph: Paragraph, drop: Drop): TextItem | undefined {
  const { place, lines } = drop;
  const [first] = paragraph.inlines;
  const found = first?.type === "text" ? OPENING.exec(first.value) : null;
  if (found === null) return undefined;
  const [, quotes = "", letter = "", word = ""] = found;
  if (runsRightToLeft(letter)) return undefined;
  // The space after a word of one letter is the white beside the capital.
  const skipped = quotes.length + letter.length + (word.length - word.trimStart().length);
  const cap = capital(desk, { quotes, letter }, drop);
  const [, after] = divideInlines(paragraph.inlines, skipped);
  const [lead, rest] = divideInlines(withLeadIn(after, skipped, drop.end), word.trim().length);
  const opened = quotes + letter + word;
  // The space after a piece is told with it, and would be lost under its actual text.
  const space = first?.type === "text" && first.value.charAt(opened.length) === " " ? " " : "";
  const element = desk.structure.add(place.tag, "Span", { actualText: opened + space });
  const runs = joined(
    runsOf(desk, lead, { ...place.style, hyphenate: false }, element, place),
    element,
    runsOf(desk, rest, place.style, place.tag, { language: place.language, span: paragraph.span }),
  );
  const shape = shapeAround(desk, place, { width: cap.width, lines });
  const settings = setWith(desk, runs, shape);
  if (settings.best.count < lines) return undefined;
  return plainItem(atLeast(settings, lines), place.tag, {
    text: textOf(runs),
    calls: place.notes.book(runs),
    special: runs.special,
    extras: cap.marks,
    least: lines,
    anchors: anchorsOf(desk, paragraph.id),
    span: paragraph.span,
    place:
      paragraph.id === undefined
        ? undefined
        : { block: paragraph.id, first: 0, skipped, shifts: runs.shifts },
  });
}

/** The first word carries its own element, whose actual text has the letter that dropped. */
function joined(first: RunText, element: number, rest: RunText): RunText {
  const by = first.length;
  return runText(
    [...first.runs.map((run) => runWithin(run, element)), ...rest.runs],
    {
      calls: [...first.calls, ...rest.calls.map((call) => ({ ...call, offset: call.offset + by }))],
      shifts: [...first.shifts, ...rest.shifts.map((shift) => ({ ...shift, at: shift.at + by }))],
      length: by + rest.length,
      special: first.special || rest.special,
    },
    rest.span,
  );
}

interface Capital {
  readonly marks: readonly Mark[];
  readonly width: Pt;
}

/** The letter stands on the baseline of its last line and reaches the height of capitals in the first. */
function capital(
  desk: Desk,
  { quotes, letter }: { readonly quotes: string; readonly letter: string },
  { place, lines }: Drop,
): Capital {
  const { style, frame } = place;
  const face = desk.fonts.face(style.role, style);
  const deep = (lines - 1) * desk.geometry.leading;
  const capHeight = face.capHeight / face.unitsPerEm;
  const size = deep / capHeight + style.size;
  const marks: Mark[] = [];
  const silent = desk.structure.add(place.tag, "Span", { actualText: "" });
  const look: BlockType = { ...style, size, figures: "lining", hyphenate: false };
  const line = desk.setter.measure(runsOf(desk, [{ type: "text", value: letter }], look, silent));
  const glyph = line.pieces[0]?.shaped.glyphs[0] ?? 0;
  const ink = face.inkOf(glyph);
  const x = frame.left - (ink.minX / face.unitsPerEm) * size;
  placePlain(marks, line, { x, y: deep, tag: silent });
  if (quotes !== "") {
    const hung = desk.setter.measure(
      runsOf(desk, [{ type: "text", value: quotes }], style, silent),
    );
    const width = hung.pieces.reduce((sum, piece) => sum + widthOf(piece), 0);
    placePlain(marks, hung, { x: frame.left - width - style.size * 0.05, y: 0, tag: silent });
  }
  return { marks, width: (ink.maxX - ink.minX) * (size / face.unitsPerEm) + GAP * style.size };
}

function shapeAround(
  desk: Desk,
  { style, frame }: BlockPlace,
  cap: { readonly width: Pt; readonly lines: number },
): LineShape {
  const width = desk.geometry.measure - frame.left - frame.right;
  const beside = { left: frame.left + cap.width, width: width - cap.width };
  const below = { left: frame.left, width };
  return {
    align: style.align,
    measureOf: (line) => (line < cap.lines ? beside : below),
    opticalMargins: style.opticalMargins,
  };
}

/** No setting is so short that the next paragraph would run into the capital. */
function atLeast(settings: ParagraphSettings, lines: number): ParagraphSettings {
  return {
    ...settings,
    shorter: () => {
      const shorter = settings.shorter();
      return shorter !== undefined && shorter.count >= lines ? shorter : undefined;
    },
  };
}
