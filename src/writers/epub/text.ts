import { unreachable } from "../../base/unreachable.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Metadata, Note } from "../../model/book.ts";
import type { Edition } from "../../model/edition.ts";
import { type Terms, termsOf } from "../../model/terms.ts";
import { titleText } from "../../model/text.ts";
import { fill, type TemplateData } from "../../theme/templates.ts";
import type { Theme } from "../../theme/theme.ts";
import { attribute, directionOf } from "../escape.ts";
import { noteMarkup, notesOfPart, partMarkup, sectionMarkup } from "../markup.ts";
import { epubType, type MarkupContext, noteCallId } from "../markup-context.ts";
import { itemsMarkup } from "./divide.ts";
import { type Images, imageSource } from "./images.ts";
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
  /** Takes what the templates of the theme have wrong. */
  readonly diagnostics: Diagnostic[];
}

/** A file of text as a document of its own; the contents page is the navigation document, made elsewhere. */
export function textFile(file: PlannedFile, setting: Setting): Resource {
  const { edition } = setting;
  const { language } = edition.book.metadata;
  const content = filled(setting, "xhtml-page", {
    language,
    rightToLeft: directionOf(language) === "rtl",
    pageTitle: fileTitle(file.content, edition),
    styles: ["../css/book.css"],
    type: `${matterOf(file.content)}matter`,
    bodyMarkup: contentMarkup(file.content, setting, fileContext(file.name, setting)),
  });
  return {
    id: file.name,
    path: `text/${file.name}.xhtml`,
    mediaType: "application/xhtml+xml",
    content,
    properties: propertiesOf(content),
  };
}

/**
 * What a reading system is told to expect. The book's own markup has none of it, but a theme's template
 * may. Source: EPUB 3.3, section 5.6.2.
 */
function propertiesOf(markup: string): string {
  const elements = { mathml: "<math", scripted: "<script", svg: "<svg" };
  return Object.entries(elements)
    .filter(([, tag]) => markup.includes(tag))
    .map(([property]) => property)
    .join(" ");
}

function filled(setting: Setting, template: string, data: TemplateData): string {
  const outcome = fill(setting.theme, template, data);
  setting.diagnostics.push(...outcome.diagnostics);
  return outcome.ok ? outcome.value : "";
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
  const { metadata } = setting.edition.book;
  const terms = termsOf(metadata.language);
  switch (content.type) {
    case "cover":
      return coverPage(setting, context, terms);
    case "halfTitle":
      return filled(setting, "half-title", {
        attributes: epubType(context, "halftitlepage"),
        title: bookTitle(metadata),
      });
    case "titlePage":
      return filled(setting, "title-page", {
        ...metadata,
        element: "section",
        attributes: epubType(context, "titlepage") + attribute("aria-label", terms.titlePage),
        title: bookTitle(metadata),
      });
    case "copyrightPage":
      return filled(setting, "copyright-page", {
        attributes:
          epubType(context, "copyright-page") + attribute("aria-label", terms.copyrightPage),
        lines: content.lines,
      });
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

function coverPage({ edition }: Setting, context: MarkupContext, terms: Terms): string {
  const { cover } = edition.book;
  const source = cover && context.imageSource(cover.image);
  if (!cover || !source) return "";
  const alt = cover.alt.trim() === "" ? terms.cover : cover.alt;
  const image = `<img role="doc-cover"${attribute("src", source.src)}${attribute("alt", alt)}/>`;
  return (
    `<section class="cover"${epubType(context, "cover")}${attribute("aria-label", terms.cover)}>\n` +
    `<p>${image}</p>\n</section>\n`
  );
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

/** The title of the book, or the word for having none. */
export function bookTitle({ title, language }: Metadata): string {
  return title?.trim() || termsOf(language).untitled;
}

/** What a reading system shows as the name of the file. */
export function fileTitle(content: Content, { book, labels }: Edition): string {
  const terms = termsOf(book.metadata.language);
  const title = bookTitle(book.metadata);
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
