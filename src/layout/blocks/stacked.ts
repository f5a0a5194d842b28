import type { Pt } from "../../base/units.ts";
import type { Inline } from "../../model/book.ts";
import type { Span } from "../../source/span.ts";
import type { Mark, Tag } from "../pagination.ts";
import type { BoxItem } from "./column.ts";
import type { Desk } from "./desk.ts";
import type { Footnotes } from "./footnotes.ts";
import { type Frame, setWith, spanOf } from "./paragraphs.ts";
import { moved, placeLine } from "./place-line.ts";
import { runsOf } from "./runs.ts";
import type { BlockType } from "./type-style.ts";

/** Part of a line's height that lies above its baseline. */
export const ABOVE = 0.75;

/** Text in its own leading: titles, captions, cells. Marks are relative to the left edge and the top. */
export interface Stacked {
  readonly marks: readonly Mark[];
  readonly height: Pt;
  /** From the top to the last baseline; 0 where there is no text. */
  readonly lastBaseline: Pt;
  /** Notes called in it: those before this index; 0 for none. */
  readonly called: number;
  /** Where the author wrote it. */
  readonly span: Span | undefined;
}

export interface StackedFrame extends Frame {
  readonly tag: Tag;
  /** Right edge, where it is not that of the page's measure. */
  readonly measure?: Pt;
  /** Where notes called in the text go. */
  readonly notes?: Footnotes;
}

/** Sets a short text in its own leading between the indents of its frame and style. */
export function stacked(
  desk: Desk,
  inlines: readonly Inline[],
  style: BlockType,
  frame: StackedFrame,
): Stacked {
  const span = spanOf(inlines);
  const runs = runsOf(desk, inlines, { ...style, hyphenate: false }, frame.tag, { span });
  const calls = frame.notes?.book(runs) ?? [];
  const called = calls.reduce((last, { note }) => Math.max(last, note + 1), 0);
  const left = frame.left + style.left;
  const measure = frame.measure ?? desk.geometry.measure;
  const width = Math.max(style.size, measure - left - frame.right - style.right);
  const line = { left, width };
  const align = style.align === "justify" ? "start" : style.align;
  const { best } = setWith(desk, runs, { align, measureOf: () => line, opticalMargins: false });
  const marks: Mark[] = [];
  let y = ABOVE * style.leading;
  for (const set of best.lines()) {
    placeLine(desk, marks, set, { x: 0, y, tag: frame.tag });
    y += style.leading;
  }
  const height = best.count * style.leading;
  return { marks, height, called, lastBaseline: height - (1 - ABOVE) * style.leading, span };
}

/** Parts of a box from the top: texts with the white before them. */
export interface Part {
  readonly before: Pt;
  readonly text: Stacked;
}

/**
 * Puts parts under one another in as many lines of the grid as they need. The
 * last baseline stands on the grid, so that what follows does.
 */
export function boxOf(
  desk: Desk,
  parts: readonly Part[],
  {
    sink = 0,
    after = 0,
    keepWithNext = false,
  }: {
    readonly sink?: Pt;
    readonly after?: Pt;
    readonly keepWithNext?: boolean;
  } = {},
): BoxItem {
  const { leading } = desk.geometry;
  let y = sink;
  let last = sink;
  const tops = parts.map(({ before, text }, i) => {
    const top = y + (i === 0 ? 0 : before);
    y = top + text.height;
    if (text.lastBaseline > 0) last = top + text.lastBaseline;
    return top;
  });
  const linesToLast = Math.max(1, Math.ceil((last - ABOVE * leading) / leading - 0.05) + 1);
  const down = parts.length === 0 ? 0 : (linesToLast - 1 + ABOVE) * leading - last;
  const below = y + down - linesToLast * leading;
  const lines = linesToLast + Math.max(0, Math.round((below + after) / leading));
  const marks = parts.flatMap(({ text }, i) =>
    text.marks.map((mark) => moved(mark, 0, (tops[i] ?? 0) + down)),
  );
  const called = parts.reduce((last, { text }) => Math.max(last, text.called), 0);
  const span = parts.find(({ text }) => text.span !== undefined)?.text.span;
  return { type: "box", lines, marks, keepWithNext, called, span };
}
