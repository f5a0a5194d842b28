import { unreachable } from "../../base/unreachable.ts";
import type { Note } from "../../model/book.ts";
import type { Edition } from "../../model/edition.ts";
import { termsOf } from "../../model/terms.ts";
import { titleText } from "../../model/text.ts";
import type { Theme } from "../../theme/theme.ts";
import { attribute, directionOf, escapeMarkup } from "../escape.ts";
import { noteMarkup, notesOfPart, partMarkup, sectionMarkup } from "../markup.ts";
import { type MarkupContext, noteCallId } from "../markup-context.ts";
import { itemsMarkup } from "./divide.ts";
import { type Images, imageSource } from "./images.ts";
import { copyrightPage, coverPage, halfTitlePage, titlePage } from "./leaves.ts";
import type { PrintPages } from "./pages.ts";
import type { Content, Plan, PlannedFile } from "./plan.ts";
import type { Resource } from "./resource.ts";

/** All that the markup of a file of text depends on. */
export interface Setting {
  readonly edition: Edition;
  readonly theme: Theme;
  readonly plan: Plan;
  readonly images: Images;
  readonly pages: PrintPages;
}

/** A file of text as a document of its own; the contents page is the navigation document, made elsewhere. */
export function textFile(file: PlannedFile, setting: Setting): Resource {
  const { edition } = setting;
  const context = fileContext(file.name, setting);
  const body = contentMarkup(file.content, setting, context);
  const { language } = edition.book.metadata;
  const direction = directionOf(language) === "rtl" ? ' dir="rtl"' : "";
  const matter = matterOf(file.content);
  const document =
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n' +
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"' +
    `${attribute("xml:lang", language)}${attribute("lang", language)}${direction}>\n` +
    `<head>\n<meta charset="utf-8"/>\n<title>${escapeMarkup(fileTitle(file.content, edition))}</title>\n` +
    '<link rel="stylesheet" type="text/css" href="../css/book.css"/>\n</head>\n' +
    `<body epub:type="${matter}matter">\n${body}</body>\n</html>\n`;
  return {
    id: file.name,
    path: `text/${file.name}.xhtml`,
    mediaType: "application/xhtml+xml",
    content: document,
    properties: "",
  };
}

/** The context of one file: links lead to other files by name, and within it by fragment. */
export function fileContext(name: string, setting: Setting): MarkupContext {
  const { edition, theme, plan, images, pages } = setting;
  // What leads nowhere leads to the file it stands in: a broken fragment would be refused.
  const href = (file: string | undefined, id: string): string => {
    if (file === undefined) return `${name}.xhtml`;
    return file === name ? `#${id}` : `${file}.xhtml#${id}`;
  };
  return {
    dialect: "xhtml",
    language: edition.book.metadata.language,
    headingLevel: 1,
    labels: edition.labels,
    sceneBreak: theme.sceneBreak,
    chapter: theme.chapter,
    hrefOf: (id) => href(plan.fileOf.get(id), id),
    noteHref: (id) => href(plan.fileOf.get(id), id),
    noteBackHref: (id) => href(plan.callFileOf.get(id), noteCallId(id)),
    imageSource: (ref) => imageSource(ref, edition, images),
    ...(pages.list.length > 0 ? { pageBreaksIn: (block) => pages.breaks.get(block) ?? [] } : {}),
  };
}

function contentMarkup(content: Content, setting: Setting, context: MarkupContext): string {
  const { metadata, cover } = setting.edition.book;
  const terms = termsOf(metadata.language);
  switch (content.type) {
    case "cover": {
      const source = cover && context.imageSource(cover.image);
      return cover && source ? coverPage(cover, source, terms) : "";
    }
    case "halfTitle":
      return halfTitlePage(metadata, terms);
    case "titlePage":
      return titlePage(metadata, terms);
    case "copyrightPage":
      return copyrightPage(content.lines, terms);
    case "contents":
      return "";
    case "part":
      return partMarkup(content.part, context) + notesMarkup(notesOfPart(content.part), context);
    case "section":
      return sectionMarkup(content.section, context) + notesMarkup(content.notes, context);
    case "items":
      return itemsMarkup(content.items, context) + notesMarkup(content.notes, context);
    default:
      return unreachable(content);
  }
}

/** Notes stand at the end of their file, where a reading system that shows them as pop-ups hides them. */
function notesMarkup(notes: readonly Note[], context: MarkupContext): string {
  if (notes.length === 0) return "";
  const texts = notes.map((note) => noteMarkup(note, context)).join("");
  return `<div class="notes" epub:type="footnotes">\n${texts}</div>\n`;
}

function matterOf(content: Content): "front" | "body" | "back" {
  if ("matter" in content) return content.matter;
  return content.type === "part" ? "body" : "front";
}

/** What a reading system shows as the name of the file. */
export function fileTitle(content: Content, { book, labels }: Edition): string {
  const terms = termsOf(book.metadata.language);
  const title = book.metadata.title ?? terms.untitled;
  switch (content.type) {
    case "cover":
      return terms.cover;
    case "halfTitle":
    case "titlePage":
      return title;
    case "copyrightPage":
      return terms.copyrightPage;
    case "contents":
      return terms.contents;
    case "part":
      return headingText(content.part) || labels.get(content.part.id) || title;
    case "section":
    case "items":
      return headingText(content.section) || labels.get(content.section.id) || title;
    default:
      return unreachable(content);
  }
}

/** “Chapter One: The Storm”; either where the other is missing. */
function headingText(
  node: Parameters<typeof partMarkup>[0] | Parameters<typeof sectionMarkup>[0],
): string {
  return entryTitle(titleText(node.label), titleText(node.title));
}

/** Label and title of an entry of the contents on one line. */
export function entryTitle(label: string, title: string): string {
  if (label === "" || title === "") return label + title;
  return /[.:!?…]$/.test(label) ? `${label} ${title}` : `${label}: ${title}`;
}
