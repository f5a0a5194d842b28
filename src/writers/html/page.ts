import { createHash } from "node:crypto";
import { type Diagnostic, type Outcome, success } from "../../diagnostics/diagnostic.ts";
import type { Part, Section } from "../../model/book.ts";
import { composition, type Piece } from "../../model/composition.ts";
import type { Edition } from "../../model/edition.ts";
import { termsOf } from "../../model/terms.ts";
import { htmlStyle } from "../../theme/css-html.ts";
import { fill, type TemplateData } from "../../theme/templates.ts";
import type { Theme } from "../../theme/theme.ts";
import { attribute, directionOf } from "../escape.ts";
import {
  hasHeading,
  noteMarkup,
  notesOfPart,
  notesOfSection,
  partMarkup,
  sectionMarkup,
} from "../markup.ts";
import type { MarkupContext } from "../markup-context.ts";
import { imageMarkup } from "../markup-inlines.ts";
import type { WriteJob } from "../writer.ts";
import { ARRIVAL_STYLE } from "./arrival.ts";
import { colophonMarkup } from "./colophon.ts";
import { entriesMarkup } from "./contents.ts";
import { htmlContext } from "./context.ts";
import { deferredStyle } from "./deferred.ts";
import { embeddedFonts } from "./fonts.ts";
import { metasOf, pageTitle } from "./metadata.ts";
import { sectionNames } from "./section-names.ts";

/** What every piece of the page is made from. */
interface Making {
  readonly edition: Edition;
  readonly theme: Theme;
  /** Of sections that their headings do not tell apart. */
  readonly names: ReadonlyMap<string, string>;
  readonly diagnostics: Diagnostic[];
}

/** The whole page as text. */
export function bookPage(job: WriteJob<object>): Outcome<string> {
  const { edition, theme } = job;
  const { metadata } = edition.book;
  const names = sectionNames(edition.book);
  const making: Making = { edition, theme, names, diagnostics: [] };
  const pieces = composition(edition);
  const headerMarkup = coverMarkup(edition, theme) + titleMarkup(pieces, making);
  const mainMarkup = mainPieces(pieces, making).join("");
  const fonts = embeddedFonts(job, [headerMarkup, mainMarkup]);
  making.diagnostics.push(...fonts.diagnostics);
  const styleMarkup = `\n${fonts.css}${htmlStyle(theme)}${deferredStyle(edition, pieces)}${fonts.css === "" ? "" : ARRIVAL_STYLE}`;
  const page = fillWith(making, "html-page", {
    language: metadata.language,
    rightToLeft: directionOf(metadata.language) === "rtl",
    policy: policyFor(styleMarkup),
    pageTitle: pageTitle(metadata),
    metas: metasOf(metadata, job.generator),
    startId: startId(pieces),
    styleMarkup,
    headerMarkup,
    mainMarkup,
    colophonMarkup: colophonMarkup(fonts.families),
  });
  return success(page, making.diagnostics);
}

/**
 * What the page may load: its own pictures, fonts and this one style sheet, and no script at all,
 * whatever a manuscript or a template managed to smuggle in.
 */
function policyFor(style: string): string {
  const hash = createHash("sha256").update(style).digest("base64");
  return `default-src 'none'; img-src data:; font-src data:; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

function fillWith(making: Making, name: string, data: TemplateData): string {
  const terms = termsOf(making.edition.book.metadata.language);
  const filled = fill(making.theme, name, { terms, ...data });
  making.diagnostics.push(...filled.diagnostics);
  return filled.ok ? filled.value : "";
}

/** Where “start of the text” leads: past the front matter. */
function startId(pieces: readonly Piece[]): string {
  for (const piece of pieces) {
    if (piece.type === "part") return piece.part.id;
    if (piece.type === "section" && piece.matter === "body") return piece.section.id;
  }
  return "book_text";
}

function coverMarkup(edition: Edition, theme: Theme): string {
  const { cover, metadata } = edition.book;
  if (cover === undefined || !edition.assets.has(cover.image)) return "";
  const alt = cover.alt === "" ? termsOf(metadata.language).cover : cover.alt;
  const image = { image: cover.image, alt, decorative: false };
  return `<p class="cover">${imageMarkup(image, htmlContext(edition, theme, 1))}</p>\n`;
}

/** The title page, or only the name of the page where the author's own title page follows. */
function titleMarkup(pieces: readonly Piece[], making: Making): string {
  const { metadata } = making.edition.book;
  const title = metadata.title ?? termsOf(metadata.language).untitled;
  const generated = pieces.some((piece) => piece.type === "titlePage");
  if (!generated)
    return fillWith(making, "title-page", { element: "div", attributes: "", title }).replace(
      'class="title-page"',
      'class="title-page visually-hidden"',
    );
  const { subtitle, authors, publisher } = metadata;
  const data = { element: "div", attributes: "", title, subtitle, authors, publisher };
  return fillWith(making, "title-page", data);
}

function mainPieces(pieces: readonly Piece[], making: Making): readonly string[] {
  const inPart = new Set(
    making.edition.book.body.flatMap((node) =>
      node.type === "part" && hasHeading(node) ? node.sections.map(({ id }) => id) : [],
    ),
  );
  return pieces.map((piece) => pieceMarkup(piece, making, inPart));
}

function pieceMarkup(piece: Piece, making: Making, inPart: ReadonlySet<string>): string {
  const { edition } = making;
  const terms = termsOf(edition.book.metadata.language);
  switch (piece.type) {
    case "titlePage":
    case "halfTitle":
      // The title page stands in the header, and a half-title is for turning pages.
      return "";
    case "copyrightPage":
      return fillWith(making, "copyright-page", {
        attributes: attribute("aria-label", terms.copyrightPage),
        lines: piece.lines,
      });
    case "contents":
      return fillWith(making, "contents", {
        attributes: ' role="doc-toc"',
        entriesMarkup: entriesMarkup(piece.entries),
      });
    case "part":
      return partPiece(piece.part, making);
    case "section":
      return sectionPiece(piece.section, inPart.has(piece.section.id) ? 3 : 2, making);
  }
}

/** What the text is marked up with: its headings begin at `level`. */
function contextAt(level: number, { edition, theme, names }: Making): MarkupContext {
  return { ...htmlContext(edition, theme, level), nameOf: (id) => names.get(id) };
}

function partPiece(part: Part, making: Making): string {
  const context = contextAt(2, making);
  const notes = notesOfPart(part).map((note) => noteMarkup(note, context));
  return partMarkup(part, context) + notesBlock(notes);
}

function sectionPiece(section: Section, level: number, making: Making): string {
  const context = contextAt(level, making);
  const notes = notesOfSection(section).map((note) => noteMarkup(note, context));
  return sectionMarkup(section, context) + notesBlock(notes);
}

/** Notes follow the chapter that calls them. */
function notesBlock(notes: readonly string[]): string {
  return notes.length === 0 ? "" : `<div class="notes">\n${notes.join("")}</div>\n`;
}
