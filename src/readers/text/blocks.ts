import type { Block, Inline, VerseLine } from "../../model/book.ts";
import { notice } from "../diagnostics.ts";
import { endWords } from "../heading-words.ts";
import type { Line } from "../lines.ts";
import { passageOf } from "../passage.ts";
import type { Heading } from "../reader.ts";
import { spanOf } from "../reading.ts";
import { tidyBreaks } from "../tidy-breaks.ts";
import { type Break, breaksOf } from "./breaks.ts";
import { chunkHeading, depthsOf } from "./chunk-heading.ts";
import { FAR, type TextChunk } from "./chunks.ts";
import { plainInlines, type TextReading } from "./emphasis.ts";
import { epigraphs } from "./epigraphs.ts";
import type { TextProfile } from "./layout.ts";
import { leadIn } from "./lead-in.ts";
import { type Opening, openingOf } from "./opening.ts";
import { firstLine, type Outline } from "./outline.ts";
import { paragraphPassage } from "./paragraph.ts";
import { setApart } from "./set-apart.ts";
import { withoutContents } from "./typed-contents.ts";

type Matter = Block | Heading;

/** A text cut up and understood, before its blocks are made. */
export interface TextPlan {
  readonly chunks: readonly TextChunk[];
  readonly outline: Outline;
  readonly profile: TextProfile;
}

/** Notes to the reader inside a chapter. */
const ASIDE = /^[([]?\s*(?:A\/N|AN|Author['’]?s['’]? note|Disclaimer)\s*[:\-–—]/iu;

/** The headings and blocks of a text, in order. */
export function textBlocks(reading: TextReading, plan: TextPlan): readonly Matter[] {
  const { chunks, outline } = plan;
  const breaks = breaksOf(reading, chunks, plan);
  const opening = openingOf(reading, chunks, outline);
  const depths = depthsOf(outline);
  const matter: Matter[] = [];
  for (let i = 0; i < chunks.length; i++) {
    const chunk = chunks[i];
    const entry = outline.get(i);
    if (chunk === undefined) continue;
    if (opening?.at === i) matter.push(openingHeading(reading, opening, chunk));
    if (entry !== undefined) {
      matter.push(
        chunkHeading(reading, chunks, { index: i, entry, depth: depths(i), read: plainInlines }),
      );
      i += entry.chunks - 1;
      continue;
    }
    pushBreak(reading, chunk, breaks.get(i), matter);
    if (breaks.get(i) !== "mark") pushBlock(reading, chunk, plan, matter);
  }
  return leadIn(
    reading,
    setApart(reading, epigraphs(reading, tidyBreaks(reading, withoutContents(reading, matter)))),
  );
}

function pushBreak(
  reading: TextReading,
  chunk: TextChunk,
  kind: Break | undefined,
  into: Matter[],
): void {
  const [line] = chunk.lines;
  if (kind === undefined || line === undefined) return;
  const { start, end } = line;
  if (kind === "mark") {
    const typed = reading.text.slice(start, end);
    into.push({ type: "sceneBreak", style: "ornament", typed, span: spanOf(reading, start, end) });
  } else
    into.push({
      type: "sceneBreak",
      style: kind,
      typed: "",
      span: spanOf(reading, line.at, line.at),
    });
}

function openingHeading(reading: TextReading, { role }: Opening, chunk: TextChunk): Heading {
  const at = chunk.lines[0]?.start ?? 0;
  return { type: "heading", depth: 1, label: [], title: [], role, span: spanOf(reading, at, at) };
}

function pushBlock(
  reading: TextReading,
  chunk: TextChunk,
  { profile, outline }: TextPlan,
  into: Matter[],
): void {
  if (chunk.shape === "verse") {
    pushVerse(reading, chunk, profile, into);
    return;
  }
  if (chunk.shape === "block") {
    into.push(blockOf(reading, chunk));
    return;
  }
  const inlines = plainInlines(reading, paragraphPassage(reading, chunk.lines));
  if (inlines.length === 0) return;
  const span = spanOf(reading, chunk.lines[0]?.start ?? 0, chunk.lines.at(-1)?.end ?? 0);
  const words = firstLine(reading, chunk);
  const align = alignment(words, chunk, profile);
  const paragraph: Block = { type: "paragraph", inlines, span, ...(align && { align }) };
  // Before the first chapter a note is front matter as it stands.
  const inChapter =
    outline.size === 0 ||
    into.some((block) => block.type === "heading" && block.role !== "authorNote");
  if (!ASIDE.test(words) || !inChapter) {
    into.push(paragraph);
    return;
  }
  into.push({ type: "quotation", kind: "aside", blocks: [paragraph], attribution: [], span });
  reading.diagnostics.push(notice("aside", "A note to the reader stands in the text", span));
}

/** Lines set off together, each a paragraph of its own. */
function blockOf(reading: TextReading, { lines }: TextChunk): Block {
  const blocks = lines.map(
    (line): Block => ({
      type: "paragraph",
      inlines: plainInlines(reading, passageOf(reading.text, [line])),
      span: spanOf(reading, line.start, line.end),
    }),
  );
  const span = spanOf(reading, lines[0]?.start ?? 0, lines.at(-1)?.end ?? 0);
  return { type: "quotation", kind: "quotation", blocks, attribution: [], span };
}

/** THE END is set in the middle, and so is what was moved there with spaces; what was moved to the right, as the date of a letter, stands there. */
function alignment(
  words: string,
  chunk: TextChunk,
  profile: TextProfile,
): "center" | "end" | undefined {
  const [line] = chunk.lines;
  if (line === undefined || chunk.lines.length > 1) return undefined;
  const bare = words.replace(/^[\s*_~#=-]+|[\s*_~#=-]+$/g, "");
  if (endWords.test(bare)) return "center";
  const length = line.end - line.start;
  const width = profile.wrapped ? profile.width : 72;
  const aside = line.indent - profile.margin >= 10 && length < width * 0.7;
  if (aside && Math.abs(line.indent - (width - length) / 2) <= 5) return "center";
  return line.indent > width * FAR && line.indent + length > width * 0.8 ? "end" : undefined;
}

function pushVerse(
  reading: TextReading,
  chunk: TextChunk,
  profile: TextProfile,
  into: Matter[],
): void {
  const least = Math.min(...chunk.lines.map(({ indent }) => indent));
  const stanza = chunk.lines.map((line) => verseLine(reading, line, least));
  const last = into.at(-1);
  const span = spanOf(reading, chunk.lines[0]?.start ?? 0, chunk.lines.at(-1)?.end ?? 0);
  if (last?.type === "verse" && last.span !== undefined && chunk.gap <= profile.gap) {
    into.pop();
    const whole = { ...last.span, end: span.end };
    into.push({ ...last, stanzas: [...last.stanzas, stanza], span: whole });
    return;
  }
  into.push({ type: "verse", stanzas: [stanza], attribution: [], span });
  reading.diagnostics.push(notice("verse", `${stanza.length} short lines were set as verse`, span));
}

function verseLine(reading: TextReading, line: Line, least: number): VerseLine {
  const inlines: readonly Inline[] = plainInlines(reading, passageOf(reading.text, [line]));
  return { indent: Math.min(8, Math.ceil((line.indent - least) / 2)), inlines };
}
