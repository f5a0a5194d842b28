import { unreachable } from "../base/unreachable.ts";
import type { Block, Inline, Note, Part, Section, SectionRole } from "../model/book.ts";
import { flowText, notesIn, titleText } from "../model/text.ts";
import { attribute, escapeMarkup } from "./escape.ts";
import { type Start, writeBlocks } from "./markup-blocks.ts";
import {
  epubType,
  headingId,
  languageAttributes,
  type MarkupContext,
  pageMarker,
  sinkFor,
} from "./markup-context.ts";
import { inlinesMarkup } from "./markup-inlines.ts";

/**
 * Sections as markup, for every format that is made of it. One tree gives the same structure in
 * HTML and EPUB; only what `MarkupContext` names can differ.
 */
interface RoleMarkup {
  /** Of the EPUB Structural Semantics Vocabulary 1.1. */
  readonly type?: string;
  /** Of DPUB-ARIA 1.1. */
  readonly role?: string;
  readonly className: string;
}

const ROLES: Readonly<Record<SectionRole, RoleMarkup>> = {
  halfTitle: { type: "halftitlepage", className: "half-title-page" },
  titlePage: { type: "titlepage", className: "title-page" },
  copyright: { type: "copyright-page", className: "copyright-page" },
  dedication: { type: "dedication", role: "doc-dedication", className: "dedication-page" },
  epigraph: { type: "epigraph", role: "doc-epigraph", className: "epigraph-page" },
  foreword: { type: "foreword", role: "doc-foreword", className: "chapter foreword" },
  preface: { type: "preface", role: "doc-preface", className: "chapter preface" },
  introduction: {
    type: "introduction",
    role: "doc-introduction",
    className: "chapter introduction",
  },
  authorNote: { className: "chapter author-note" },
  prologue: { type: "prologue", role: "doc-prologue", className: "chapter prologue" },
  chapter: { type: "chapter", role: "doc-chapter", className: "chapter" },
  interlude: { type: "chapter", role: "doc-chapter", className: "chapter interlude" },
  epilogue: { type: "epilogue", role: "doc-epilogue", className: "chapter epilogue" },
  afterword: { type: "afterword", role: "doc-afterword", className: "chapter afterword" },
  acknowledgments: {
    type: "acknowledgments",
    role: "doc-acknowledgments",
    className: "chapter acknowledgments",
  },
  appendix: { type: "appendix", role: "doc-appendix", className: "chapter appendix" },
  glossary: { type: "glossary", className: "chapter glossary" },
  bibliography: {
    type: "bibliography",
    role: "doc-bibliography",
    className: "chapter bibliography",
  },
  // Of type “index” is only what is made of lists as EPUB Indexes 1.0 wants them, which an author’s own need not be.
  index: { role: "doc-index", className: "chapter index" },
  aboutAuthor: { className: "chapter about-author" },
  alsoBy: { className: "chapter also-by" },
  colophon: { type: "colophon", role: "doc-colophon", className: "chapter colophon" },
  section: { className: "section" },
};

/** The narrative, whose first paragraph opens as the theme says; a preface or a glossary opens plainly. */
const OPENS: ReadonlySet<SectionRole> = new Set(["chapter", "prologue", "interlude", "epilogue"]);

/** A section with its heading, blocks and sections. Notes are called, not printed: see `noteMarkup`. */
export function sectionMarkup(section: Section, context: MarkupContext): string {
  return (
    sectionStart(section, context) +
    headingMarkup(section, context) +
    sectionBody(section, context) +
    sectionEnd()
  );
}

/** The opening tag of a section, for a writer that divides one over several documents. */
export function sectionStart(section: Section, context: MarkupContext): string {
  const { type, role, className } = ROLES[section.role];
  return (
    `<section${attribute("id", section.id)} class="${className}"${epubType(context, type)}` +
    `${attribute("role", role)}${nameOf(section, context)}${languageAttributes(context, section.language)}>\n`
  );
}

/** The closing tag of a section. */
export function sectionEnd(): string {
  return "</section>\n";
}

/** A section is named by its heading, or else by what it is called when referred to. */
function nameOf(section: Section | Part, context: MarkupContext): string {
  const name = context.nameOf?.(section.id);
  if (name !== undefined) return attribute("aria-label", name);
  if (hasHeading(section)) return attribute("aria-labelledby", headingId(section.id));
  return attribute("aria-label", context.labels.get(section.id));
}

/** True where a section or part has a heading of its own. */
export function hasHeading({ label, title }: Section | Part): boolean {
  return titleText(label) !== "" || titleText(title) !== "";
}

/** The heading of a section or part at the level of the context; empty where it has neither label nor title. */
export function headingMarkup(section: Section | Part, context: MarkupContext): string {
  const marks = pagesAt(section.id, context);
  // The space keeps label and title two words where no style sheet sets them apart.
  const words = [span("label", section.label, context), span("title", section.title, context)]
    .filter((text) => text !== "")
    .join(" ");
  if (words === "") return marks;
  // A heading of a note or an image alone would have no words to be listed by.
  const name = hasHeading(section) ? `h${Math.min(context.headingLevel, 6)}` : "p";
  return `${marks}<${name}${attribute("id", headingId(section.id))} class="heading">${words}</${name}>\n`;
}

