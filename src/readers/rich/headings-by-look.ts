import { append } from "../../base/append.ts";
import { headingForm } from "../headings.ts";
import { sceneMark } from "../scene-mark.ts";
import type { Remark } from "./draft.ts";
import { isEmpty, type RichBlock, type RichParagraph, wordsOf } from "./rich.ts";

/** A heading is shorter than this, in UTF-16 units. */
const LONGEST = 80;

/** Headings are at most one paragraph in this many. */
const RAREST = 5;

/**
 * Finds the headings of a document that uses no heading style, by their look.
 *
 * Short lines of one look that the running text does not have, two at least, each over a paragraph
 * without it, and not too many. Larger type ranks higher. Lines whose words say what they head are
 * left to the grammar of headings, unless all of the look are found together.
 */
export function headingsByLook(blocks: readonly RichBlock[]): {
  readonly blocks: readonly RichBlock[];
  readonly remarks: readonly Remark[];
} {
  const plain = { blocks, remarks: [] };
  if (blocks.some((block) => block.type === "paragraph" && block.level !== undefined)) return plain;
  const paragraphs = blocks.filter(
    (block): block is RichParagraph => block.type === "paragraph" && !isEmpty(block.pieces),
  );
  const clusters = clustersOf(paragraphs);
  const found = [...clusters.values()].filter(
    ({ length }) => length >= 2 && length * RAREST <= paragraphs.length,
  );
  // Where the words say it, they are the better witness.
  const said = paragraphs.filter(({ pieces }) => {
    const form = headingForm(wordsOf(pieces).trim());
    return form?.role === "chapter" && form.certainty === "plain";
  });
  if (found.length === 0 || said.length > 0) return plain;
  const sizes = [...new Set(found.map(([first]) => first?.size ?? 0))].sort((a, b) => b - a);
  const levels = new Map<RichBlock, number>();
  for (const cluster of found)
    for (const paragraph of cluster) levels.set(paragraph, sizes.indexOf(paragraph.size ?? 0) + 1);
  const first = found[0]?.[0];
  const count = [...levels].length - 1;
  const message = `“${wordsOf(first?.pieces ?? []).trim()}” was taken for a heading by its look, and ${count} more`;
  const raised = blocks.map((block) => {
    const level = levels.get(block);
    return level === undefined || block.type !== "paragraph" ? block : { ...block, level };
  });
  const at = raised[blocks.indexOf(first ?? { type: "rule" })];
  return { blocks: raised, remarks: [{ name: "formatting", message, ...(at && { at }) }] };
}

/** Paragraphs that could be headings, by their look, each over a paragraph that has it not. */
function clustersOf(
  paragraphs: readonly RichParagraph[],
): ReadonlyMap<string, readonly RichParagraph[]> {
  const common = commonSize(paragraphs);
  const clusters = new Map<string, RichParagraph[]>();
  for (const [i, paragraph] of paragraphs.entries()) {
    const look = lookOf(paragraph, common);
    const next = paragraphs[i + 1];
    if (look === "" || next === undefined || lookOf(next, common) === look) continue;
    const words = wordsOf(paragraph.pieces).trim();
    if (words.length > LONGEST || /[.,;:!?…"”]$/.test(words) || sceneMark(words) !== undefined)
      continue;
    if (!/\p{L}|\d/u.test(words) || words.includes("\n")) continue;
    append(clusters, look, paragraph);
  }
  return clusters;
}

/** What sets a paragraph off as a whole: bold and larger type; the middle only with one of them. */
function lookOf({ pieces, align, size }: RichParagraph, common: number | undefined): string {
  const words = pieces.filter((piece) => piece.type === "text" && piece.text.trim() !== "");
  const bold = words.length > 0 && words.every((piece) => piece.look.strong === true);
  const large = size !== undefined && common !== undefined && size > common;
  if (!bold && !large) return "";
  return [bold && "bold", large && `size ${size}`, align].filter(Boolean).join(" ");
}

/** The type size of most characters. */
function commonSize(paragraphs: readonly RichParagraph[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { size, pieces } of paragraphs)
    if (size !== undefined) counts.set(size, (counts.get(size) ?? 0) + wordsOf(pieces).length);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
