import type { Inline, Text } from "../model/book.ts";
import { type Reading, spanOf } from "./reading.ts";

/** A name without the dash before it. */
export function withoutDash(reading: Reading, inlines: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = inlines;
  if (first?.type !== "text" || first.span === undefined) return inlines;
  const dash = /^[-—–―~]+\s*/.exec(first.value)?.[0].length ?? 0;
  const value = first.value.slice(dash);
  const { start, end } = first.span;
  const leaf: Text = {
    type: "text",
    value,
    span: spanOf(reading, Math.min(end, start + dash), end),
  };
  return value === "" ? rest : [leaf, ...rest];
}
