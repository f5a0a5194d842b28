import { languageTag } from "../../base/language-tag.ts";
import type { AssetRef, Block, Metadata } from "../../model/book.ts";
import { titleText } from "../../model/text.ts";
import type { Source } from "../../source/span.ts";
import { reportChapterOrder } from "../chapter-order.ts";
import { type Comment, settledNotice } from "../comments.ts";
import * as diagnostics from "../diagnostics.ts";
import { type Notice, notice } from "../diagnostics.ts";
import { reportDoubts } from "../doubts.ts";
import { inferLanguage } from "../language.ts";
import { headedMatter, proseMatter, type RawHeading } from "../prose-matter.ts";
import type { Draft, Heading } from "../reader.ts";
import { type Reading, spanOf, startReading } from "../reading.ts";
import { epigraphs } from "../text/epigraphs.ts";
import { leadIn } from "../text/lead-in.ts";
import { setApart } from "../text/set-apart.ts";
import { withoutContents } from "../text/typed-contents.ts";
import { tidyBreaks } from "../tidy-breaks.ts";
import { richBlocks, richMatter } from "./blocks.ts";
import { headingsByLook } from "./headings-by-look.ts";
import type { RichReading } from "./inlines.ts";
import { type Projection, project } from "./project.ts";
import { isEmpty, type RichBlock, type RichComment, type RichRole, wordsOf } from "./rich.ts";
import { shallow } from "./shallow.ts";

/** A document as its reader understood it. */
export interface RichDocument {
  readonly id: string;
  readonly encoding: Source["encoding"];
  readonly blocks: readonly RichBlock[];
  /** What the file says of itself apart from its text; what stands in the text wins. */
  readonly metadata: Partial<Metadata>;
  /** Nothing is left to be guessed: titles, breaks and quotations are all said by the file. */
  readonly told?: boolean;
  /** The title of the book is known apart from its text. */
  readonly named?: boolean;
  /** The language the file claims, believed where its words do not tell. */
  readonly language?: string;
  readonly embedded: ReadonlyMap<AssetRef, Uint8Array>;
  /** What others wrote beside the text: all of it, whether or not its place is in the text. */
  readonly comments?: readonly RichComment[];
  /** What was noticed: with the block or piece it concerns, where there is one. */
  readonly remarks: readonly Remark[];
}

/** Something noticed before there was a text to point into. */
export interface Remark {
  readonly name: Notice;
  readonly message: string;
  readonly at?: object;
}

/** A draft and the reading it came from, whose diagnostics belong to it. */
export interface RichDraft {
  readonly draft: Draft;
  readonly reading: Reading;
}

const DEEP =
  "Lists or quotations are nested deeper than a book can show; the words of the deepest were kept";

/** Makes of a document with looks what a text reader makes of a text. */
export function richDraft(document: RichDocument, given: string | undefined): RichDraft {
  const flat = shallow(document.blocks);
  const { blocks, said } = titleMatter(flat.blocks);
  const looked = headingsByLook(blocks);
  const projection = project(looked.blocks);
  const { id, encoding } = document;
  const source: Source = { id, text: projection.text, encoding };
  const base = startReading(source);
  reportDoubts(base);
  const deep: readonly Remark[] = flat.cut ? [{ name: "too-deep", message: DEEP }] : [];
  report(base, projection, [...document.remarks, ...looked.remarks, ...deep]);
  const comments = commentsIn(base, projection, document.comments ?? []);
  const language = given ?? inferLanguage(base) ?? languageTag(document.language ?? "");
  const { places } = projection;
  const ids = new Set(
    looked.blocks.flatMap((block) =>
      block.type === "paragraph" && block.level ? [block.id ?? ""] : [],
    ),
  );
  const start = { depth: 0, inNote: false, ids, blocksOf: richBlocks };
  const reading: RichReading = { ...base, places, ...start };
  const { matter, metadata } = readMatter(reading, looked.blocks, { said, document });
  if (matter.length === 0) reading.diagnostics.push(diagnostics.empty(id));
  reportChapterOrder(
    reading,
    matter.filter((block) => block.type === "heading"),
  );
  const draft: Draft = {
    source,
    metadata: {
      ...document.metadata,
      ...metadata,
      ...said,
      ...(language === undefined || given !== undefined ? {} : { language }),
    },
    settings: {},
    blocks: matter,
    embedded: document.embedded,
    requests: reading.requests,
    repairs: reading.repairs,
    ...(comments.length > 0 && { comments }),
  };
  return { draft, reading };
}

