import type { Code, Inline, Text } from "../../model/book.ts";
import { flowText } from "../../model/text.ts";

/** Divides inlines at an offset of their flow text; elements that reach over it stand on both sides. */
export function divideInlines(
  inlines: readonly Inline[],
  offset: number,
): readonly [before: readonly Inline[], after: readonly Inline[]] {
  const before: Inline[] = [];
  const after: Inline[] = [];
  let at = 0;
  for (const inline of inlines) {
    const length = flowText([inline]).length;
    if (at + length <= offset) before.push(inline);
    else if (at >= offset) after.push(inline);
    else {
      const [head, tail] = divide(inline, offset - at);
      before.push(head);
      after.push(tail);
    }
    at += length;
  }
  return [before, after];
}

function divide(inline: Inline, offset: number): readonly [Inline, Inline] {
  if ("value" in inline) return divideText(inline, offset);
  if ("inlines" in inline) {
    const [before, after] = divideInlines(inline.inlines, offset);
    return [
      { ...inline, inlines: before },
      { ...inline, inlines: after },
    ];
  }
  // Everything else is one unit long and never reaches over an offset.
  return [inline, inline];
}

/** Each part knows its place where the text is letter for letter what the author wrote. */
function divideText<T extends Text | Code>(inline: T, offset: number): readonly [T, T] {
  const { value, span } = inline;
  const before = { ...inline, value: value.slice(0, offset) };
  const after = { ...inline, value: value.slice(offset) };
  if (span === undefined || span.end - span.start !== value.length) return [before, after];
  const middle = span.start + offset;
  return [
    { ...before, span: { ...span, end: middle } },
    { ...after, span: { ...span, start: middle } },
  ];
}
