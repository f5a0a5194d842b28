import type { Block, Metadata, Paragraph } from "../model/book.ts";
import { headingForm } from "./headings.ts";
import { linesOf } from "./lines.ts";
import type { Range } from "./passage.ts";
import type { Heading } from "./reader.ts";
import { type Reading, spanOf } from "./reading.ts";
import { sliceInlines, withoutOuterEmphasis } from "./slice.ts";
import { type Break, breaksOf } from "./text/breaks.ts";
import { chunkHeading, depthsOf } from "./text/chunk-heading.ts";
import type { TextChunk } from "./text/chunks.ts";
import { titleLines } from "./text/front.ts";
import type { TextProfile } from "./text/layout.ts";
import { openingOf } from "./text/opening.ts";
import { outlineOf } from "./text/outline.ts";

/** Blocks with the headings and gaps found among them, and what the first lines say of the book. */
export interface ProseMatter {
  readonly metadata: Partial<Metadata>;
  readonly matter: readonly (Block | Heading)[];
}

/**
 * Reads the headings of a document that marks none, by the grammar and the profile of plain text.
 *
 * Gaps wider than the document's own become breaks. Everything else stays the block it was.
 */
export function proseMatter(reading: Reading, given: readonly Block[]): ProseMatter {
  const blocks = given.flatMap((block) => withHeadApart(reading, block));
  const all = chunksOfBlocks(reading, blocks);
  const blockOf = new Map(all.map((chunk, i) => [chunk, blocks[i]] as const));
  const profile = profileOf(all);
  // Only a name or label at the top makes a title: the file may be one chapter of many.
  const { metadata, chunks } = titleLines(reading, all, true);
  const outline = outlineOf(reading, chunks, profile);
  const breaks = breaksOf(reading, chunks, { outline, profile });
  const opening = openingOf(reading, chunks, outline);
  const depths = depthsOf(outline);
  const matter: (Block | Heading)[] = [];
  for (let i = 0; i < chunks.length; i++) {
    const chunk = chunks[i];
    const entry = outline.get(i);
    const block = chunk && blockOf.get(chunk);
    if (chunk === undefined || block === undefined) continue;
    if (opening?.at === i) {
      const at = spanOf(reading, startOf(chunk), startOf(chunk));
      matter.push({
        type: "heading",
        depth: 1,
        label: [],
        title: [],
        role: opening.role,
        span: at,
      });
    }
    if (entry !== undefined) {
      const sources = chunks.slice(i, i + entry.chunks).map((one) => blockOf.get(one));
      const read = (_: Reading, { ranges }: { readonly ranges: readonly Range[] }) =>
        withoutOuterEmphasis(sources.flatMap((one) => wordsIn(one, ranges)));
      matter.push(chunkHeading(reading, chunks, { index: i, entry, depth: depths(i), read }));
      i += entry.chunks - 1;
      continue;
    }
    pushBreak(reading, chunk, breaks.get(i), matter);
    if (breaks.get(i) !== "mark") matter.push(block);
  }
  return { metadata, matter };
}

function startOf(chunk: TextChunk): number {
  return chunk.lines[0]?.start ?? 0;
}

function wordsIn(block: Block | undefined, ranges: readonly Range[]) {
  if (block?.type !== "paragraph") return [];
  return ranges.flatMap((range) => sliceInlines(block.inlines, range));
}

function pushBreak(
  reading: Reading,
  { lines }: TextChunk,
  kind: Break | undefined,
  into: (Block | Heading)[],
): void {
  const [line] = lines;
  if (kind === undefined || line === undefined) return;
  const { start, end } = line;
  if (kind === "mark") {
    const typed = reading.text.slice(start, end);
    into.push({ type: "sceneBreak", style: "ornament", typed, span: spanOf(reading, start, end) });
  } else
    into.push({ type: "sceneBreak", style: kind, typed: "", span: spanOf(reading, start, start) });
}

/** A heading typed right above its text, in the same paragraph, becomes a paragraph of its own. */
function withHeadApart(reading: Reading, block: Block): readonly Block[] {
  if (block.type !== "paragraph" || block.span === undefined) return [block];
  const { start, end } = block.span;
  const [first, second] = linesOf(reading.text, start, Math.min(end, start + 400));
  if (first === undefined || second === undefined) return [block];
  if (headingForm(reading.text.slice(first.start, first.end))?.certainty !== "plain")
    return [block];
  const part = (range: Range): Paragraph => ({
    ...block,
    inlines: sliceInlines(block.inlines, range).filter((inline) => inline.type !== "lineBreak"),
    span: spanOf(reading, range.start, range.end),
  });
  return [part(first), part({ start: second.start, end })];
}

/** Each block as a chunk of text: paragraphs with their lines, all else as something that heads nothing. */
function chunksOfBlocks(reading: Reading, blocks: readonly Block[]): readonly TextChunk[] {
  let end = 0;
  return blocks.map((block, group) => {
    const span = block.span ?? spanOf(reading, end, end);
    const between = reading.text.slice(end, Math.max(end, span.start));
    const blank = group > 0 && /^\s*$/.test(between);
    const gap = blank ? Math.max(1, (between.match(/\r\n|\r|\n/g)?.length ?? 0) - 1) : 1;
    const newPage = /\f/.test(between);
    end = Math.max(end, span.end);
    const found = linesOf(reading.text, span.start, span.end);
    const [first = { ...span, at: span.start, indent: 0, ends: "line" as const }] = found;
    // Two lines at least: a chunk of two is neither heading nor mark.
    const lines = block.type === "paragraph" ? found : [first, ...found.slice(1), first];
    return { lines, gap: group === 0 ? 0 : gap, newPage, group, shape: "prose" };
  });
}

function profileOf(chunks: readonly TextChunk[]): TextProfile {
  const counts = new Map<number, number>();
  for (const { gap } of chunks.slice(1)) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  const [common] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const gap = common?.[0] ?? 1;
  return {
    wrapped: false,
    width: 0,
    indented: false,
    indents: false,
    margin: 0,
    gap,
    lines: chunks.length,
  };
}
