import { CLOSING_ROLES, type SectionRole } from "../../model/book.ts";
import { headingOf, type InlineReader } from "../headings.ts";
import { passageOf } from "../passage.ts";
import type { Heading } from "../reader.ts";
import { type Reading, spanOf } from "../reading.ts";
import type { TextChunk } from "./chunks.ts";
import type { Outline, OutlineEntry } from "./outline.ts";

/** A heading found by its words: where it stands, how deep, and how its words are read. */
export interface HeadingPlace {
  readonly index: number;
  readonly entry: OutlineEntry;
  readonly depth: number;
  readonly read: InlineReader;
}

/** The heading of an entry, with the title that stands under it. */
export function chunkHeading(
  reading: Reading,
  chunks: readonly TextChunk[],
  { index, entry, depth, read }: HeadingPlace,
): Heading {
  const line = chunks[index]?.lines.slice(0, 1) ?? [];
  const passage = passageOf(reading.text, line);
  const { form, titleAt } = entry;
  if (form === undefined) {
    const span = spanOf(reading, line[0]?.start ?? 0, line[0]?.end ?? 0);
    return { type: "heading", depth, label: [], title: read(reading, passage), span };
  }
  const made = headingOf(reading, passage, { form, depth, read });
  const { role, ...rest } = made;
  const piece = form.certainty === "number" && depth > 1 && role === "chapter";
  const heading: Heading = piece ? rest : made;
  const title = titleAt === undefined ? undefined : chunks[titleAt]?.lines;
  if (title === undefined) return heading;
  const titlePassage = passageOf(reading.text, title);
  const span = spanOf(reading, heading.span.start, title.at(-1)?.end ?? heading.span.end);
  return { ...heading, title: read(reading, titlePassage), span };
}

/** Parts stand above chapters, books above parts; what follows the last part is outermost again. */
export function depthsOf(outline: Outline): (index: number) => number {
  const entries = [...outline];
  const books = entries.some(([, { form }]) => form?.holdsParts);
  const firstPart = entries.find(([, { form }]) => form?.role === "part")?.[0];
  const parts = entries.some(([, { form }]) => form?.role === "part" && !form.holdsParts);
  const titled = entries.some(([, { form }]) => form === undefined);
  const chapter = 1 + Number(books) + Number(parts);
  return (index) => {
    const form = outline.get(index)?.form;
    if (form?.holdsParts) return 1;
    if (form?.role === "part") return 1 + Number(books);
    // Numbers under titles count the pieces of a chapter.
    if (titled && form?.certainty === "number") return chapter + 1;
    const outside = firstPart === undefined || index < firstPart || isOutside(form?.role ?? "part");
    return outside ? 1 : chapter;
  };
}

/** In a text a note of the author after the last part is the book's too; a heading marked as one says where it belongs. */
function isOutside(role: SectionRole | "part"): boolean {
  return role === "authorNote" || CLOSING_ROLES.has(role);
}
