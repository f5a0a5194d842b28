import { unreachable } from "../base/unreachable.ts";
import type { Image, Inline, Link, Note } from "../model/book.ts";
import { flowText } from "../model/text.ts";
import { attribute, escapeMarkup, externalHref, isSafeHref } from "./escape.ts";
import {
  epubType,
  languageAttributes,
  type MarkupContext,
  noteCallId,
  pageMarker,
  type Sink,
  sinkFor,
  voidEnd,
} from "./markup-context.ts";

/** A title, a caption or any other run of inlines as markup, without page markers. */
export function inlinesMarkup(inlines: readonly Inline[], context: MarkupContext): string {
  const sink = sinkFor(context);
  writeInlines(inlines, sink);
  return sink.parts.join("");
}

/** Writes inlines to a sink whose cursor knows where in the block's text they stand. */
export function writeInlines(inlines: readonly Inline[], sink: Sink): void {
  for (const inline of inlines) writeInline(inline, sink);
}

function writeInline(inline: Inline, sink: Sink): void {
  switch (inline.type) {
    case "text":
      if (inline.language === undefined) writeText(inline.value, sink);
      else wrap("span", "", inline, sink, () => writeText(inline.value, sink));
      return;
    case "code":
      wrap("code", "", inline, sink, () => writeText(inline.value, sink));
      return;
    case "emphasis":
      element("em", "", inline, sink);
      break;
    case "strong":
      element("strong", "", inline, sink);
      break;
    case "smallCaps":
      element("span", ' class="small-caps"', inline, sink);
      break;
    case "strikethrough":
      element("s", "", inline, sink);
      break;
    case "superscript":
      element("sup", "", inline, sink);
      break;
    case "subscript":
      element("sub", "", inline, sink);
      break;
    case "phrase":
      element("span", "", inline, sink);
      break;
    case "indexMark":
      if (inline.language === undefined) writeInlines(inline.inlines, sink);
      else element("span", "", inline, sink);
      break;
    case "link":
      writeLink(inline, sink);
      break;
    case "lineBreak":
      writeObject(`<br${voidEnd(sink.context)}\n`, sink);
      break;
    case "image":
      writeObject(imageMarkup(inline, sink.context, "inline"), sink);
      break;
    case "note":
      writeNoteCall(inline, sink);
      break;
    case "crossReference":
      writeObject(referenceMarkup(inline.target, sink), sink);
      break;
    default:
      unreachable(inline);
  }
}

/** Writes characters and puts every page marker that falls among them at its offset, between characters. */
export function writeText(value: string, sink: Sink): void {
  const end = sink.offset + value.length;
  let done = 0;
  for (;;) {
    const next = sink.breaks[sink.nextBreak];
    if (next === undefined || next.offset >= end) break;
    const at = characterBoundary(value, Math.max(next.offset - sink.offset, done));
    sink.parts.push(
      escapeMarkup(value.slice(done, at)),
      pageMarker(sink.context, next.folio, "span"),
    );
    done = at;
    sink.nextBreak += 1;
  }
  sink.parts.push(escapeMarkup(done === 0 ? value : value.slice(done)));
  sink.offset = end;
}

/** Writes the page markers left over: those that stand at or past the end of the block's text. */
export function finishPages(sink: Sink, element: "span" | "div" = "span"): void {
  markPagesBefore(Number.POSITIVE_INFINITY, sink, element);
}

/** Writes the page markers not yet written whose offset is below `end`. */
export function markPagesBefore(end: number, sink: Sink, element: "span" | "div" = "span"): void {
  for (;;) {
    const next = sink.breaks[sink.nextBreak];
    if (next === undefined || next.offset >= end) return;
    sink.parts.push(pageMarker(sink.context, next.folio, element));
    sink.nextBreak += 1;
  }
}

/** Never between the two halves of one character. */
function characterBoundary(value: string, at: number): number {
  const low = value.charCodeAt(at);
  return at > 0 && low >= 0xdc00 && low <= 0xdfff ? at + 1 : at;
}

/** One unit of `flowText` that is no character. */
function writeObject(markup: string, sink: Sink): void {
  markPagesBefore(sink.offset + 1, sink);
  sink.parts.push(markup);
  sink.offset += 1;
}

function element(
  name: string,
  attributes: string,
  inline: Extract<Inline, { inlines: readonly Inline[] }>,
  sink: Sink,
): void {
  wrap(name, attributes, inline, sink, () => writeInlines(inline.inlines, sink));
}

function wrap(
  name: string,
  attributes: string,
  inline: Inline,
  sink: Sink,
  content: () => void,
): void {
  sink.parts.push(`<${name}${attributes}${languageAttributes(sink.context, inline.language)}>`);
  content();
  sink.parts.push(`</${name}>`);
}

/** A link in a link is only its words, and so is one that leads where no reader should go, or has none. */
function writeLink(link: Link, sink: Sink): void {
  const idle = sink.linkDepth > 0 || flowText(link.inlines).trim() === "";
  const href = idle ? undefined : addressOf(link.href, sink.context);
  if (href === undefined) {
    writeInlines(link.inlines, sink);
    return;
  }
  sink.linkDepth += 1;
  element("a", attribute("href", href), link, sink);
  sink.linkDepth -= 1;
  sink.parts.push(...sink.waiting);
  sink.waiting = [];
}

function addressOf(href: string, context: MarkupContext): string | undefined {
  if (!isSafeHref(href)) return undefined;
  return href.startsWith("#") ? context.hrefOf(href.slice(1)) : externalHref(href);
}

function writeNoteCall(note: Note, sink: Sink): void {
  const call = noteCallMarkup(note, sink.context);
  if (sink.linkDepth > 0) sink.waiting.push(call);
  writeObject(sink.linkDepth > 0 ? "" : call, sink);
}

function noteCallMarkup({ id }: Note, context: MarkupContext): string {
  if (id === undefined) return "";
  const type = epubType(context, "noteref");
  const number = escapeMarkup(context.labels.get(id) ?? "*");
  return (
    `<sup class="note-call"><a${attribute("id", noteCallId(id))}${attribute("href", context.noteHref(id))}` +
    `${type} role="doc-noteref">${number}</a></sup>`
  );
}

function referenceMarkup(target: string, { context, linkDepth }: Sink): string {
  const label = escapeMarkup(context.labels.get(target) ?? "");
  if (linkDepth > 0 || label === "") return label;
  return `<a class="reference"${attribute("href", context.hrefOf(target))}>${label}</a>`;
}

/**
 * An image, or its description where the edition lacks the image; `inline` is one among the words.
 *
 * `alt=""` says “decorative”, so an image whose author gave no description has no `alt` at all:
 * a checker may then complain, and rightly.
 */
export function imageMarkup(
  image: Pick<Image, "image" | "alt" | "decorative">,
  context: MarkupContext,
  place: "inline" | "apart" = "apart",
): string {
  const source = context.imageSource(image.image);
  if (source === undefined)
    return image.alt === "" ? "" : `<span class="missing-image">${escapeMarkup(image.alt)}</span>`;
  const alt = image.decorative ? "" : image.alt === "" ? undefined : image.alt;
  const size = attribute("width", source.width) + attribute("height", source.height);
  const classes = [
    ...(place === "inline" ? ["inline"] : []),
    ...(source.seeThrough ? ["on-paper"] : []),
  ];
  const looks = classes.length === 0 ? "" : ` class="${classes.join(" ")}"`;
  return `<img${attribute("src", source.src)}${attribute("alt", alt)}${looks}${size}${voidEnd(context)}`;
}
