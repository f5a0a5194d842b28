import { unreachable } from "../../base/unreachable.ts";
import type { IndexMark, Inline, Note } from "../../model/book.ts";
import { titleText } from "../../model/text.ts";
import { isSafeHref } from "../escape.ts";

/** What is written to, and what the blocks of a section share. */
export interface MarkdownContext {
  readonly labels: ReadonlyMap<string, string>;
  /** Ids that something in the book leads to: only these are written. */
  readonly targets: ReadonlySet<string>;
  /** The path of an image beside the file; undefined where the edition lacks it. */
  imagePath(ref: string): string | undefined;
  /** Gives a note its label and keeps its text for the end of the section; undefined inside a note. */
  readonly callNote?: (note: Note) => string;
  /** Says that something has no form in Markdown. */
  lose(what: string): void;
}

/** Marks that mean something anywhere in a line. */
const MARKS = /[\\`*_[\]<{]|~~|&(?=#?\w{1,32};)|\^(?=\[)/g;

/** Words as Markdown that reads back as the same words. */
function escapeWords(text: string): string {
  return text.replace(MARKS, (mark) => [...mark].map((letter) => `\\${letter}`).join(""));
}

/** What would make a block of a line: a heading, a quotation, a list, a rule, a fence, a table. */
const OPENS = /^(\s*)(?=#{1,6}(?:\s|$)|>|[-+](?:\s|$)|[-=]+\s*$|:::|\||~~~)/;
const COUNTS = /^(\s*\d{1,9})(?=[.)](?:\s|$))/;

/** Escapes what stands at the start of each line of a paragraph. */
export function escapeStarts(markdown: string): string {
  return markdown
    .split("\n")
    .map((line) => line.replace(OPENS, "$1\\").replace(COUNTS, "$1\\"))
    .join("\n");
}

/** Inlines as Markdown, lines broken only where the author broke them. */
export function markdownOf(inlines: readonly Inline[], context: MarkdownContext): string {
  let markdown = "";
  const joined = joinedCode(inlines);
  for (const [i, inline] of joined.entries()) {
    const neighbours = { before: markdown.slice(-1), after: firstOf(joined[i + 1]) };
    const next = inlineMarkdown(inline, context, neighbours);
    // An exclamation mark or a circumflex before a bracket would make an image or a note of it.
    const clash = next.startsWith("[") && /[!^]$/.test(markdown);
    markdown = clash ? `${markdown.slice(0, -1)}\\${markdown.slice(-1)}${next}` : markdown + next;
  }
  return markdown;
}

/** Code right after code is one: backticks that touch would be read as a longer run. */
function joinedCode(inlines: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (inline.type === "code" && inline.value === "") continue;
    if (inline.type === "code" && last?.type === "code")
      joined[joined.length - 1] = { ...last, value: last.value + inline.value };
    else joined.push(inline);
  }
  return joined;
}

/** The character that an inline's Markdown starts with, near enough to tell words from marks. */
function firstOf(inline: Inline | undefined): string {
  if (inline === undefined) return "";
  if (inline.type === "text") return inline.value.charAt(0);
  return inline.type === "lineBreak" ? "\n" : (MARK[inline.type] ?? "[").charAt(0);
}

/** Marks round words. */
const MARK: Partial<Readonly<Record<Inline["type"], string>>> = {
  emphasis: "*",
  strong: "**",
  strikethrough: "~~",
};

function inlineMarkdown(inline: Inline, context: MarkdownContext, neighbours: Neighbours): string {
  switch (inline.type) {
    case "text":
      return inLanguage(escapeWords(inline.value), inline.language);
    case "emphasis":
      return wrapped("*", inline, context, neighbours);
    case "strong":
      return wrapped("**", inline, context, neighbours);
    case "strikethrough":
      return wrapped("~~", inline, context, neighbours);
    case "smallCaps":
      return styled(".smallcaps", inline, context);
    case "superscript":
      return styled(".sup", inline, context);
    case "subscript":
      return styled(".sub", inline, context);
    case "phrase":
      return inLanguage(markdownOf(inline.inlines, context), inline.language);
    case "indexMark":
      return indexMarkdown(inline, context);
    case "code":
      return codeSpan(inline.value);
    case "link":
      return isSafeHref(inline.href)
        ? `[${markdownOf(inline.inlines, context)}](${destination(inline.href)})`
        : markdownOf(inline.inlines, context);
    case "lineBreak":
      return "\\\n";
    case "image":
      return imageMarkdown(inline, "", context);
    case "note":
      return noteCall(inline, context);
    case "crossReference":
      return context.targets.has(inline.target)
        ? `[](#${inline.target})`
        : escapeWords(context.labels.get(inline.target) ?? "");
    default:
      return unreachable(inline);
  }
}

type Wrapping = Extract<Inline, { readonly inlines: readonly Inline[] }>;

