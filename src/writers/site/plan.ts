import type { Part, Section } from "../../model/book.ts";
import { composition, type Piece } from "../../model/composition.ts";
import type { Edition } from "../../model/edition.ts";
import { termsOf } from "../../model/terms.ts";
import { titleText } from "../../model/text.ts";
import { walkBlocks, walkHeading, walkSection } from "../epub/walk.ts";

/** One page of a site that holds text of the book. */
export interface SitePage {
  /** File name; the folder is flat, so that every link is one name. */
  readonly file: string;
  /** What links to the page call it. */
  readonly name: string;
  readonly node: Part | Section;
}

/** The pages of a site in reading order, after its cover page, and where every id stands. */
export interface SitePlan {
  readonly pages: readonly SitePage[];
  readonly pieces: readonly Piece[];
  /** File that holds an id of a section, block or note. */
  readonly fileOf: ReadonlyMap<string, string>;
}

/** The cover page: title, contents, and the way on. */
export const COVER = "index.html";

/** Names that are taken, or that some disk or host keeps for itself. */
const RESERVED = /^(?:index|404|con|prn|aux|nul|com\d|lpt\d)$/;

/** A page for each piece. Its name is the id of the piece, which an edit elsewhere does not change. */
export function planSite(edition: Edition): SitePlan {
  const pieces = composition(edition);
  const pages: SitePage[] = [];
  const fileOf = new Map<string, string>();
  for (const piece of pieces) {
    const node = nodeOf(piece);
    if (node === undefined) continue;
    const file = fileName(node.id);
    pages.push({ file, name: nameOf(node, edition), node });
    for (const id of idsOf(node)) fileOf.set(id, file);
  }
  return { pages, pieces, fileOf };
}

function nodeOf(piece: Piece): Part | Section | undefined {
  if (piece.type === "part") return piece.part;
  return piece.type === "section" ? piece.section : undefined;
}

function fileName(id: string): string {
  const stem = id.split(".")[0] ?? "";
  return `${RESERVED.test(stem) ? "s-" : ""}${id}.html`;
}

function nameOf(node: Part | Section, edition: Edition): string {
  const words = [titleText(node.label), titleText(node.title)].filter((text) => text !== "");
  const { metadata } = edition.book;
  return words.join(" · ") || metadata.title || termsOf(metadata.language).untitled;
}

function idsOf(node: Part | Section): readonly string[] {
  const ids: string[] = [];
  const add = ({ id }: { readonly id?: string }): void => {
    if (id !== undefined) ids.push(id);
  };
  const visitor = {
    block: add,
    inline: (inline: { readonly type: string; readonly id?: string }) => add(inline),
  };
  if (node.type === "section") {
    addSections(node, ids);
    walkSection(node, visitor);
    return ids;
  }
  ids.push(node.id);
  walkHeading(node, visitor);
  walkBlocks(node.blocks, visitor);
  return ids;
}

function addSections(section: Section, ids: string[]): void {
  ids.push(section.id);
  for (const child of section.sections) addSections(child, ids);
}
