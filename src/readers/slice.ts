import type { Inline, Text } from "../model/book.ts";
import type { Range } from "./passage.ts";

/** The inlines that stand in a range of the source; text at its edges is cut. */
export function sliceInlines(inlines: readonly Inline[], range: Range): readonly Inline[] {
  return inlines.flatMap((inline): readonly Inline[] => {
    const { span } = inline;
    if (span === undefined) return [];
    if (span.end <= range.start || span.start >= range.end) return [];
    if (inline.type === "text") return sliceText(inline, span, range);
    if (!("inlines" in inline)) return [inline];
    const inside = sliceInlines(inline.inlines, range);
    return inside.length === 0 ? [] : [{ ...inline, inlines: inside }];
  });
}

function sliceText(
  text: Text,
  span: NonNullable<Text["span"]>,
  { start, end }: Range,
): readonly Inline[] {
  // A leaf that was altered is no slice of the source, and goes with the side it starts on.
  if (text.value.length !== span.end - span.start) return span.start >= start ? [text] : [];
  const from = Math.max(start, span.start);
  const to = Math.min(end, span.end);
  if (from === span.start && to === span.end) return [text];
  const value = text.value.slice(from - span.start, to - span.start);
  return [{ ...text, value, span: { ...span, start: from, end: to } }];
}

/** The words of a heading, without the bold or italics its whole line was typed in. */
export function withoutOuterEmphasis(inlines: readonly Inline[]): readonly Inline[] {
  const [only, ...rest] = inlines;
  if (only === undefined || rest.length > 0) return inlines;
  return only.type === "strong" || only.type === "emphasis"
    ? withoutOuterEmphasis(only.inlines)
    : inlines;
}
