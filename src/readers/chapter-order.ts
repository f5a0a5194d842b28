import { titleText } from "../model/text.ts";
import { notice } from "./diagnostics.ts";
import type { Heading } from "./reader.ts";
import type { Reading } from "./reading.ts";

/** Reports chapter numbers that skip, repeat or start again where no part begins. */
export function reportChapterOrder(reading: Reading, headings: readonly Heading[]): void {
  let last: number | undefined;
  for (const heading of headings) {
    if (heading.role === "part") last = last === undefined ? undefined : -last;
    if (heading.role !== "chapter" || heading.number === undefined) continue;
    const message = fault(last, heading.number);
    if (message !== undefined) {
      const label = titleText(heading.label) || titleText(heading.title);
      reading.diagnostics.push(notice("chapter-order", `“${label}” ${message}`, heading.span));
    }
    last = heading.number;
  }
}

/** `last` is negative after a new part, where numbers may go on or start again. */
function fault(last: number | undefined, number: number): string | undefined {
  // A file may hold the middle of a book, so any number may be its first.
  if (last === undefined) return undefined;
  const before = Math.abs(last);
  if (number === before + 1 || (last < 0 && number === 1)) return undefined;
  if (number === before) return `repeats the number ${number}`;
  return number > before ? `follows chapter ${before}` : `starts again after chapter ${before}`;
}
