import type { Piece } from "../../model/composition.ts";
import { termsOf } from "../../model/terms.ts";
import { fill, type TemplateData } from "../../theme/templates.ts";
import { attribute, directionOf, escapeMarkup } from "../escape.ts";
import { entriesMarkup } from "../html/contents.ts";
import { type Meta, metasOf, pageTitle } from "../html/metadata.ts";
import { hasHeading } from "../markup.ts";
import { imageMarkup } from "../markup-inlines.ts";
import { feedLinks } from "./feeds.ts";
import { canonicalOf, type SiteMaking } from "./making.ts";
import { COVER, type SitePage } from "./plan.ts";
import { contextOf, nodeMarkup } from "./text.ts";
import { wordsOf } from "./words.ts";

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
    metas: [
      { name: "generator", content: making.generator },
      { name: "author", content: edition.book.metadata.authors.join(", ") },
      { property: "og:type", content: "article" },
      { property: "og:title", content: page.name },
      { property: "og:site_name", content: coverName(making) },
      ...sharedMetas(making, page.file),
    ].filter(({ content }) => content !== ""),
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
    wholeBook: true,
    metas: [...metasOf(metadata, making.generator), ...sharedMetas(making, COVER)],
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
    feeds: feedLinks(making),
    ...data,
  });
}

/** What only a page with a whole address may say of itself: where it stands, and the picture shown with it. */
function sharedMetas(making: SiteMaking, file: string): readonly Meta[] {
  const { base } = making.options;
  const { cover } = making.edition.book;
  if (base === undefined) return [];
  const image = cover === undefined ? undefined : making.images.sourceOf(cover.image);
  return [
    { property: "og:url", content: canonicalOf(base, file) },
    ...(image === undefined ? [] : [{ property: "og:image", content: base + image.src }]),
  ];
}

function filled(making: SiteMaking, name: string, data: TemplateData): string {
  const terms = termsOf(making.edition.book.metadata.language);
  const outcome = fill(making.theme, name, { terms, ...data });
  making.diagnostics.push(...outcome.diagnostics);
  return outcome.ok ? outcome.value : "";
}

/** Every page has a first heading; where the author gave none, it is only spoken. */
function nameMarkup({ node, name }: SitePage, { edition }: SiteMaking): string {
  if (hasHeading(node)) return "";
  const words = edition.labels.get(node.id) ?? name;
  return `<h1 class="visually-hidden">${escapeMarkup(words)}</h1>\n`;
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
