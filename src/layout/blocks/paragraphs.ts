import type { Pt } from "../../base/units.ts";
import type { Inline } from "../../model/book.ts";
import type { Span } from "../../source/span.ts";
import type { Tag } from "../pagination.ts";
import type { LineShape, ParagraphSettings } from "../paragraph.ts";
import type { TextItem } from "./column.ts";
import type { Desk } from "./desk.ts";
import { type RunText, runsOf } from "./runs.ts";
import type { BlockType } from "./type-style.ts";

/** How wide and where a paragraph is set. */
export interface Frame {
  /** Indents of the surrounding blocks from both edges of the measure. */
  readonly left: Pt;
  readonly right: Pt;
}

export interface ParagraphDraft {
  readonly inlines: readonly Inline[];
  readonly style: BlockType;
  readonly frame: Frame;
  readonly indent: Pt;
  readonly tag: Tag;
  readonly id?: string | undefined;
  readonly language?: string | undefined;
  readonly span?: Span | undefined;
  readonly align?: LineShape["align"] | undefined;
}

/** A paragraph as an item of the column. `noteIndex` books each note called in it and says where it stands. */
export function paragraphItem(
  desk: Desk,
  draft: ParagraphDraft,
  noteIndex: (runs: RunText) => TextItem["calls"],
): TextItem {
  const runs = runsOf(desk, draft.inlines, draft.style, draft.tag, draft);
  const align = draft.align ?? draft.style.align;
  const shape = shapeOf(desk, { ...draft, align });
  const settings = setWith(desk, runs, shape);
  return plainItem(settings, draft.tag, {
    text: draft.style.hyphenate ? textOf(runs) : "",
    calls: noteIndex(runs),
    special: runs.special,
    anchors: anchorsOf(desk, draft.id),
    span: draft.span,
    place:
      draft.id === undefined
        ? undefined
        : { block: draft.id, first: 0, skipped: 0, shifts: runs.shifts },
  });
}

/** What an item of lines may have besides them. */
type ItemParts = Partial<Omit<TextItem, "type" | "settings" | "tag">>;

/**
 * An item of lines, with nothing special about it but what is told.
 *
 * All are of one make: those who fill pages look at little else, and an item that is
 * copied by spreading is of a make of its own each time.
 */
export function plainItem(
  settings: ParagraphSettings,
  tag: Tag,
  {
    text = "",
    calls = [],
    special = false,
    extras = [],
    least = 2,
    closed = NONE,
    keepWithNext = false,
    anchors = [],
    place,
    span,
  }: ItemParts = {},
): TextItem {
  return {
    type: "text",
    settings,
    tag,
    text,
    calls,
    special,
    extras,
    least,
    closed,
    keepWithNext,
    anchors,
    place,
    span,
  };
}

/** The same item but for some of its parts. */
export function changedItem(item: TextItem, parts: ItemParts): TextItem {
  return plainItem(item.settings, item.tag, { ...item, ...parts });
}

const NONE: ReadonlySet<number> = new Set();

/** The text of runs, in which lines count their offsets. */
export function textOf({ runs }: RunText): string {
  return runs.length === 1 ? (runs[0]?.text ?? "") : runs.map(({ text }) => text).join("");
}

/** Where the author wrote words: the place of the first that has one. */
export function spanOf(inlines: readonly Inline[]): Span | undefined {
  return inlines.find(({ span }) => span !== undefined)?.span;
}

/** Ids that something points at; all others need no anchor. */
export function anchorsOf(desk: Desk, id: string | undefined): readonly string[] {
  return id !== undefined && desk.targets.has(id) ? [id] : [];
}

/** Sets lines and keeps what the setter has to say about them. */
export function setWith(desk: Desk, runs: RunText, shape: LineShape): ParagraphSettings {
  const settings = desk.setter.set(runs, runs.rtl === true ? mirrored(shape) : shape);
  if (settings.diagnostics.length > 0) desk.diagnostics.push(...settings.diagnostics);
  return settings;
}

/** The shape of a paragraph that runs from right to left: what is indented from the left is indented from the right. */
function mirrored(shape: LineShape): LineShape {
  const [first, second] = [shape.measureOf(0), shape.measureOf(1)];
  const left = Math.min(first.left, second.left);
  const right = Math.max(first.left + first.width, second.left + second.width);
  return {
    ...shape,
    opticalMargins: false,
    measureOf(line) {
      const own = shape.measureOf(line);
      return { left: left + right - own.left - own.width, width: own.width };
    },
  };
}

/** The measure of ordinary lines: one indent for the first, one for the rest. */
function shapeOf(
  desk: Desk,
  draft: ParagraphDraft & { readonly align: LineShape["align"] },
): LineShape {
  const { style, frame, indent, align } = draft;
  const width = desk.geometry.measure - frame.left - frame.right;
  const rest = { left: frame.left, width };
  const first =
    indent === 0 || align === "center" || align === "end"
      ? rest
      : { left: frame.left + indent, width: width - indent };
  return {
    align,
    measureOf: (line) => (line === 0 ? first : rest),
    opticalMargins: style.opticalMargins && align === "justify",
  };
}
