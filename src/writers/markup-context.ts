import type { AssetRef } from "../model/book.ts";
import type { ChapterStyle, SceneBreakStyle } from "../theme/theme.ts";
import { attribute, directionOf } from "./escape.ts";

/**
 * What the markup of a book depends on besides the book: one value for each document a writer makes.
 *
 * HTML and EPUB share everything but void elements, `xml:lang`, `epub:type` and where links lead.
 */
export interface MarkupContext {
  readonly dialect: "xhtml" | "html";
  /** BCP 47 tag of the document that the markup stands in. */
  readonly language: string;
  /** Level of the heading of a section handed to `sectionMarkup`; its children stand one deeper. */
  readonly headingLevel: number;
  /** What sections, figures and notes are called when referred to; from the edition. */
  readonly labels: ReadonlyMap<string, string>;
  readonly sceneBreak: SceneBreakStyle;
  /** Drop capitals and lead-ins of chapter openings. */
  readonly chapter: ChapterStyle;
  /** Address of a section, block, or part: `#id`, or `chapter-3.xhtml#id`. */
  hrefOf(id: string): string;
  /** Address of a note's text, as its call links to it. */
  noteHref(id: string): string;
  /** Address of the call of a note, as its text links back to it; the call's own id is `noteCallId(id)`. */
  noteBackHref(id: string): string;
  /** Where an image is found; undefined where the edition lacks it, and its description is printed in its place. */
  imageSource(ref: AssetRef): ImageSource | undefined;
  /** What a section is named where its heading is also that of another; undefined where the heading serves. */
  nameOf?(section: string): string | undefined;
  /** Where pages of the print edition begin in a block, by rising offset in its text. */
  pageBreaksIn?(block: string): readonly PageBreak[];
}

export interface ImageSource {
  readonly src: string;
  /** Pixels; keeps the page from moving while images load. */
  readonly width?: number;
  readonly height?: number;
  /** The paper shows through: on a dark page it needs a light ground. */
  readonly seeThrough?: true;
}

/** A page of print begins here. */
export interface PageBreak {
  /** UTF-16 offset in the block's `flowText`; lines of verse and cells of tables count as joined by one `\n`. */
  readonly offset: number;
  readonly folio: string;
}

/** The id of the place that calls a note. Ids of the book hold no `_`, so it is unique. */
export function noteCallId(note: string): string {
  return `${note}_call`;
}

/** The id of the heading of a section. */
export function headingId(section: string): string {
  return `${section}_heading`;
}

/** The id of a page marker. */
export function pageMarkerId(folio: string): string {
  return `page_${folio.replace(/[^A-Za-z0-9-]/g, "-")}`;
}

/** Markup under construction, with the cursor that puts page markers at their offset. */
export interface Sink {
  readonly parts: string[];
  readonly context: MarkupContext;
  /** Pages that begin in the block at hand and are not yet marked. */
  breaks: readonly PageBreak[];
  nextBreak: number;
  /** UTF-16 units of the block's text written so far. */
  offset: number;
  /** Depth of links open: notes called inside a link wait for its end, as links do not nest. */
  linkDepth: number;
  waiting: string[];
}

/** An empty sink for one run of markup. */
export function sinkFor(context: MarkupContext): Sink {
  return { parts: [], context, breaks: [], nextBreak: 0, offset: 0, linkDepth: 0, waiting: [] };
}

/** The end of a void element's tag: HTML has no slash, XHTML needs one. */
export function voidEnd(context: MarkupContext): string {
  return context.dialect === "xhtml" ? "/>" : ">";
}

/** `epub:type`, in XHTML only. */
export function epubType(context: MarkupContext, type: string | undefined): string {
  return context.dialect === "xhtml" && type !== undefined && type !== ""
    ? ` epub:type="${type}"`
    : "";
}

/** `lang`, with `xml:lang` in XHTML, and the direction the language is written in. */
export function languageAttributes(context: MarkupContext, language: string | undefined): string {
  if (language === undefined) return "";
  const lang = attribute("lang", language);
  const direction = directionOf(language);
  const turned = direction === directionOf(context.language) ? "" : ` dir="${direction}"`;
  return context.dialect === "xhtml"
    ? `${attribute("xml:lang", language)}${lang}${turned}`
    : lang + turned;
}

/** The empty element at which a page of the print edition begins. */
export function pageMarker(context: MarkupContext, folio: string, element: "span" | "div"): string {
  const type = epubType(context, "pagebreak");
  const id = attribute("id", pageMarkerId(folio));
  return `<${element}${id} class="page"${type} role="doc-pagebreak"${attribute("aria-label", folio)}></${element}>`;
}
