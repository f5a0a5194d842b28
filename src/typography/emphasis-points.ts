import type { Inline, Text } from "../model/book.ts";
import { flowText } from "../model/text.ts";
import type { Span } from "../source/span.ts";

/** A point that belongs to the sentence round words in italics, and where it stands in the author's file. */
export type Moved = (point: string, at: Span | undefined) => void;

/**
 * The same inlines with a comma or full point after emphasised words outside the emphasis, as houses set it that
 * hold a point to belong to the sentence. A whole sentence in italics keeps its own, and so do ? and !.
 */
export function pointsOutside(inlines: readonly Inline[], moved: Moved): readonly Inline[] {
  let before = "";
  let changed = false;
  const set = inlines.flatMap((inline): readonly Inline[] => {
    const isPart = INSIDE.test(before);
    before = (before + flowText([inline])).slice(-REACH);
    if (inline.type !== "emphasis" || !isPart) return [inline];
    const parted = partPoint(inline.inlines);
    if (parted === undefined) return [inline];
    changed = true;
    moved(parted.point.value, parted.point.span);
    return [{ ...inline, inlines: parted.words }, parted.point];
  });
  return changed ? set : inlines;
}

/** Words of the same sentence stand before: a letter, a comma, and a space. */
const INSIDE = /[\p{L}\p{N},;’][”’)]? ["“‘(]?$/u;
const REACH = 8;
const POINT = /(?<=[\p{L}\p{N}])[.,;:]$/u;

function partPoint(
  inlines: readonly Inline[],
): { readonly words: readonly Inline[]; readonly point: Text } | undefined {
  const last = inlines.at(-1);
  if (last?.type !== "text" || last.value.length < 3 || !POINT.test(last.value)) return undefined;
  const { value, span } = last;
  const words: Text = { ...last, value: value.slice(0, -1) };
  const point: Text = { ...last, value: value.slice(-1) };
  const rest = inlines.slice(0, -1);
  if (span === undefined) return { words: [...rest, words], point };
  const cut = span.end - 1;
  return {
    words: [...rest, { ...words, span: { ...span, end: cut } }],
    point: { ...point, span: { ...span, start: cut } },
  };
}
