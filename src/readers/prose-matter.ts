import type { Block, Inline, Metadata, Paragraph, SectionRole } from "../model/book.ts";
import { titleText } from "../model/text.ts";
import type { Span } from "../source/span.ts";
import { headingForm, headingOf, type InlineReader } from "./headings.ts";
import { linesOf } from "./lines.ts";
import { passageOf, type Range } from "./passage.ts";
import { type Ranked, ranksOf, titlesBook } from "./ranks.ts";
import type { Heading } from "./reader.ts";
import { type Reading, spanOf } from "./reading.ts";
import { sliceInlines, withoutOuterEmphasis } from "./slice.ts";
import { type Break, breaksOf } from "./text/breaks.ts";
import { chunkHeading, depthsOf } from "./text/chunk-heading.ts";
import type { TextChunk } from "./text/chunks.ts";
import { titleLines } from "./text/front.ts";
import type { TextProfile } from "./text/layout.ts";
import { openingOf } from "./text/opening.ts";
import { outlineOf, titleSeries } from "./text/outline.ts";

/** A heading a document marks as one, before its words are read. */
export interface RawHeading {
  readonly type: "rawHeading";
  /** 1 is the outermost. */
  readonly level: number;
  readonly inlines: readonly Inline[];
  readonly id?: string;
  /** What it heads, where the document says it. */
  readonly role?: SectionRole | "part";
  readonly span: Span;
}

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
export function proseMatter(
  reading: Reading,
  given: readonly Block[],
  /** The name of a book may stand at the top: not where the file may be one chapter of many. */
  titled = false,
): ProseMatter {
  const blocks = given.flatMap((block) => withHeadApart(reading, block));
  const all = chunksOfBlocks(reading, blocks);
  const blockOf = new Map(all.map((chunk, i) => [chunk, blocks[i]] as const));
  const profile = profileOf(all);
  const top = titleLines(reading, all, !titled || titleSeries(reading, all, profile).length > 0);
  const { metadata, chunks } = top;
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
      const read = readerOf(sources.flatMap(inlinesOf));
      matter.push(chunkHeading(reading, chunks, { index: i, entry, depth: depths(i), read }));
      i += entry.chunks - 1;
      continue;
    }
    pushBreak(reading, chunk, breaks.get(i), matter);
    if (breaks.get(i) !== "mark") matter.push(block);
  }
  return { metadata, matter };
}

/** Reads the headings a document marks, and the gaps and typed marks between them. */
export function headedMatter(
  reading: Reading,
  given: readonly (Block | RawHeading)[],
  /** The first heading may be the title of the book. */
  untitled = true,
): ProseMatter {
  const headings = given.flatMap((block) =>
    block.type === "rawHeading" ? [formOf(reading, block)] : [],
  );
  const read = new Map<Block | RawHeading, ReadHeading>(headings.map((one) => [one.block, one]));
  const [first, second] = given;
  const names =
    untitled && first?.type === "rawHeading" && titlesBook(headings, second?.type === "rawHeading");
  const title = names ? headings[0] : undefined;
  const shown = headings.filter((heading) => heading !== title);
  const rankOf = ranksOf(shown, ({ form, block }) => block.role ?? form?.role);
  const breaks = breaksAmong(reading, given);
  const matter = given.flatMap((block, i): readonly (Block | Heading)[] => {
    const heading = read.get(block);
    const before = breaks(i);
    if (before?.kind === "mark") return [before.block];
    if (block.type !== "rawHeading") return before === undefined ? [block] : [before.block, block];
    if (heading === undefined || heading === title) return [];
    return [rankedHeading(reading, heading, rankOf(heading))];
  });
  return { matter, metadata: title === undefined ? {} : { title: titleText(title.block.inlines) } };
}

function formOf(reading: Reading, block: RawHeading): ReadHeading {
  const form = headingForm(reading.text.slice(block.span.start, block.span.end));
  return { block, level: block.level, ...(form === undefined ? {} : { form }) };
}

/** The break that stands before a block, or instead of it. */
function breaksAmong(reading: Reading, given: readonly (Block | RawHeading)[]) {
  const chunks = chunksOfBlocks(reading, given);
  const outline = new Map(
    given.flatMap((block, i) => (block.type === "rawHeading" ? [[i, { chunks: 1 }] as const] : [])),
  );
  const breaks = breaksOf(reading, chunks, { outline, profile: profileOf(chunks) });
  return (index: number): { readonly kind: Break; readonly block: Block } | undefined => {
    const kind = breaks.get(index);
    const into: (Block | Heading)[] = [];
    const chunk = chunks[index];
    if (chunk !== undefined) pushBreak(reading, chunk, kind, into);
    const [block] = into;
    return kind === undefined || block?.type !== "sceneBreak" ? undefined : { kind, block };
  };
}

interface ReadHeading extends Ranked {
  readonly block: RawHeading;
}

function rankedHeading(reading: Reading, { block, form }: ReadHeading, depth: number): Heading {
  const { inlines, span, id } = block;
  const read = readerOf(inlines);
  const passage = passageOf(reading.text, [span]);
  const made: Heading =
    form === undefined
      ? { type: "heading", depth, label: [], title: withoutOuterEmphasis(inlines), span }
      : headingOf(reading, passage, { form, depth, read });
  // A number deep in a chapter counts its pieces.
  const { role: found, ...rest } = made;
  const role = block.role ?? found;
  const piece = block.role === undefined && form?.certainty === "number" && depth > 2;
  return {
    ...rest,
    ...(role === undefined || piece ? {} : { role }),
    ...(id === undefined ? {} : { id }),
  };
}

/** Reads a part of a heading: what stands there of the inlines it was made from. */
function readerOf(inlines: readonly Inline[]): InlineReader {
  return (_, { ranges }) =>
    withoutOuterEmphasis(ranges.flatMap((range) => sliceInlines(inlines, range)));
}

function inlinesOf(block: Block | undefined): readonly Inline[] {
  return block?.type === "paragraph" ? block.inlines : [];
}

function startOf(chunk: TextChunk): number {
  return chunk.lines[0]?.start ?? 0;
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
function chunksOfBlocks(
  reading: Reading,
  blocks: readonly (Block | RawHeading)[],
): readonly TextChunk[] {
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
