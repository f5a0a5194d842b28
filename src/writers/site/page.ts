import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Part, Section } from "../../model/book.ts";
import type { Piece } from "../../model/composition.ts";
import type { Edition } from "../../model/edition.ts";
import { termsOf } from "../../model/terms.ts";
import { fill, type TemplateData } from "../../theme/templates.ts";
import type { Theme } from "../../theme/theme.ts";
import { attribute, directionOf, escapeMarkup } from "../escape.ts";
import { entriesMarkup } from "../html/contents.ts";
import { metasOf, pageTitle } from "../html/metadata.ts";
import {
  hasHeading,
  noteMarkup,
  notesOfPart,
  notesOfSection,
  partMarkup,
  sectionMarkup,
} from "../markup.ts";
import { type MarkupContext, noteCallId } from "../markup-context.ts";
import { imageMarkup } from "../markup-inlines.ts";
import type { SiteImages } from "./files.ts";
import type { SiteOptions } from "./options.ts";
import { COVER, type SitePage, type SitePlan } from "./plan.ts";
import { wordsOf } from "./words.ts";

/** What every page of a site is made from. */
export interface SiteMaking {
  readonly edition: Edition;
  readonly theme: Theme;
  readonly generator: string;
  readonly options: SiteOptions;
  readonly plan: SitePlan;
  readonly images: SiteImages;
  readonly diagnostics: Diagnostic[];
}

/** What a page may load: its own folder. A script that a manuscript smuggled in would not run. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

/** The page of one chapter, part or leaf. */
export function textPage(making: SiteMaking, at: number): string {
  const { plan, edition } = making;
  const page = plan.pages[at];
  if (page === undefined) return "";
  const context = contextOf(making, page.file);
  const title = pageTitle(edition.book.metadata);
  return fillPage(making, page.file, {
    pageTitle: page.name === edition.book.metadata.title ? title : `${page.name} · ${title}`,
    mainMarkup: nameMarkup(page, making) + nodeMarkup(page.node, context),
    turns: true,
    previous: plan.pages[at - 1] ?? { file: COVER, name: coverName(making) },
    next: plan.pages[at + 1],
  });
}

/** The first page: cover, title, contents. */
export function coverPage(making: SiteMaking, colophonMarkup: string): string {
  const { edition, plan } = making;
  const { metadata } = edition.book;
  return fillPage(making, COVER, {
    pageTitle: pageTitle(metadata),
    metas: metasOf(metadata, making.generator).filter((meta) => meta.itemprop === undefined),
    mainMarkup: coverMarkup(making) + titleMarkup(making) + resumeMarkup(making) + leaves(making),
    turns: plan.pages.length > 0,
    next: plan.pages[0],
    colophonMarkup,
  });
}

function fillPage(making: SiteMaking, file: string, data: TemplateData): string {
  const { metadata } = making.edition.book;
  const { base } = making.options;
  return filled(making, "site-page", {
    language: metadata.language,
    rightToLeft: directionOf(metadata.language) === "rtl",
    identifier: metadata.identifier,
    policy: POLICY,
    bookTitle: metadata.title ?? termsOf(metadata.language).untitled,
    words: wordsOf(metadata.language),
    canonical: base === undefined ? undefined : canonicalOf(base, file),
    metas: [{ name: "generator", content: making.generator }],
    ...data,
  });
}

/** The address of a page; the cover page is the folder itself. */
export function canonicalOf(base: string, file: string): string {
  return file === COVER ? base : base + encodeURIComponent(file);
}

function filled(making: SiteMaking, name: string, data: TemplateData): string {
  const terms = termsOf(making.edition.book.metadata.language);
  const outcome = fill(making.theme, name, { terms, ...data });
  making.diagnostics.push(...outcome.diagnostics);
  return outcome.ok ? outcome.value : "";
}

function contextOf({ edition, theme, plan, images }: SiteMaking, file: string): MarkupContext {
  const address = (id: string, fragment: string): string => {
    const there = plan.fileOf.get(id) ?? file;
    return there === file ? `#${fragment}` : `${there}#${fragment}`;
  };
  return {
    dialect: "html",
    language: edition.book.metadata.language,
    headingLevel: 1,
    labels: edition.labels,
    sceneBreak: theme.sceneBreak,
    chapter: theme.chapter,
    hrefOf: (id) => address(id, id),
    noteHref: (id) => `#${id}`,
    noteBackHref: (id) => `#${noteCallId(id)}`,
    imageSource: (ref) => images.sourceOf(ref),
  };
}

/** Every page has a first heading; where the author gave none, it is only spoken. */
function nameMarkup({ node, name }: SitePage, { edition }: SiteMaking): string {
  if (hasHeading(node)) return "";
  const words = edition.labels.get(node.id) ?? name;
  return `<h1 class="visually-hidden">${escapeMarkup(words)}</h1>\n`;
}

function nodeMarkup(node: Part | Section, context: MarkupContext): string {
  const part = node.type === "part";
  const notes = part ? notesOfPart(node) : notesOfSection(node);
  const texts = notes.map((note) => noteMarkup(note, context)).join("");
  const text = part ? partMarkup(node, context) : sectionMarkup(node, context);
  return text + (texts === "" ? "" : `<div class="notes">\n${texts}</div>\n`);
}

function coverName({ edition }: SiteMaking): string {
  const { metadata } = edition.book;
  return metadata.title ?? termsOf(metadata.language).untitled;
}

function coverMarkup(making: SiteMaking): string {
  const { cover, metadata } = making.edition.book;
  if (cover === undefined || !making.edition.assets.has(cover.image)) return "";
  const alt = cover.alt === "" ? termsOf(metadata.language).cover : cover.alt;
  const image = { image: cover.image, alt, decorative: false };
  return `<p class="cover">${imageMarkup(image, contextOf(making, COVER))}</p>\n`;
}

function titleMarkup(making: SiteMaking): string {
  const { subtitle, authors, publisher } = making.edition.book.metadata;
  const title = coverName(making);
  const data = { element: "div", attributes: "", title, subtitle, authors, publisher };
  return filled(making, "title-page", data);
}

/** The way back to where the reader stopped; the script shows it where it knows one. */
function resumeMarkup(making: SiteMaking): string {
  const words = wordsOf(making.edition.book.metadata.language);
  const language = attribute("lang", words.language);
  return `<p class="resume"${language} hidden><a href="${COVER}">${escapeMarkup(words.resume)}</a></p>\n`;
}

/** Contents and copyright, the leaves that have no page of their own. */
function leaves(making: SiteMaking): string {
  const { pieces } = making.plan;
  const contents = pieces.find(({ type }) => type === "contents");
  const copyright = pieces.find(({ type }) => type === "copyrightPage");
  return leafMarkup(contents, making) + leafMarkup(copyright, making);
}

function leafMarkup(piece: Piece | undefined, making: SiteMaking): string {
  const terms = termsOf(making.edition.book.metadata.language);
  if (piece?.type === "copyrightPage")
    return filled(making, "copyright-page", {
      attributes: attribute("aria-label", terms.copyrightPage),
      lines: piece.lines,
    });
  if (piece?.type !== "contents") return "";
  const { fileOf } = making.plan;
  return filled(making, "contents", {
    attributes: ' role="doc-toc"',
    entriesMarkup: entriesMarkup(piece.entries, (id) => `${fileOf.get(id) ?? COVER}#${id}`),
  });
}