/** What stands directly before and after, where it is known. */
interface Neighbours {
  readonly before: string;
  readonly after: string;
}

const NAMES: Readonly<Record<string, string>> = { "*": ".em", "**": ".strong", "~~": ".strike" };

/**
 * Marks hug their words: spaces inside them go outside, or they would be no marks. Where a mark
 * would not be read as one, the words stand in brackets.
 *
 * Source: CommonMark 0.31, section 6.2, left- and right-flanking delimiter runs.
 */
function wrapped(
  mark: string,
  inline: Wrapping,
  context: MarkdownContext,
  { before, after }: Neighbours,
): string {
  const inner = inLanguage(markdownOf(inline.inlines, context), inline.language);
  const [, opening = "", words = "", closing = ""] =
    /^((?:\s|\\\n)*)([\s\S]*?)((?:\s|\\\n)*)$/.exec(inner) ?? [];
  if (words === "") return inner;
  const left = flanks(words.charAt(0), opening.slice(-1) || before);
  const right = flanks(words.slice(-1), closing.charAt(0) || after);
  const tangled =
    holds(inline.inlines, inline.type) ||
    (/^[*~]|[*~]$/.test(words) && !/^\*+[^*]+\*+$/.test(words));
  if (!left || !right || tangled) return `${opening}[${words}]{${NAMES[mark] ?? ""}}${closing}`;
  return `${opening}${mark}${words}${mark}${closing}`;
}

/** True where an inline of a type stands anywhere in a run. */
function holds(inlines: readonly Inline[], type: Inline["type"]): boolean {
  return inlines.some(
    (inline) => inline.type === type || ("inlines" in inline && holds(inline.inlines, type)),
  );
}

/** True where a mark between an inner and an outer character is one. */
function flanks(inner: string, outer: string): boolean {
  if (/[*~_]/.test(outer)) return false;
  return outer === "" || /[\s\p{P}\p{S}]/u.test(outer) || !/[\p{P}\p{S}]/u.test(inner);
}

function styled(name: string, inline: Wrapping, context: MarkdownContext): string {
  const inner = markdownOf(inline.inlines, context);
  const language = inline.language === undefined ? "" : ` lang=${inline.language}`;
  return inner === "" ? "" : `[${inner}]{${name}${language}}`;
}

/** What an author writes for the index: `[words]{.index}`, `[words]{index="Heading > Subheading"}`. */
function indexMarkdown(mark: IndexMark, context: MarkdownContext): string {
  const { heading = "", subheading, see, seeAlso, language } = mark;
  const entry = subheading === undefined ? heading : `${heading} > ${subheading}`.trimStart();
  const words = [
    ...(entry === "" ? [".index"] : [`index=${quoted(entry)}`]),
    ...(see === undefined ? [] : [`see=${quoted(see)}`]),
    ...(seeAlso === undefined ? [] : [`see-also=${quoted(seeAlso)}`]),
    ...(language === undefined ? [] : [`lang=${language}`]),
  ];
  return `[${markdownOf(mark.inlines, context)}]{${words.join(" ")}}`;
}

/** Attributes know no escape: a quotation mark in one becomes that of the trade. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', "”").replace(/\s+/g, " ")}"`;
}

/** Words of another language, marked as such. */
export function inLanguage(markdown: string, language: string | undefined): string {
  return language === undefined || markdown.trim() === ""
    ? markdown
    : `[${markdown}]{lang=${language}}`;
}

/** Code between more backticks than it holds in a row. */
function codeSpan(value: string): string {
  const longest = Math.max(0, ...[...value.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(value) ? " " : "";
  return value === "" ? "" : `${fence}${pad}${value.replaceAll("\n", " ")}${pad}${fence}`;
}

function destination(href: string): string {
  return /[\s()<>\\]/.test(href) ? `<${href.replace(/[<>\n]/g, encodeURIComponent)}>` : href;
}

/** An image by its path, with its caption where a figure has one. */
export function imageMarkdown(
  image: { readonly image: string; readonly alt: string; readonly decorative: boolean },
  caption: string,
  context: MarkdownContext,
): string {
  const path = context.imagePath(image.image);
  if (path === undefined) return escapeWords(image.alt);
  const title = caption === "" ? "" : ` "${caption.replace(/["\\]/g, "\\$&")}"`;
  const decorative = image.decorative ? "{.decorative}" : "";
  return `![${escapeWords(image.alt)}](${destination(encodeURI(path))}${title})${decorative}`;
}

function noteCall(note: Note, context: MarkdownContext): string {
  if (context.callNote !== undefined) return `[^${context.callNote(note)}]`;
  context.lose("a note inside a note");
  const words = note.blocks.flatMap((block) =>
    block.type === "paragraph" ? [titleText(block.inlines)] : [],
  );
  return ` (${escapeWords(words.join(" "))})`;
}
