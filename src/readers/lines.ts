import type { Range } from "./passage.ts";

/** One line of a manuscript without its line end. */
export interface Line extends Range {
  /** Where the line itself starts, before its indent. */
  readonly at: number;
  /** Columns of white space before the first character; a tab counts to the next multiple of eight, an ideographic space two. */
  readonly indent: number;
  /** What ends it: a line end, a page break (form feed), or a soft break (vertical tab, U+2028) inside a paragraph. */
  readonly ends: "line" | "page" | "soft";
}

/**
 * The lines of `[from, to)` of a text, blank ones included (`start === end`).
 *
 * `start` and `end` leave out the indent and trailing white space. Linear in the length of the text.
 */
export function linesOf(text: string, from = 0, to: number = text.length): readonly Line[] {
  const lines: Line[] = [];
  let at = from;
  for (let i = from; i < to; i++) {
    const ends = lineEnd(text.charCodeAt(i));
    if (ends === undefined) continue;
    lines.push(line(text, at, i, ends));
    if (text.charCodeAt(i) === 13 && text.charCodeAt(i + 1) === 10) i++;
    at = i + 1;
  }
  if (at < to) lines.push(line(text, at, to, "line"));
  return lines;
}

/** True for a line with nothing but white space. */
export function isBlank({ start, end }: Range): boolean {
  return start === end;
}

function lineEnd(code: number): Line["ends"] | undefined {
  if (code > 13 && code < 0x2028) return undefined;
  if (code === 10 || code === 13) return "line";
  if (code === 12) return "page";
  if (code === 11 || code === 0x2028) return "soft";
  return code === 0x2029 ? "line" : undefined;
}

function line(text: string, at: number, stop: number, ends: Line["ends"]): Line {
  let start = at;
  let indent = 0;
  for (; start < stop; start++) {
    const code = text.charCodeAt(start);
    if (!isSpace(code)) break;
    indent = code === 9 ? (indent | 7) + 1 : indent + spaceWidth(code);
  }
  let end = stop;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { at, start, end, indent, ends };
}

/** White space that may indent a line, zero-width characters included. */
function isSpace(code: number): boolean {
  if (code === 32 || code === 9) return true;
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

function spaceWidth(code: number): number {
  if (code === 0x200b || code === 0xfeff) return 0;
  return code === 0x3000 ? 2 : 1;
}
