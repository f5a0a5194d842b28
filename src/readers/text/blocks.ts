import type { Block, Inline, SectionRole, VerseLine } from "../../model/book.ts";
import { notice } from "../diagnostics.ts";
import { endWords } from "../heading-words.ts";
import { headingOf } from "../headings.ts";
import type { Line } from "../lines.ts";
import { passageOf } from "../passage.ts";
import type { Heading } from "../reader.ts";
import { spanOf } from "../reading.ts";
import { tidyBreaks } from "../tidy-breaks.ts";
import { type Break, breaksOf } from "./breaks.ts";
import type { TextChunk } from "./chunks.ts";
import { plainInlines, type TextReading } from "./emphasis.ts";
import { epigraphs } from "./epigraphs.ts";
import type { TextProfile } from "./layout.ts";
import { leadIn } from "./lead-in.ts";
import { type Opening, openingOf } from "./opening.ts";
import { firstLine, type Outline, type OutlineEntry } from "./outline.ts";
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
      matter.push(chunkHeading(reading, chunks, { index: i, entry, depth: depths(i) }));
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

/** Parts stand above chapters, books above parts; what follows the last part is outermost again. */
function depthsOf(outline: Outline): (index: number) => number {
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
    const outside =
      firstPart === undefined || index < firstPart || OUTSIDE_PARTS.has(form?.role ?? "part");
    return outside ? 1 : chapter;
  };
}

/** Back matter belongs to the book, whatever part it is typed after. */
const OUTSIDE_PARTS: ReadonlySet<SectionRole | "part"> = new Set<SectionRole>([
  "epilogue",
  "afterword",
  "acknowledgments",
  "appendix",
  "glossary",
  "bibliography",
  "aboutAuthor",
  "alsoBy",
  "colophon",
  "authorNote",
]);

function openingHeading(reading: TextReading, { role }: Opening, chunk: TextChunk): Heading {
  const at = chunk.lines[0]?.start ?? 0;
  return { type: "heading", depth: 1, label: [], title: [], role, span: spanOf(reading, at, at) };
}

interface HeadingPlace {
  readonly index: number;
  readonly entry: OutlineEntry;
  readonly depth: number;
}

function chunkHeading(
  reading: TextReading,
  chunks: readonly TextChunk[],
  { index, entry, depth }: HeadingPlace,
): Heading {
  const line = chunks[index]?.lines.slice(0, 1) ?? [];
  const passage = passageOf(reading.text, line);
  const { form, titleAt } = entry;
  if (form === undefined) {
    const span = spanOf(reading, line[0]?.start ?? 0, line[0]?.end ?? 0);
    return { type: "heading", depth, label: [], title: plainInlines(reading, passage), span };
  }
  const made = headingOf(reading, passage, { form, depth, read: plainInlines });
  const { role, ...rest } = made;
  const piece = form.certainty === "number" && depth > 1 && role === "chapter";
  const heading: Heading = piece ? rest : made;
  const title = titleAt === undefined ? undefined : chunks[titleAt]?.lines;
  if (title === undefined) return heading;
  const titlePassage = passageOf(reading.text, title);
  const span = spanOf(reading, heading.span.start, title.at(-1)?.end ?? heading.span.end);
  return { ...heading, title: plainInlines(reading, titlePassage), span };
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

/** THE END is set in the middle, and so is what was moved there with spaces. */
function alignment(words: string, chunk: TextChunk, profile: TextProfile): "center" | undefined {
  const [line] = chunk.lines;
  if (line === undefined || chunk.lines.length > 1) return undefined;
  const bare = words.replace(/^[\s*_~#=-]+|[\s*_~#=-]+$/g, "");
  if (endWords.test(bare)) return "center";
  const length = line.end - line.start;
  const width = profile.wrapped ? profile.width : 72;
  const aside = line.indent - profile.margin >= 10 && length < width * 0.7;
  return aside && Math.abs(line.indent - (width - length) / 2) <= 5 ? "center" : undefined;
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
