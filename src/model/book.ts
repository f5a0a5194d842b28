import type { Span } from "../source/span.ts";

/**
 * The book as a closed tree. Readers make it, rules polish it, writers switch
 * over it and the compiler proves that they are complete. No styling lives here.
 */
interface NodeBase {
  /** Where the author wrote it; absent on nodes the pipeline made itself. */
  readonly span?: Span;
  /** BCP 47 tag, only where it differs from the parent's. */
  readonly language?: string;
}

interface BlockBase extends NodeBase {
  /** Given by `identify` in the pipeline: unique in the book, lower-case ASCII; absent only before it. */
  readonly id?: string;
}

/** Someone who made the book, with a MARC relator code (`aut`, `edt`, `ill`, `trl`). */
export interface Contributor {
  readonly name: string;
  readonly role: string;
}

/** What is known of the book. Absent means unknown: nothing here is ever invented. */
export interface Metadata {
  /** Absent where neither author nor manuscript names one; writers then print “Untitled”. */
  readonly title?: string;
  readonly subtitle?: string;
  readonly authors: readonly string[];
  readonly contributors: readonly Contributor[];
  /** BCP 47. */
  readonly language: string;
  /** `urn:isbn:…` or `urn:uuid:…`. */
  readonly identifier: string;
  readonly publisher?: string;
  readonly rights?: string;
  readonly description?: string;
  readonly subjects: readonly string[];
  readonly series?: { readonly name: string; readonly position?: number };
  /** ISO date of publication as the author gave it, `2026` or `2026-11-23`. */
  readonly date?: string;
}

export interface Book {
  readonly type: "book";
  readonly metadata: Metadata;
  readonly cover?: CoverImage;
  readonly front: readonly Section[];
  readonly body: readonly (Part | Section)[];
  readonly back: readonly Section[];
}

export interface CoverImage {
  readonly image: AssetRef;
  readonly alt: string;
}

