import type { Pt } from "../../base/units.ts";
import type { Font } from "../../fonts/font.ts";
import type { Mark, Page, PlacedText } from "../../layout/pagination.ts";
import { proofPages } from "../../writers/proof-pages.ts";
import { type NoteType, noteLines, noteMarks } from "./margin-notes.ts";
import type { MarginNote, MarkedPlaces, MarkedRange } from "./marked-places.ts";

/** How a page is laid out beside its text. */
export interface ProofStyle {
  readonly font: Font;
  readonly language: string;
  /** White between the text and the outer edge of the page. */
  readonly outside: Pt;
}

/** A bar: how thick, and how far from the text. */
const BAR = { width: 1.2, gap: 7 } as const;
/** Notes in the margin: type, room, and how far from the page and from its head and foot. */
const NOTE = {
  ...{ size: 6.8, leading: 8.6, measure: 104, from: 30, edge: 30, apart: 3 },
  /** The number of a note, and how far it hangs to the left. */
  ...{ number: 5.2, hang: 7 },
} as const;
/** Pages of cut text behind the book. */
const LIST = { size: 9, leading: 12.5, top: 54, bottom: 54 } as const;

/**
 * The pages of a book as they are, line for line, with a bar beside each line
 * that changed and in the wide margin, struck, what was cut there. What is too
 * long for the margin is begun there and stands whole on pages behind the last.
 */
export function changeProof(
  pages: readonly Page[],
  { ranges, notes }: MarkedPlaces,
  style: ProofStyle,
): readonly Page[] {
  const changed = byBlock(ranges);
  const placed = notesByPage(pages, notes);
  const wide = proofPages(pages);
  const long: LongNote[] = [];
  const marked = wide.map((page, at) => {
    const { width = page.width, texts = [] } = pages[at] ?? {};
    const frame: Frame = { page, shift: page.side === "verso" ? page.width - width : 0, width };
    const bars = barsOf(texts, changed, placed.get(at) ?? [], frame, style);
    return {
      ...page,
      marks: [...page.marks, ...bars, ...besides(placed.get(at) ?? [], frame, style, long)],
    };
  });
  return [...marked, ...listPages(long, wide.at(-1), style)];
}

/** A page of the proof, and where in it the page of the book is. */
interface Frame {
  readonly page: Page;
  readonly shift: Pt;
  readonly width: Pt;
}

interface PlacedNote {
  readonly note: MarginNote;
  readonly text: PlacedText;
}

/** A note that did not fit, by the page it belongs to. */
interface LongNote {
  readonly folio: string;
  readonly number: number;
  readonly text: string;
}

function byBlock(ranges: readonly MarkedRange[]): ReadonlyMap<string, readonly MarkedRange[]> {
  const map = new Map<string, MarkedRange[]>();
  for (const range of ranges) {
    const known = map.get(range.block);
    if (known === undefined) map.set(range.block, [range]);
    else known.push(range);
  }
  return map;
}

/** Each note with the line it belongs to: the last of its block that begins at or before it. */
function notesByPage(
  pages: readonly Page[],
  notes: readonly MarginNote[],
): ReadonlyMap<number, readonly PlacedNote[]> {
  const lines = new Map<string, { readonly page: number; readonly text: PlacedText }[]>();
  pages.forEach(({ texts = [] }, page) => {
    for (const text of texts) {
      const known = lines.get(text.block);
      if (known === undefined) lines.set(text.block, [{ page, text }]);
      else known.push({ page, text });
    }
  });
  const placed = new Map<number, PlacedNote[]>();
  for (const note of notes) {
    const own = lines.get(note.block) ?? [];
    const line = own.findLast(({ text }) => text.start <= note.offset) ?? own[0];
    if (line === undefined) continue;
    const { page, text } = line;
    placed.set(page, [...(placed.get(page) ?? []), { note, text }]);
  }
  return placed;
}

