import { digestOf, digestOfParts } from "../base/digest.ts";
import type { Painted, PaintJob } from "./painted.ts";

/**
 * 32 hex digits that tell a PDF from every other: made of the pages as they are painted, of what the document says of itself, and
 * of its kind. To hash the streams costs a hundredth of what the book as data would.
 */
export function documentId(
  kind: string,
  { edition, date, generator }: Omit<PaintJob, "id">,
  painted: Painted,
): string {
  const { metadata } = edition.book;
  const said = digestOf([kind, generator, date.toISOString(), metadata, painted.outline]);
  return digestOfParts([said, ...streamsOf(painted)]).slice(0, 32);
}

function* streamsOf({ pages }: Painted): Iterable<Uint8Array | string> {
  for (const { width, height, side, furniture, of } of pages) {
    yield `${side} ${width} ${height}`;
    for (const { operators } of furniture) yield operators;
    const sheet = of?.piece.sheets[of.sheet];
    if (sheet !== undefined) yield sheet.stream;
  }
}