export interface Part extends NodeBase {
  readonly type: "part";
  readonly id: string;
  /** The author's own label, “Part Two”; empty where there is none. */
  readonly label: readonly Inline[];
  readonly number?: number;
  readonly title: readonly Inline[];
  /** What stands between the title of the part and its first chapter, an epigraph as a rule. */
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

/** What a section is in the book, in the order of the trade; `section` is any other. */
export const SECTION_ROLES = [
  "halfTitle",
  "titlePage",
  "copyright",
  "dedication",
  "epigraph",
  "foreword",
  "preface",
  "introduction",
  "authorNote",
  "prologue",
  "chapter",
  "interlude",
  "epilogue",
  "afterword",
  "acknowledgments",
  "appendix",
  "glossary",
  "bibliography",
  "index",
  "aboutAuthor",
  "alsoBy",
  "colophon",
  "section",
] as const;

export type SectionRole = (typeof SECTION_ROLES)[number];

/** Roles of what opens a book, before its text begins. */
export const OPENING_ROLES: ReadonlySet<SectionRole | "part"> = new Set(
  SECTION_ROLES.slice(0, SECTION_ROLES.indexOf("prologue")),
);

/** Roles of what closes a book, from the epilogue on: it belongs to the book, whatever part it is written after. */
export const CLOSING_ROLES: ReadonlySet<SectionRole | "part"> = new Set(
  SECTION_ROLES.slice(SECTION_ROLES.indexOf("epilogue"), SECTION_ROLES.indexOf("section")),
);

/** Headings do not exist below this line: a section owns its title and its depth. */
export interface Section extends NodeBase {
  readonly type: "section";
  readonly id: string;
  readonly role: SectionRole;
  /** The author's own label, “Chapter One”; empty where there is none. */
  readonly label: readonly Inline[];
  readonly number?: number;
  /** Empty for an untitled section, which contents lists leave out. */
  readonly title: readonly Inline[];
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

export type Block =
  | Paragraph
  | Quotation
  | List
  | Verse
  | CodeBlock
  | Figure
  | Table
  | SceneBreak
  | CustomBlock;

export interface Paragraph extends BlockBase {
  readonly type: "paragraph";
  readonly inlines: readonly Inline[];
  /** `center` and `end` only where the manuscript asks for it: a sign, a date, THE END. */
  readonly align?: "center" | "end";
}

/** What kind of matter is set apart. `aside` is an author's note inside the text. */
export type QuotationKind =
  | "quotation"
  | "epigraph"
  | "letter"
  | "message"
  | "dedication"
  | "sign"
  | "aside";

export interface Quotation extends BlockBase {
  readonly type: "quotation";
  readonly kind: QuotationKind;
  readonly blocks: readonly Block[];
  /** Who said it, without the dash; empty where nobody is named. */
  readonly attribution: readonly Inline[];
}

export interface List extends BlockBase {
  readonly type: "list";
  readonly ordered: boolean;
  readonly start: number;
  readonly items: readonly (readonly Block[])[];
}

export interface Verse extends BlockBase {
  readonly type: "verse";
  readonly stanzas: readonly (readonly VerseLine[])[];
  readonly attribution: readonly Inline[];
}

export interface VerseLine {
  /** Steps of indent as the author typed them, 0 for none. */
  readonly indent: number;
  readonly inlines: readonly Inline[];
}

export interface CodeBlock extends BlockBase {
  readonly type: "codeBlock";
  readonly syntax?: string;
  readonly value: string;
}

export interface Figure extends BlockBase {
  readonly type: "figure";
  readonly image: AssetRef;
  /** Empty only with `decorative`, or where the author gave none (a diagnostic). */
  readonly alt: string;
  readonly decorative: boolean;
  readonly caption: readonly Inline[];
  /** In print, a page of its own: within its margins, or over its edges. */
  readonly extent?: FigureExtent;
}

/** How far a figure reaches that has a page to itself. */
export type FigureExtent = "page" | "bleed";

export type CellAlign = "start" | "center" | "end";

export interface Table extends BlockBase {
  readonly type: "table";
  readonly align: readonly CellAlign[];
  readonly head: readonly TableRow[];
  readonly body: readonly TableRow[];
  readonly caption: readonly Inline[];
}

export interface TableRow {
  readonly cells: readonly (readonly Inline[])[];
}

/** A turn of scene: an ornament of the theme, or only space where the author left a gap. */
export interface SceneBreak extends BlockBase {
  readonly type: "sceneBreak";
  readonly style: "ornament" | "space";
  /** The glyphs the author typed, `* * *`; empty for a gap. */
  readonly typed: string;
}

/** A plug-in's own block. A writer that does not know `name` writes `fallback`. */
export interface CustomBlock extends BlockBase {
  readonly type: "custom";
  readonly name: string;
  readonly data: unknown;
  readonly fallback: readonly Block[];
}

export type Inline =
  | Text
  | Emphasis
  | Strong
  | SmallCaps
  | Strikethrough
  | Superscript
  | Subscript
  | Phrase
  | IndexMark
  | Code
  | Link
  | Image
  | LineBreak
  | Note
  | CrossReference;

/** Characters. As read, equal to its source slice; after `polish` its span still covers what the author typed. */
export interface Text extends NodeBase {
  readonly type: "text";
  readonly value: string;
}
export interface Emphasis extends NodeBase {
  readonly type: "emphasis";
  readonly inlines: readonly Inline[];
}
export interface Strong extends NodeBase {
  readonly type: "strong";
  readonly inlines: readonly Inline[];
}
export interface SmallCaps extends NodeBase {
  readonly type: "smallCaps";
  readonly inlines: readonly Inline[];
}
export interface Strikethrough extends NodeBase {
  readonly type: "strikethrough";
  readonly inlines: readonly Inline[];
}
export interface Superscript extends NodeBase {
  readonly type: "superscript";
  readonly inlines: readonly Inline[];
}
export interface Subscript extends NodeBase {
  readonly type: "subscript";
  readonly inlines: readonly Inline[];
}
/** Words with a `language` of their own and no other meaning. */
export interface Phrase extends NodeBase {
  readonly type: "phrase";
  readonly inlines: readonly Inline[];
}
/**
 * A place that the index of the book leads to. The words in it stay words of the text; there
 * may be none. Without a heading of its own the words are the heading.
 */
export interface IndexMark extends NodeBase {
  readonly type: "indexMark";
  readonly inlines: readonly Inline[];
  readonly heading?: string;
  /** The second level, under `heading` or the words. */
  readonly subheading?: string;
  /** Another heading, to be looked at instead: the entry then has no place. */
  readonly see?: string;
  /** Another heading, to be looked at too. */
  readonly seeAlso?: string;
}
export interface Code extends NodeBase {
  readonly type: "code";
  readonly value: string;
}
export interface Link extends NodeBase {
  readonly type: "link";
  /** Absolute `http(s):` or `mailto:`, or `#id` of a section or block of the book. Nothing else passes a reader. */
  readonly href: string;
  readonly inlines: readonly Inline[];
}
export interface Image extends NodeBase {
  readonly type: "image";
  readonly image: AssetRef;
  readonly alt: string;
  readonly decorative: boolean;
}
export interface LineBreak extends NodeBase {
  readonly type: "lineBreak";
}
/** A note holds its own blocks where it is called; `resolve` numbers it. */
export interface Note extends NodeBase {
  readonly type: "note";
  /** Given by `identify`, as of blocks. */
  readonly id?: string;
  readonly blocks: readonly Block[];
}
export interface CrossReference extends NodeBase {
  readonly type: "crossReference";
  readonly target: string;
}

/** Names an asset of the book: its path in the book's folder, or `embedded:<sha256>` for one that came inside a file. */
export type AssetRef = string;
