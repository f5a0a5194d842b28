import { unreachable } from "../base/unreachable.ts";
import type { Metadata, Part, Section } from "./book.ts";
import type { ContentsEntry, Edition } from "./edition.ts";

/** One piece of the made book, in the order every writer sets them. */
export type Piece =
  | { readonly type: "halfTitle" }
  | { readonly type: "titlePage" }
  | { readonly type: "copyrightPage"; readonly lines: readonly string[] }
  | { readonly type: "contents"; readonly entries: readonly ContentsEntry[] }
  | { readonly type: "section"; readonly section: Section; readonly matter: Matter }
  /** The part's own page; its sections follow as pieces of their own. */
  | { readonly type: "part"; readonly part: Part };

export type Matter = "front" | "body" | "back";

/** A book shorter than this in words has no half-title. */
export const HALF_TITLE_WORDS = 20_000;

/** What stands before the contents, in the order of the trade. */
const BEFORE_CONTENTS = ["halfTitle", "titlePage", "copyright", "dedication", "epigraph"] as const;

/**
 * The order of the made book: generated leaves, front matter, body, back matter.
 *
 * A section in the author's front matter with the role of a generated leaf takes its place.
 * Contents stand only where they have two entries or more.
 */
export function composition(edition: Edition): readonly Piece[] {
  const { book, contents } = edition;
  const before: ReadonlySet<string> = new Set(BEFORE_CONTENTS);
  return [
    ...BEFORE_CONTENTS.flatMap((role) => leaf(role, edition)),
    ...(contents.length > 1 ? [{ type: "contents", entries: contents } as const] : []),
    ...book.front.filter(({ role }) => !before.has(role)).map((section) => piece(section, "front")),
    ...book.body.flatMap(bodyPieces),
    ...book.back.map((section) => piece(section, "back")),
  ];
}

/** The author's own sections of a role, or else the leaf we make. */
function leaf(role: (typeof BEFORE_CONTENTS)[number], edition: Edition): readonly Piece[] {
  const own = edition.book.front.filter((section) => section.role === role);
  if (own.length > 0) return own.map((section) => piece(section, "front"));
  switch (role) {
    case "halfTitle":
      return edition.words >= HALF_TITLE_WORDS ? [{ type: "halfTitle" }] : [];
    case "titlePage":
      return [{ type: "titlePage" }];
    case "copyright":
      return copyrightPage(edition.book.metadata);
    case "dedication":
    case "epigraph":
      return [];
    default:
      return unreachable(role);
  }
}

function bodyPieces(node: Part | Section): readonly Piece[] {
  if (node.type === "section") return [piece(node, "body")];
  return [{ type: "part", part: node }, ...node.sections.map((section) => piece(section, "body"))];
}

function piece(section: Section, matter: Matter): Piece {
  return { type: "section", section, matter };
}

function copyrightPage(metadata: Metadata): readonly Piece[] {
  const lines = copyrightLines(metadata);
  return lines.length > 0 ? [{ type: "copyrightPage", lines }] : [];
}

/** What may be printed on a copyright page: only what is known, never a © line of our own. */
export function copyrightLines(metadata: Metadata): readonly string[] {
  const isbn = /^urn:isbn:(.+)$/.exec(metadata.identifier)?.[1];
  return [metadata.rights, metadata.publisher, metadata.date, isbn && `ISBN ${isbn}`].filter(
    (line): line is string => line !== undefined && line !== "",
  );
}
