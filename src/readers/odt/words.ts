import { type Look, pushWords, type RichPiece } from "../rich/rich.ts";
import { child, type Node, WORDS } from "../xml.ts";
import { commentPieces } from "./comments.ts";
import { allText, apart, type OdtDocument, spacesOf } from "./document.ts";
import { hide } from "./hidden.ts";
import { imagesOf, isDrawn } from "./images.ts";
import { noteBlocks } from "./notes.ts";
import type { OdtStyle } from "./styles.ts";

/** The words of a paragraph, and what hangs on it. */
export interface OdtLine {
  readonly pieces: RichPiece[];
  /** Boxes with paragraphs of their own. */
  readonly boxes: Node[];
  /** The last characters were a space that run together with the next. */
  spaced: boolean;
  /** A rule is drawn here. */
  rule: boolean;
}

/** Fields that say where something is printed, or lists of a program. */
const MADE =
  /^text:(?:page-number|page-count|page-continuation|page-variable-get|paragraph-count|word-count|character-count)$/;

/** Elements whose words are no text: descriptions, scripts, changes that were tracked. */
const SILENT =
  /^(?:text:(?:tracked-changes|change|change-start|change-end|note-citation|ruby-text|script|soft-page-break|alphabetical-index-mark.*|toc-mark.*|user-index-mark.*|bookmark-end|reference-mark-end|sequence-decls|variable-decls|user-field-decls)|office:forms|svg:(?:title|desc)|form:.*)$/;

/** True for what a condition hides, as the program last saw it. */
export function isHidden({ attributes }: Node): boolean {
  return attributes["text:is-hidden"] === "true";
}

/** Reads what stands inside a paragraph. */
export function lineOf(document: OdtDocument, paragraph: Node, look: Look): OdtLine {
  const line: OdtLine = { pieces: [], boxes: [], spaced: true, rule: false };
  readAll(document, paragraph, look, line);
  return line;
}

function readAll(document: OdtDocument, { children }: Node, look: Look, line: OdtLine): void {
  for (const one of children) readNode(document, one, look, line);
}

function readNode(document: OdtDocument, node: Node, look: Look, line: OdtLine): void {
  if (node.name === WORDS) {
    readWords(node.text, look, line);
    return;
  }
  if (readMark(document, node, look, line) || SILENT.test(node.name) || MADE.test(node.name))
    return;
  switch (node.name) {
    case "text:span":
      readSpan(document, node, look, line);
      return;
    case "text:a":
      readAll(document, node, linkLook(document, node, look), line);
      return;
    case "text:note":
      readNote(document, node, line);
      return;
    case "office:annotation":
    case "office:annotation-end":
      line.pieces.push(...commentPieces(document.comments, node));
      return;
    case "text:ruby":
      readRuby(document, node, look, line);
      return;
    case "text:bookmark-ref":
    case "text:reference-ref":
      readReference(document, node, look, line);
      return;
    case "text:hidden-text":
      if (!isHidden(node) && node.children.length > 0) readAll(document, node, look, line);
      else {
        const words = node.attributes["text:string-value"] ?? allText(node);
        line.pieces.push(...hide(document, node, `${words} `));
      }
      return;
    default:
      if (isDrawn(node)) readDrawing(document, node, look, line);
      else readAll(document, node, look, line);
  }
}

/** White space is run together; more than one space is written by its count. */
function readWords(text: string, look: Look, line: OdtLine): void {
  const run = text.replace(/[ \t\r\n]+/g, " ");
  const words = line.spaced ? run.replace(/^ /, "") : run;
  if (words === "") return;
  pushWords(words, look, line.pieces);
  line.spaced = words.endsWith(" ");
}

/** What stands for a character, or marks a place. */
function readMark(document: OdtDocument, node: Node, look: Look, line: OdtLine): boolean {
  switch (node.name) {
    case "text:s":
      pushWords(" ".repeat(spacesOf(node)), look, line.pieces);
      break;
    case "text:tab":
      pushWords("\t", look, line.pieces);
      break;
    case "text:line-break":
      line.pieces.push({ type: "break", look });
      line.spaced = true;
      return true;
    case "text:bookmark":
    case "text:bookmark-start":
    case "text:reference-mark":
    case "text:reference-mark-start":
      document.seen.bookmarks.push(node.attributes["text:name"] ?? "");
      return true;
    default:
      return false;
  }
  line.spaced = false;
  return true;
}

function readSpan(document: OdtDocument, node: Node, around: Look, line: OdtLine): void {
  const style = document.styles.words(node.attributes["text:style-name"]);
  if (style?.hidden === true) {
    line.pieces.push(...hide(document, node));
    return;
  }
  readAll(document, node, { ...around, ...lookOf(document, style, around) }, line);
}

function lookOf({ styles }: OdtDocument, style: OdtStyle | undefined, around: Look): Look {
  if (style === undefined) return {};
  const { look, language } = style;
  // The underline of a link is its sign and no stress.
  const { emphasis: _, ...rest } = look;
  const own = around.href === undefined ? look : rest;
  const primary = (tag: string) => tag.split("-")[0];
  const foreign =
    language !== undefined &&
    styles.language !== undefined &&
    primary(language) !== primary(styles.language);
  return { ...own, ...(foreign && { language }) };
}

function linkLook({ seen }: OdtDocument, { attributes }: Node, look: Look): Look {
  const href = attributes["xlink:href"] ?? "";
  if (/^(?:https?:|mailto:)/i.test(href)) return { ...look, href };
  if (!href.startsWith("#")) return look;
  const name = decoded(href.slice(1)).replace(/\|(?:outline|region|frame|graphic|table)$/, "");
  seen.linked.add(name);
  return { ...look, href: `#${name}` };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A reference to a page says nothing in a book whose pages are its own. */
function readReference(document: OdtDocument, node: Node, look: Look, line: OdtLine): void {
  const { attributes } = node;
  const format = attributes["text:reference-format"] ?? "page";
  if (format === "page") document.seen.pages++;
  if (format === "page" || format === "direction") return;
  const name = attributes["text:ref-name"] ?? "";
  document.seen.linked.add(name);
  readAll(document, node, { ...look, href: `#${name}` }, line);
}

/** Readings stand after their characters, as where ruby cannot be shown. */
function readRuby(document: OdtDocument, node: Node, look: Look, line: OdtLine): void {
  const base = child(node, "text:ruby-base");
  const reading = child(node, "text:ruby-text");
  if (base !== undefined) readAll(document, base, look, line);
  if (reading !== undefined) readWords(`(${allText(reading).trim()})`, look, line);
}

function readNote(document: OdtDocument, node: Node, line: OdtLine): void {
  const body = child(node, "text:note-body");
  if (body === undefined) return;
  const { bookmarks } = document.seen;
  const blocks = noteBlocks(document.itemsIn(apart(document), body));
  document.seen.bookmarks = bookmarks;
  if (blocks.length > 0) line.pieces.push({ type: "note", blocks, look: {} });
  line.spaced = false;
}

function readDrawing(document: OdtDocument, node: Node, look: Look, line: OdtLine): void {
  const { images, boxes, rule } = imagesOf(document, node, look);
  line.rule ||= rule;
  for (const image of images) line.pieces.push(image);
  line.boxes.push(...boxes);
  if (images.length > 0) line.spaced = false;
}
