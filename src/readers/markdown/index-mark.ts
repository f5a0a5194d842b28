import type { IndexMark, Inline } from "../../model/book.ts";
import type { Span } from "../../source/span.ts";
import type { Attributes } from "./destination.ts";

/**
 * Words marked for the index: `[words]{.index}`, or `[words]{index="Heading > Subheading"}` with `see`
 * and `see-also` where the entry leads elsewhere. Undefined where nothing says so.
 */
export function indexMark(
  inlines: readonly Inline[],
  { classes, language, values }: Attributes,
  span: Span,
): IndexMark | undefined {
  const said = values.get("index");
  if (said === undefined && !classes.includes("index")) return undefined;
  const [heading = "", ...rest] = (said ?? "").split(">").map((part) => part.trim());
  const subheading = rest.join(" > ").trim();
  const see = values.get("see")?.trim();
  const seeAlso = values.get("see-also")?.trim();
  return {
    type: "indexMark",
    inlines,
    span,
    ...(heading && { heading }),
    ...(subheading && { subheading }),
    ...(see && { see }),
    ...(seeAlso && { seeAlso }),
    ...(language !== undefined && { language }),
  };
}
