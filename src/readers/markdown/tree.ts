import type { Token } from "markdown-it";
import type { Block, Inline, List, Paragraph, Quotation, QuotationKind } from "../../model/book.ts";
import type { Span } from "../../source/span.ts";
import { notice } from "../diagnostics.ts";
import { type Passage, passageOf, type Range, subPassage } from "../passage.ts";
import { spanOf } from "../reading.ts";
import { sceneMark } from "../scene-mark.ts";
import { markdownInlines } from "./inlines.ts";
import type { MarkdownReading } from "./markdown-reading.ts";
import type { Shortened } from "./plain-runs.ts";
import { tableOf } from "./table.ts";
import { verseOf } from "./verse.ts";

/** A heading of Markdown before its words are read: `level` counts its marks. */
export interface RawHeading {
  readonly type: "rawHeading";
  readonly level: number;
  readonly passage: Passage;
}

/** Tokens, the source lines their maps count, and where the reading is in them. */
export interface TokenStream {
  readonly reading: MarkdownReading;
  readonly tokens: readonly Token[];
  /** The lines of the source the token maps count. */
  readonly lines: readonly Range[];
  /** Runs of plain paragraphs, by the line of the one token that stands for each. */
  readonly runs: Shortened["runs"];
  at: number;
}

type Matter = Block | RawHeading;

const KINDS: Readonly<Record<string, QuotationKind>> = {
  letter: "letter",
  epigraph: "epigraph",
  dedication: "dedication",
  message: "message",
  sign: "sign",
  aside: "aside",
  quotation: "quotation",
};

/** The blocks of the tokens up to one of type `until`, which is passed over. */
export function blocksUntil(stream: TokenStream, until: string | undefined): readonly Matter[] {
  const blocks: Matter[] = [];
  for (let token = next(stream); token !== undefined && token.type !== until; token = next(stream))
    pushBlock(stream, token, blocks);
  return blocks;
}

/** The same inside something: a heading there is a paragraph, for it can head no section. */
export function innerBlocks(stream: TokenStream, until: string): readonly Block[] {
  return blocksUntil(stream, until).map((block) => {
    if (block.type !== "rawHeading") return block;
    const inlines = markdownInlines(stream.reading, block.passage);
    return paragraphOf(stream, block.passage, inlines);
  });
}

function next(stream: TokenStream): Token | undefined {
  const token = stream.tokens[stream.at];
  stream.at++;
  return token;
}

function pushBlock(stream: TokenStream, token: Token, into: Matter[]): void {
  switch (token.type) {
    case "paragraph_open":
      pushParagraph(stream, token, into);
      return;
    case "heading_open":
      pushHeading(stream, token, into);
      return;
    case "hr":
      pushBreak(stream, token, into);
      return;
    case "blockquote_open":
      into.push(quotation(stream, token, "quotation"));
      return;
    case "bullet_list_open":
    case "ordered_list_open":
      into.push(list(stream, token));
      return;
    case "fence":
    case "code_block":
      into.push(code(stream, token));
      return;
    case "table_open":
      into.push(tableOf(stream.reading, rowsUntilClose(stream, token), spanAt(stream, token)));
      return;
    case "html_block":
      pushHtml(stream, token, into);
      return;
    case "container_open":
      pushContainer(stream, token, into);
      return;
    case "fence_stray":
      pushStray(stream, token, into);
      return;
    default:
      // Closing tokens of what was left open, and definitions, which are in the references.
      return;
  }
}

function pushParagraph(stream: TokenStream, open: Token, into: Matter[]): void {
  const token = next(stream);
  stream.at++;
  if (token === undefined) return;
  if (open.info === "year")
    report(stream, open, "year", "A number opens this paragraph and no list");
  const run = stream.runs.get(token.map?.[0] ?? -1);
  if (run === undefined) {
    pushWords(stream, passageAt(stream, token), into);
    return;
  }
  const { text } = stream.reading;
  for (const [from, to] of run) {
    const ranges = stream.lines.slice(from, to).map(({ start, end }) => trimmed(text, start, end));
    pushWords(stream, passageOf(text, ranges), into);
  }
}

function pushWords(stream: TokenStream, passage: Passage, into: Matter[]): void {
  const { ranges } = passage;
  const [first] = ranges;
  const span = spanOf(stream.reading, first?.start ?? 0, ranges.at(-1)?.end ?? 0);
  const bare = passage.text.length > 100 ? "" : passage.text.replaceAll("\\", "");
  if (ranges.length === 1 && sceneMark(bare) === "certain") {
    into.push({ type: "sceneBreak", style: "ornament", typed: bare, span });
    return;
  }
  const last = into.at(-1);
  const open = last?.type === "quotation" && last.attribution.length === 0;
  const credit = open ? creditIn(passage) : undefined;
  if (last?.type === "quotation" && credit?.from === 0) {
    into.pop();
    into.push({ ...last, attribution: attribution(stream, passage, credit) });
    return;
  }
  const inlines = markdownInlines(stream.reading, passage);
  const [only] = inlines;
  if (inlines.length === 1 && only?.type === "image") {
    const caption = stream.reading.captions.get(only) ?? [];
    const { image, alt, decorative } = only;
    const extent = stream.reading.extents.get(only);
    const figure = { type: "figure", image, alt, decorative, caption, span } as const;
    into.push(extent === undefined ? figure : { ...figure, extent });
  } else if (inlines.length > 0) into.push({ type: "paragraph", inlines, span });
}

