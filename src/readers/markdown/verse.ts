import type { Verse, VerseLine } from "../../model/book.ts";
import type { Span } from "../../source/span.ts";
import { linesOf } from "../lines.ts";
import { passageOf, type Range } from "../passage.ts";
import { markdownInlines } from "./inlines.ts";
import type { MarkdownReading } from "./markdown-reading.ts";

/** Spaces that make one step of indent, as typed in verse. */
const STEP = 2;

/** Verse between two fences: every line stays a line, a blank one parts stanzas, a dash names the poet. */
export function verseOf(reading: MarkdownReading, lines: readonly Range[], span: Span): Verse {
  const { text } = reading;
  const stanzas: VerseLine[][] = [[]];
  let attribution: Verse["attribution"] = [];
  // A page break or a soft break inside a line parts it in two.
  const typed = lines.flatMap(
    ({ start, end }): readonly (Range & { readonly indent: number })[] => {
      const found = linesOf(text, start, end);
      return found.length === 0 ? [{ start: end, end, indent: 0 }] : found;
    },
  );
  const last = typed.findLastIndex(({ start, end }) => end > start);
  for (const [i, { start, end, indent }] of typed.entries()) {
    const line = text.slice(start, end);
    const dash = i === last ? /^(?:--+|—|–)\s*(?=[\p{L}*_])/u.exec(line)?.[0] : undefined;
    if (start === end) {
      if ((stanzas.at(-1)?.length ?? 0) > 0) stanzas.push([]);
    } else if (dash !== undefined) {
      attribution = markdownInlines(
        reading,
        passageOf(text, [{ start: start + dash.length, end }]),
      );
    } else {
      const words = line.endsWith("\\") ? { start, end: end - 1 } : { start, end };
      const inlines = markdownInlines(reading, passageOf(text, [words]));
      stanzas.at(-1)?.push({ indent: Math.min(12, Math.floor(indent / STEP)), inlines });
    }
  }
  return {
    type: "verse",
    stanzas: stanzas.filter((stanza) => stanza.length > 0),
    attribution,
    span,
  };
}
