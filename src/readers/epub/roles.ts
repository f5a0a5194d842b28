import type { SectionRole } from "../../model/book.ts";
import type { Element } from "../html/tree.ts";

/** What a part of a book is. */
export type BookRole = SectionRole | "part" | "cover" | "toc";

/** Names of the EPUB Structural Semantics Vocabulary 1.1, and of the guides of older books. */
const TYPES: Readonly<Record<string, BookRole>> = {
  cover: "cover",
  toc: "toc",
  landmarks: "toc",
  loi: "toc",
  lot: "toc",
  "page-list": "toc",
  titlepage: "titlePage",
  "title-page": "titlePage",
  halftitlepage: "halfTitle",
  "copyright-page": "copyright",
  dedication: "dedication",
  epigraph: "epigraph",
  foreword: "foreword",
  preface: "preface",
  introduction: "introduction",
  prologue: "prologue",
  preamble: "prologue",
  part: "part",
  volume: "part",
  chapter: "chapter",
  epilogue: "epilogue",
  afterword: "afterword",
  acknowledgments: "acknowledgments",
  acknowledgements: "acknowledgments",
  appendix: "appendix",
  glossary: "glossary",
  bibliography: "bibliography",
  index: "index",
  colophon: "colophon",
};

/** What our own books say by the class of a section, since no vocabulary has a word for it. */
const CLASSES: Readonly<Record<string, BookRole>> = {
  "author-note": "authorNote",
  interlude: "interlude",
  index: "index",
  "about-author": "aboutAuthor",
  "also-by": "alsoBy",
  section: "section",
};

/** What an element says it is, by its type, its DPUB-ARIA role, or, in a book of ours, its class. */
export function roleOf({ attributes }: Element, ours: boolean): BookRole | undefined {
  if (ours) {
    const named = (attributes["class"] ?? "")
      .split(/\s+/)
      .find((name) => Object.hasOwn(CLASSES, name));
    if (named !== undefined) return CLASSES[named];
  }
  const types = (attributes["epub:type"] ?? "").split(/\s+/);
  const roles = (attributes["role"] ?? "").split(/\s+/).map((role) => role.replace(/^doc-/, ""));
  return roleNamed([...types, ...roles]);
}

/** What the first of some words that says it says. */
export function roleNamed(words: readonly string[]): BookRole | undefined {
  const known = words.find((word) => Object.hasOwn(TYPES, word));
  return known === undefined ? undefined : TYPES[known];
}
