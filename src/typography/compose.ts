import type { TextEdit } from "./trail.ts";

/** Later edits laid over earlier ones. */
export interface Composed {
  /** All of them as edits of the first text, in order. */
  readonly all: readonly TextEdit[];
  /** The later ones, as edits of the first text. */
  readonly moved: readonly TextEdit[];
}

/**
 * Edits of a text, and later ones of what came of it; undefined where a later
 * one touches an earlier, for which only a `Trail` knows the way back. Both
 * lists are in order and neither overlaps itself.
 */
export function composed(
  earlier: readonly TextEdit[],
  later: readonly TextEdit[],
): Composed | undefined {
  if (earlier.length === 0) return { all: later, moved: later };
  const all: TextEdit[] = [];
  const moved: TextEdit[] = [];
  let shift = 0;
  let next = 0;
  for (const { start, end, text } of later) {
    for (let old = earlier[next]; old !== undefined; old = earlier[++next]) {
      if (old.start + shift + old.text.length >= start) break;
      all.push(old);
      shift += old.text.length - (old.end - old.start);
    }
    if ((earlier[next]?.start ?? Number.POSITIVE_INFINITY) + shift <= end) return undefined;
    const edit = { start: start - shift, end: end - shift, text };
    all.push(edit);
    moved.push(edit);
  }
  for (const old of earlier.slice(next)) all.push(old);
  return { all, moved };
}
