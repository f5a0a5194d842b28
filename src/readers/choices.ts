import type { LimitChoice } from "./limits.ts";

/** What becomes of changes that were tracked and neither accepted nor rejected; `fail` makes no book of them. */
export type ChangePolicy = "accept" | "reject" | "fail";

/** What an author can say a style of their own stands for: a block, or how its words look. */
export type StyleMeaning =
  | "heading 1"
  | "heading 2"
  | "heading 3"
  | "heading 4"
  | "heading 5"
  | "heading 6"
  | "title"
  | "subtitle"
  | "author"
  | "quotation"
  | "epigraph"
  | "letter"
  | "message"
  | "dedication"
  | "sign"
  | "aside"
  | "verse"
  | "code"
  | "caption"
  | "scene break"
  | "paragraph"
  | "left out"
  | "emphasis"
  | "strong"
  | "small caps"
  | "strikethrough";

/** The meanings, as the schema of book.yaml lists them. */
export const STYLE_MEANINGS: readonly StyleMeaning[] = [
  "heading 1",
  "heading 2",
  "heading 3",
  "heading 4",
  "heading 5",
  "heading 6",
  "title",
  "subtitle",
  "author",
  "quotation",
  "epigraph",
  "letter",
  "message",
  "dedication",
  "sign",
  "aside",
  "verse",
  "code",
  "caption",
  "scene break",
  "paragraph",
  "left out",
  "emphasis",
  "strong",
  "small caps",
  "strikethrough",
];

/** What a book says of how its manuscripts are read. Absent is as always. */
export interface ReadChoices {
  readonly changes?: ChangePolicy;
  /** Styles by the name their author sees. */
  readonly styles?: Readonly<Record<string, StyleMeaning>>;
  /** What the book's files may cost. */
  readonly limits?: LimitChoice;
}