/** A bar beside every line that holds something new or lost something; bars of neighbours are one. */
function barsOf(
  texts: readonly PlacedText[],
  changed: ReadonlyMap<string, readonly MarkedRange[]>,
  notes: readonly PlacedNote[],
  { page, shift, width }: Frame,
  { outside }: ProofStyle,
): readonly Mark[] {
  const touched = new Set(notes.map(({ text }) => text));
  const bars: { top: Pt; bottom: Pt }[] = [];
  for (const text of texts) {
    const own = changed.get(text.block) ?? [];
    if (!touched.has(text) && !own.some(({ start, end }) => start < text.end && end > text.start))
      continue;
    const last = bars.at(-1);
    if (last !== undefined && text.top - last.bottom < 0.5) last.bottom = text.bottom;
    else bars.push({ top: text.top, bottom: text.bottom });
  }
  const x =
    page.side === "recto" ? width - outside + BAR.gap : shift + outside - BAR.gap - BAR.width;
  return bars.map(({ top, bottom }) => ({
    ...{ type: "rule", x, y: top, width: BAR.width, height: bottom - top, tag: -1 },
  }));
}

/** The notes of a page from the top, each beside its line or below the one before. */
function besides(
  notes: readonly PlacedNote[],
  { page, shift, width }: Frame,
  { font, language }: ProofStyle,
  long: LongNote[],
): readonly Mark[] {
  const type: NoteType = { ...NOTE, font, language };
  const x = page.side === "recto" ? width + NOTE.from : shift - NOTE.from - NOTE.measure;
  const foot = page.height - NOTE.edge;
  let next: Pt = NOTE.edge;
  return notes.flatMap(({ note, text }, at) => {
    const lines = noteLines(note.text, type);
    const rest = notes.length - at - 1;
    const top = Math.max(next, Math.min(text.top + NOTE.size, foot - lines.length * NOTE.leading));
    const fits = Math.max(1, Math.floor((foot - top) / NOTE.leading + 0.01) - rest);
    if (top > foot) {
      long.push({ folio: page.folio, number: at + 1, text: note.text });
      return [];
    }
    const whole = lines.length <= fits;
    if (!whole) long.push({ folio: page.folio, number: at + 1, text: note.text });
    const shown = whole ? lines : lines.slice(0, Math.max(1, fits - 1));
    const struck = note.kind === "cut";
    const [number] = noteLines(String(at + 1), { ...type, size: NOTE.number });
    const marks = [
      ...(number === undefined
        ? []
        : noteMarks(number, { x: x - NOTE.hang, y: top, struck: false }, type)),
      ...shown.flatMap((line, i) =>
        noteMarks(line, { x, y: top + i * NOTE.leading, struck }, type),
      ),
    ];
    next = top + (shown.length + (whole ? 0 : 1)) * NOTE.leading + NOTE.apart;
    if (whole) return marks;
    const [more] = noteLines("… whole on the last pages", type);
    const y = top + shown.length * NOTE.leading;
    return more === undefined
      ? marks
      : [...marks, ...noteMarks(more, { x, y, struck: false }, type)];
  });
}

/** What did not fit, whole, on pages of its own. */
function listPages(
  long: readonly LongNote[],
  like: Page | undefined,
  { font, language, outside }: ProofStyle,
): readonly Page[] {
  if (long.length === 0 || like === undefined) return [];
  const measure = like.width - 2 * outside;
  const type: NoteType = { ...LIST, font, language, measure };
  const lines = long.flatMap(({ folio, number, text }) => [
    ...noteLines(`Page ${folio}, ${number}`, type).map((line) => ({ line, struck: false })),
    ...noteLines(text, type).map((line) => ({ line, struck: true })),
    { line: undefined, struck: false },
  ]);
  const room = Math.max(1, Math.floor((like.height - LIST.top - LIST.bottom) / LIST.leading));
  const pages = Array.from({ length: Math.ceil(lines.length / room) }, (_, at): Page => {
    const marks = lines.slice(at * room, (at + 1) * room).flatMap(({ line, struck }, i) => {
      const y = LIST.top + i * LIST.leading;
      return line === undefined ? [] : noteMarks(line, { x: outside, y, struck }, type);
    });
    const { width, height } = like;
    return { folio: `cut ${at + 1}`, side: "recto", width, height, blank: false, marks };
  });
  return pages;
}
