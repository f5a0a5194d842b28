import { andThen, type Outcome, success } from "../../diagnostics/diagnostic.ts";
import type { Block, Metadata } from "../../model/book.ts";
import { reportChapterOrder } from "../chapter-order.ts";
import { decode } from "../decode.ts";
import * as diagnostics from "../diagnostics.ts";
import { reportDoubts } from "../doubts.ts";
import { few } from "../few.ts";
import { inferLanguage } from "../language.ts";
import type { Range } from "../passage.ts";
import { type ProseMatter, proseMatter } from "../prose-matter.ts";
import type { Draft, Heading, Reader, ReadInput } from "../reader.ts";
import { type Reading, startReading } from "../reading.ts";
import { leadIn } from "../text/lead-in.ts";
import { tidyBreaks } from "../tidy-breaks.ts";
import { type FrontMatter, frontMatter } from "./front-matter.ts";
import { fencesOf, habitsOf, hardBreaksMeant } from "./habits.ts";
import { outlineMatter } from "./headings.ts";
import type { MarkdownReading } from "./markdown-reading.ts";
import { notesOf } from "./notes.ts";
import { ownMarkdownLines } from "./own-lines.ts";
import { shorten } from "./plain-runs.ts";
import { structureOf } from "./structure.ts";
import { blocksUntil } from "./tree.ts";
import { typedNotesIn } from "./typed-notes.ts";

/** Markdown as authors of prose write it: CommonMark, tables, notes, fenced blocks. */
export const md: Reader = {
  format: "md",
  version: 2,
  extensions: [".md", ".markdown", ".mdown"],
  async read(input: ReadInput): Promise<Outcome<Draft>> {
    return andThen(decode(input), (source) => {
      const reading = startReading(source);
      const draft = readMarkdown(reading, input.language);
      return success(draft, few(reading.diagnostics));
    });
  },
};

function readMarkdown(reading: Reading, given: string | undefined): Draft {
  reportDoubts(reading);
  const front = frontMatter(reading);
  const said = given ?? front.metadata.language;
  const inferred = said === undefined ? inferLanguage(reading) : undefined;
  const { metadata: headed, blocks } = readBody(reading, front, said ?? inferred);
  const metadata = {
    ...headed,
    ...front.metadata,
    ...(inferred === undefined ? {} : { language: inferred }),
  };
  const empty = blocks.length === 0 && Object.keys(front.metadata).length === 0;
  if (empty) reading.diagnostics.push(diagnostics.empty(reading.source.id));
  return {
    source: reading.source,
    metadata,
    settings: front.settings,
    blocks,
    embedded: new Map(),
    requests: reading.requests,
    repairs: reading.repairs,
  };
}

interface Body {
  readonly metadata: Partial<Metadata>;
  readonly blocks: readonly (Block | Heading)[];
}

function readBody(base: Reading, front: FrontMatter, language: string | undefined): Body {
  const own = ownMarkdownLines(base, linesFrom(base.text, front.end), front.end);
  const { lines } = own;
  const habits = habitsOf(base, lines, language);
  const { text, runs } = shorten(base.text, lines);
  const structure = structureOf(text, habits, fencesOf(base, lines));
  const notes = notesOf(structure.tokens);
  const reading: MarkdownReading = {
    ...base,
    hardBreaks: hardBreaksMeant(base),
    references: structure.references,
    note: (label) => notes.read(reading, lines, label),
    captions: new Map(),
    extents: new Map(),
  };
  const stream = { reading, tokens: notes.rest, lines, runs, at: 0 };
  const raw = blocksUntil(stream, undefined);
  const { metadata, matter } = outlined(reading, raw, front);
  const prose = leadIn(reading, typedNotesIn(reading, matter));
  const blocks = tidyBreaks(reading, [...prose, ...notes.unused(reading, lines)]);
  reportChapterOrder(
    reading,
    blocks.filter((block) => block.type === "heading"),
  );
  return { blocks, metadata: { ...own.metadata, ...metadata } };
}

/** A file without one heading of Markdown is prose, and its headings are found as in plain text. */
function outlined(
  reading: MarkdownReading,
  raw: ReturnType<typeof blocksUntil>,
  front: FrontMatter,
): ProseMatter {
  const prose = raw.flatMap((block) => (block.type === "rawHeading" ? [] : [block]));
  if (prose.length === raw.length) return proseMatter(reading, prose);
  const { title, matter } = outlineMatter(reading, raw, front.metadata.title !== undefined);
  return { matter, metadata: title === undefined ? {} : { title } };
}

/** Lines as Markdown counts them: ended by CRLF, CR or LF and nothing else. */
function linesFrom(text: string, from: number): readonly Range[] {
  const lines: Range[] = [];
  let start = from;
  if (!text.includes("\r")) {
    for (let end = text.indexOf("\n", from); end >= 0; end = text.indexOf("\n", start)) {
      lines.push({ start, end });
      start = end + 1;
    }
    lines.push({ start, end: text.length });
    return lines;
  }
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 10 && code !== 13) continue;
    lines.push({ start, end: at });
    if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
    start = at + 1;
  }
  lines.push({ start, end: text.length });
  return lines;
}