function paragraphOf(
  { reading }: TokenStream,
  { ranges }: Passage,
  inlines: readonly Inline[],
): Paragraph {
  const span = spanOf(reading, ranges[0]?.start ?? 0, ranges.at(-1)?.end ?? 0);
  return { type: "paragraph", inlines, span };
}

function pushHeading(stream: TokenStream, open: Token, into: Matter[]): void {
  const token = next(stream);
  stream.at++;
  if (token === undefined) return;
  const passage = passageAt(stream, token);
  const level = Number(open.tag.slice(1));
  const underlined = open.markup === "-" || open.markup === "=";
  if (passage.text === "") {
    pushBreak(stream, open, into);
    return;
  }
  const prose =
    passage.ranges.length > 1 || passage.text.length > 80 || /[.!?…,;]["”’]?$/.test(passage.text);
  if (!(underlined && open.markup === "-" && prose)) {
    into.push({ type: "rawHeading", level, passage });
    return;
  }
  report(stream, open, "setext", "The rule under this paragraph was read as a scene break");
  into.push(paragraphOf(stream, passage, markdownInlines(stream.reading, passage)));
  const rule = stream.lines[(open.map?.[1] ?? 1) - 1] ?? { start: 0, end: 0 };
  const typed = stream.reading.text.slice(rule.start, rule.end).trim();
  const span = spanOf(stream.reading, rule.start, rule.end);
  into.push({ type: "sceneBreak", style: "ornament", typed, span });
}

function pushBreak(stream: TokenStream, token: Token, into: Matter[]): void {
  const span = spanAt(stream, token);
  const typed = stream.reading.text.slice(span.start, span.end).trim();
  into.push({ type: "sceneBreak", style: "ornament", typed, span });
}

function quotation(stream: TokenStream, token: Token, kind: QuotationKind): Quotation {
  const closes = token.type === "container_open" ? "container_close" : "blockquote_close";
  const from = stream.at;
  const blocks = innerBlocks(stream, closes);
  const span = spanAt(stream, token);
  const plain: Quotation = { type: "quotation", kind, blocks, attribution: [], span };
  if (kind !== "quotation" && kind !== "epigraph") return plain;
  const last = blocks.at(-1);
  const inline = lastParagraph(stream, from, stream.at - 1);
  if (last?.type !== "paragraph" || inline === undefined) return plain;
  const passage = passageAt(stream, inline);
  const credit = creditIn(passage);
  if (credit === undefined || (credit.from === 0 && blocks.length === 1)) return plain;
  const above = credit.from === 0 ? [] : [withoutCredit(stream, passage, credit)];
  const named = attribution(stream, passage, credit);
  return { ...plain, blocks: [...blocks.slice(0, -1), ...above], attribution: named };
}

/** The text of the last paragraph in a run of tokens, where nothing follows it. */
function lastParagraph({ tokens }: TokenStream, from: number, to: number): Token | undefined {
  return to - 2 >= from && tokens[to - 1]?.type === "paragraph_close" ? tokens[to - 2] : undefined;
}

/** Where a passage names who said it: its last line starts with a dash. */
interface Credit {
  /** Where that line starts. */
  readonly from: number;
  /** Where the name starts. */
  readonly name: number;
}

function creditIn(passage: Passage): Credit | undefined {
  const from = passage.starts.at(-1) ?? 0;
  const line = passage.text.slice(from);
  const dash = /^(?:-{1,3}|—|–|―)\s*(?=[\p{L}*_[])/u.exec(line);
  return dash === null || line.length > 120 ? undefined : { from, name: from + dash[0].length };
}

function attribution(stream: TokenStream, passage: Passage, { name }: Credit): readonly Inline[] {
  const { reading } = stream;
  return markdownInlines(reading, subPassage(reading.text, passage, name, passage.text.length));
}

function withoutCredit(stream: TokenStream, passage: Passage, { from }: Credit): Paragraph {
  const { reading } = stream;
  const above = subPassage(reading.text, passage, 0, from - 1);
  const words = above.text.endsWith("\\")
    ? subPassage(reading.text, above, 0, above.text.length - 1)
    : above;
  return paragraphOf(stream, words, markdownInlines(reading, words));
}

function list(stream: TokenStream, open: Token): List {
  const items: (readonly Block[])[] = [];
  const ordered = open.type === "ordered_list_open";
  const closes = ordered ? "ordered_list_close" : "bullet_list_close";
  for (let token = next(stream); token !== undefined && token.type !== closes; token = next(stream))
    if (token.type === "list_item_open") items.push(innerBlocks(stream, "list_item_close"));
  const start = ordered ? Number(open.attrGet("start") ?? 1) : 1;
  return { type: "list", ordered, start, items, span: spanAt(stream, open) };
}

function code(stream: TokenStream, token: Token): Block {
  const syntax = /^[\w+#.-]+/.exec(token.info.trim())?.[0];
  const value = token.content.replace(/\n$/, "");
  const span = spanAt(stream, token);
  return { type: "codeBlock", value, span, ...(syntax === undefined ? {} : { syntax }) };
}

function rowsUntilClose(stream: TokenStream, open: Token): readonly Range[] {
  while (stream.at < stream.tokens.length && next(stream)?.type !== "table_close");
  const [from, to] = open.map ?? [0, 0];
  return stream.lines.slice(from, to);
}

/** A block of HTML: its tags and comments are left out as elsewhere, its words are paragraphs. */
function pushHtml(stream: TokenStream, token: Token, into: Matter[]): void {
  const [from, to] = token.map ?? [0, 0];
  const { text } = stream.reading;
  const ranges = stream.lines
    .slice(from, to)
    .map(({ start, end }) => trimmed(text, start, end))
    .filter(({ start, end }) => end > start);
  if (ranges.length === 0) return;
  const passage = passageOf(text, ranges);
  const inlines = markdownInlines(stream.reading, passage);
  const words = inlines.some((inline) => inline.type !== "text" || inline.value.trim() !== "");
  if (words) into.push(paragraphOf(stream, passage, inlines));
}

function trimmed(text: string, start: number, end: number): Range {
  const line = text.slice(start, end);
  return {
    start: start + line.length - line.trimStart().length,
    end: start + line.trimEnd().length,
  };
}

function pushContainer(stream: TokenStream, token: Token, into: Matter[]): void {
  const name = /^[\w-]+/.exec(token.info)?.[0] ?? "";
  if (name === "verse") {
    stream.at++;
    const [from, to] = token.map ?? [0, 0];
    into.push(verseOf(stream.reading, stream.lines.slice(from + 1, to - 1), spanAt(stream, token)));
    return;
  }
  const kind = KINDS[name];
  if (kind !== undefined) {
    into.push(quotation(stream, token, kind));
    return;
  }
  report(stream, token, "container", `“${token.info}” is no kind of block that is known`);
  for (const block of blocksUntil(stream, "container_close")) into.push(block);
}

/** A fence without its partner fences nothing; words after it that name no kind are the author’s. */
function pushStray(stream: TokenStream, token: Token, into: Matter[]): void {
  report(stream, token, "container", "A line of colons stands here without its partner");
  const { start, end } = spanAt(stream, token);
  const name =
    /^[\w-]+$/.exec(stream.reading.text.slice(start, end).replace(/^:+\s*/, ""))?.[0] ?? "";
  const known = name === "verse" || KINDS[name.toLowerCase()] !== undefined;
  if (known || /^[:\s]*$/.test(stream.reading.text.slice(start, end))) return;
  const passage = passageOf(stream.reading.text, [{ start, end }]);
  into.push(paragraphOf(stream, passage, markdownInlines(stream.reading, passage)));
}

function report(
  stream: TokenStream,
  token: Token,
  name: Parameters<typeof notice>[0],
  message: string,
): void {
  stream.reading.diagnostics.push(notice(name, message, spanAt(stream, token)));
}

/** The words of an inline token where they stand in the source, line by line. */
export function passageAt({ reading, lines }: TokenStream, token: Token): Passage {
  const first = token.map?.[0] ?? 0;
  const ranges: Range[] = [];
  for (const [i, content] of token.content.split("\n").entries()) {
    const line = lines[first + i] ?? { start: 0, end: 0 };
    const words = content.trim();
    if (words !== "" || token.content === "") ranges.push(placeOf(reading.text, line, words));
  }
  return passageOf(reading.text, ranges);
}

/** Words end their line, but for a heading with closing marks. */
function placeOf(text: string, { start, end }: Range, words: string): Range {
  const line = text.slice(start, end);
  const length = line.trimEnd().length;
  const from = length - words.length;
  if (line.startsWith(words, from)) return { start: start + from, end: start + length };
  const found = line.indexOf(words);
  const at = start + (found < 0 ? Math.max(0, from) : found);
  return { start: at, end: at + words.length };
}

function spanAt({ reading, lines }: TokenStream, { map }: Token): Span {
  const [from, to] = map ?? [0, 1];
  const first = lines[from] ?? { start: 0, end: 0 };
  const last = lines[Math.max(from, to - 1)] ?? first;
  const { start } = trimmed(reading.text, first.start, first.end);
  return spanOf(reading, start, trimmed(reading.text, last.start, last.end).end);
}