function span(className: string, inlines: readonly Inline[], context: MarkupContext): string {
  return flowText(inlines).trim() === ""
    ? ""
    : `<span class="${className}">${inlinesMarkup(inlines, context)}</span>`;
}

function pagesAt(id: string, context: MarkupContext): string {
  const breaks = context.pageBreaksIn?.(id) ?? [];
  return breaks.map(({ folio }) => pageMarker(context, folio, "div")).join("");
}

function sectionBody(section: Section, context: MarkupContext): string {
  const sink = sinkFor(context);
  writeBlocks(section.blocks, sink, startOf(section));
  // Levels follow headings: below an untitled section nothing may skip one.
  const deeper = hasHeading(section)
    ? { ...context, headingLevel: context.headingLevel + 1 }
    : context;
  for (const child of section.sections) sink.parts.push(sectionMarkup(child, deeper));
  return sink.parts.join("");
}

/** How the first paragraph of a section is set. */
export function startOf({ role }: Section): Start {
  return OPENS.has(role) ? "opening" : "first";
}

/** The page of a part: heading and what stands before its first chapter. Its sections are not in it. */
export function partMarkup(part: Part, context: MarkupContext): string {
  const sink = sinkFor(context);
  writeBlocks(part.blocks, sink, "first");
  return (
    partStart(part, context) + headingMarkup(part, context) + sink.parts.join("") + sectionEnd()
  );
}

/** The opening tag of the page of a part, for a writer that divides one over several documents. */
export function partStart(part: Part, context: MarkupContext): string {
  return (
    `<section${attribute("id", part.id)} class="part"${epubType(context, "part")} role="doc-part"` +
    `${nameOf(part, context)}${languageAttributes(context, part.language)}>\n`
  );
}

/** The text of a note, its number a link back to where it is called. */
export function noteMarkup(note: Note, context: MarkupContext): string {
  if (note.id === undefined) return "";
  const number = context.labels.get(note.id) ?? "*";
  const back = attribute("href", context.noteBackHref(note.id));
  const lead = `<a class="back"${back}${epubType(context, "backlink")} role="doc-backlink">${escapeMarkup(number)}</a> `;
  const sink = sinkFor(context);
  writeBlocks(note.blocks, sink, "first", lead);
  // `aside` with `epub:type` is what reading systems show as a pop-up; on the web it would be a landmark.
  const name = context.dialect === "xhtml" ? "aside" : "div";
  // Engines take an `aside` for a landmark, and landmarks of one kind are told apart by name.
  const label = name === "aside" ? attribute("aria-label", number) : "";
  const language = languageAttributes(context, note.language);
  return (
    `<${name}${attribute("id", note.id)} class="note"${epubType(context, "footnote")} role="doc-footnote"${label}${language}>\n` +
    `${sink.parts.join("")}</${name}>\n`
  );
}

/** The notes called in blocks, those of notes included, in the order they are called. */
export function notesOfBlocks(blocks: readonly Block[]): readonly Note[] {
  return blocks.flatMap(notesOfBlock);
}

/** The notes called in a section's heading, blocks and sections, in the order they are called. */
export function notesOfSection(section: Section): readonly Note[] {
  return [
    ...notesOfHeading(section),
    ...notesOfBlocks(section.blocks),
    ...section.sections.flatMap(notesOfSection),
  ];
}

/** The notes called on the page of a part, in the order they are called. */
export function notesOfPart(part: Part): readonly Note[] {
  return [...notesOfHeading(part), ...notesOfBlocks(part.blocks)];
}

/** The notes called in the label and title of a section or part. */
export function notesOfHeading({ label, title }: Section | Part): readonly Note[] {
  return notesOfInlines([label, title]);
}

const NONE: readonly Note[] = [];

function notesOfBlock(block: Block): readonly Note[] {
  switch (block.type) {
    case "paragraph":
      // Nearly every paragraph of a book is nothing but words.
      return block.inlines.every(({ type }) => type === "text")
        ? NONE
        : notesOfInlines([block.inlines]);
    case "quotation":
      return [...notesOfBlocks(block.blocks), ...notesOfInlines([block.attribution])];
    case "list":
      return block.items.flatMap(notesOfBlocks);
    case "verse":
      return notesOfInlines([
        ...block.stanzas.flat().map(({ inlines }) => inlines),
        block.attribution,
      ]);
    case "figure":
      return notesOfInlines([block.caption]);
    case "table":
      return notesOfInlines([
        block.caption,
        ...[...block.head, ...block.body].flatMap(({ cells }) => cells),
      ]);
    case "custom":
      return notesOfBlocks(block.fallback);
    case "codeBlock":
    case "sceneBreak":
      return [];
    default:
      return unreachable(block);
  }
}

function notesOfInlines(texts: readonly (readonly Inline[])[]): readonly Note[] {
  const found: Note[] = [];
  for (const inlines of texts)
    for (const note of notesIn(inlines)) found.push(note, ...notesOfBlocks(note.blocks));
  return found;
}
