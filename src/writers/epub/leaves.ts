import type { CoverImage, Metadata } from "../../model/book.ts";
import type { Terms } from "../../model/terms.ts";
import { attribute, escapeMarkup } from "../escape.ts";
import type { ImageSource } from "../markup-context.ts";

/** The page of the cover. */
export function coverPage(cover: CoverImage, source: ImageSource, terms: Terms): string {
  const alt = cover.alt === "" ? terms.cover : cover.alt;
  const image = `<img role="doc-cover"${attribute("src", source.src)}${attribute("alt", alt)}/>`;
  return `<section class="cover" epub:type="cover"${attribute("aria-label", terms.cover)}>\n<p>${image}</p>\n</section>\n`;
}

/** The title alone, on a leaf before the title page. */
export function halfTitlePage(metadata: Metadata, terms: Terms): string {
  return (
    '<section class="half-title-page" epub:type="halftitlepage">\n' +
    `<p class="book-title">${escapeMarkup(metadata.title ?? terms.untitled)}</p>\n</section>\n`
  );
}

/** Title, subtitle, authors and publisher; nothing that is not known. */
export function titlePage(metadata: Metadata, terms: Terms): string {
  const title = escapeMarkup(metadata.title ?? terms.untitled);
  const lines = [
    `<h1 class="book-title">${title}</h1>`,
    line("book-subtitle", metadata.subtitle),
    ...metadata.authors.map((author) => line("book-author", author)),
    line("book-publisher", metadata.publisher),
  ];
  return (
    `<section class="title-page" epub:type="titlepage"${attribute("aria-label", terms.titlePage)}>\n` +
    `${lines.filter((text) => text !== "").join("\n")}\n</section>\n`
  );
}

/** What the composition says may stand on a copyright page, a line each. */
export function copyrightPage(lines: readonly string[], terms: Terms): string {
  return (
    `<section class="copyright-page" epub:type="copyright-page"${attribute("aria-label", terms.copyrightPage)}>\n` +
    `${lines.map((text) => line("copyright", text)).join("\n")}\n</section>\n`
  );
}

function line(className: string, text: string | undefined): string {
  return text === undefined || text === ""
    ? ""
    : `<p class="${className}">${escapeMarkup(text)}</p>`;
}