function readMatter(
  reading: RichReading,
  blocks: readonly RichBlock[],
  { said, document }: { readonly said: Partial<Metadata>; readonly document: RichDocument },
): { readonly matter: readonly (Block | Heading)[]; readonly metadata: Partial<Metadata> } {
  const raw = richMatter(reading, blocks);
  const prose = raw.map(asParagraph);
  const headings = raw.filter((block) => block.type === "rawHeading");
  // One heading over a text without any other names the book.
  const one = headings.length === 1 && raw[0] === headings[0] && headings[0] !== undefined;
  const plain = headings.length === 0 || (one && isPlainTitle(reading, headings[0]));
  const titled = said.title === undefined && document.named !== true;
  const read =
    plain && document.told !== true
      ? proseMatter(reading, prose, titled)
      : headedMatter(reading, raw, document.named !== true);
  if (document.told === true) return read;
  const tidy = tidyBreaks(reading, withoutContents(reading, read.matter));
  return {
    matter: leadIn(reading, setApart(reading, epigraphs(reading, tidy))),
    metadata: read.metadata,
  };
}

function isPlainTitle(reading: Reading, heading: RawHeading | undefined): boolean {
  const words = heading === undefined ? "" : titleText(heading.inlines);
  return words !== "" && /^(?:chapter|part|prologue|1\.?|I\.?)\b[^\n]{0,60}$/imu.test(reading.text);
}

function asParagraph(block: Block | RawHeading): Block {
  if (block.type !== "rawHeading") return block;
  const { inlines, span } = block;
  return { type: "paragraph", inlines, span };
}

const ISO_DATE = /^[12]\d{3}(?:-\d{2}(?:-\d{2})?)?$/;

/** What paragraphs styled as title, subtitle and author say; they are no text of the book. */
function titleMatter(blocks: readonly RichBlock[]): {
  readonly blocks: readonly RichBlock[];
  readonly said: Partial<Metadata>;
} {
  const words: Record<RichRole, string[]> = { title: [], subtitle: [], author: [], date: [] };
  const first = blocks.findIndex(
    (block) => block.type === "paragraph" && block.level !== undefined,
  );
  const kept = blocks.filter((block, i) => {
    if (block.type !== "paragraph" || block.role === undefined) return true;
    if (first >= 0 && i > first + 1) return true;
    const own = wordsOf(block.pieces).replace(/\s+/g, " ").trim();
    // Letters and diaries have dates too.
    if (block.role === "date" && !ISO_DATE.test(own)) return true;
    if (!isEmpty(block.pieces)) words[block.role].push(own);
    return false;
  });
  const { title, subtitle, author, date } = words;
  const authors = author.map((name) => name.replace(/^by\s+/i, ""));
  return {
    blocks: kept,
    said: {
      ...(title.length > 0 && { title: title.join(" ") }),
      ...(subtitle.length > 0 && { subtitle: subtitle.join(" ") }),
      ...(authors.length > 0 && { authors }),
      ...(date[0] !== undefined && { date: date[0] }),
    },
  };
}

/** Comments that wait for an answer, in order of their places; those settled before are told of. */
function commentsIn(
  reading: Reading,
  { places }: Projection,
  given: readonly RichComment[],
): readonly Comment[] {
  const waiting: Comment[] = [];
  const { text } = reading;
  const { length } = text.trimEnd();
  for (const comment of given) {
    const place = places.get(comment) ?? { start: 0, end: 0 };
    // What hangs on nothing after the last word hangs on that.
    const start = Math.min(place.start, length);
    const { author, words } = comment;
    const at = spanOf(reading, start, lastEnd(text, start, place.end));
    const placed = { author, words, at };
    if (comment.settled) reading.diagnostics.push(settledNotice(placed));
    else if (words !== "") waiting.push(placed);
  }
  return waiting.sort((a, b) => a.at.start - b.at.start);
}

/** A passage that ends where the next paragraph begins ends with the one before. */
function lastEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /[\n\f]/.test(text[last - 1] ?? "")) last--;
  return last;
}

function report(reading: Reading, { places }: Projection, remarks: readonly Remark[]): void {
  for (const { name, message, at } of remarks) {
    const place = (at && places.get(at)) ?? { start: 0, end: 0 };
    reading.diagnostics.push(notice(name, message, spanOf(reading, place.start, place.end)));
  }
}
