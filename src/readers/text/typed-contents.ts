import type { Block } from "../../model/book.ts";
import { flowText, titleText } from "../../model/text.ts";
import { notice } from "../diagnostics.ts";
import type { Heading } from "../reader.ts";
import { type Reading, repair } from "../reading.ts";

type Matter = Block | Heading;

/** Leaves out a list of chapters typed into a text: headings without text between them that all come again. */
export function withoutContents(reading: Reading, matter: readonly Matter[]): readonly Matter[] {
  const start = matter.findIndex((block, i) => block.type === "heading" && runFrom(matter, i) >= 3);
  if (start < 0) return matter;
  const end = start + runFrom(matter, start);
  const last = new Map<string, number>();
  for (const [i, block] of matter.entries())
    if (block.type === "heading") last.set(nameOf(block), i);
  // The run may end with the first chapter itself, whose text follows; it does not come again.
  const listed = matter
    .slice(start, end)
    .filter((block, i) => block.type === "heading" && (last.get(nameOf(block)) ?? 0) > start + i);
  if (listed.length < 3) return matter;
  const before = matter[start - 1];
  const title =
    before?.type === "paragraph" &&
    /^(?:table of )?contents$/i.test(flowText(before.inlines).trim());
  const dropped = new Set<Matter>([...(title ? [before] : []), ...listed]);
  for (const block of dropped)
    if (block.span !== undefined)
      repair(reading, block.span, {
        rule: "readers/contents",
        after: "",
        because: "the book has contents of its own",
      });
  const at = listed[0]?.span;
  if (at !== undefined)
    reading.diagnostics.push(notice("contents", "A list of chapters was left out here", at));
  return matter.filter((block) => !dropped.has(block));
}

function runFrom(matter: readonly Matter[], from: number): number {
  let end = from;
  while (matter[end]?.type === "heading") end++;
  return end - from;
}

function nameOf({ label, title }: Heading): string {
  return (titleText(label) || titleText(title)).toLowerCase();
}
