import { unreachable } from "../../base/unreachable.ts";
import type { Inline, Note } from "../../model/book.ts";
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
export function escapeWords(text: string): string {
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
  return inlines.map((inline) => inlineMarkdown(inline, context)).join("");
}

function inlineMarkdown(inline: Inline, context: MarkdownContext): string {
  switch (inline.type) {
    case "text":
      return inLanguage(escapeWords(inline.value), inline.language);
    case "emphasis":
      return wrapped("*", inline, context);
    case "strong":
      return wrapped("**", inline, context);
    case "strikethrough":
      return wrapped("~~", inline, context);
    case "smallCaps":
      return styled(".smallcaps", inline, context);
    case "superscript":
      return styled(".sup", inline, context);
    case "subscript":
      return styled(".sub", inline, context);
    case "phrase":
      return inLanguage(markdownOf(inline.inlines, context), inline.language);
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

/** Marks hug their words: spaces inside them go outside, or they would be no marks. */
function wrapped(mark: string, inline: Wrapping, context: MarkdownContext): string {
  const inner = inLanguage(markdownOf(inline.inlines, context), inline.language);
  const [, before = "", words = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner) ?? [];
  return words === "" ? inner : `${before}${mark}${words}${mark}${after}`;
}

function styled(name: string, inline: Wrapping, context: MarkdownContext): string {
  const inner = markdownOf(inline.inlines, context);
  const language = inline.language === undefined ? "" : ` lang=${inline.language}`;
  return inner === "" ? "" : `[${inner}]{${name}${language}}`;
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
