import type { Part, Section } from "../model/book.ts";
import { composition } from "../model/composition.ts";
import type { Edition } from "../model/edition.ts";
import type { Theme } from "../theme/theme.ts";
import { htmlContext } from "../writers/html/context.ts";
import {
  hasHeading,
  noteMarkup,
  notesOfPart,
  notesOfSection,
  partMarkup,
  sectionMarkup,
} from "../writers/markup.ts";

/** One piece of the reading edition: a part's page, a chapter, a leaf of the author's. */
export interface ReadingPiece {
  readonly id: string;
  readonly node: Part | Section;
  readonly html: string;
}

/** What the markup of a piece is made with. */
export interface ReadingDesk {
  readonly edition: Edition;
  readonly theme: Theme;
  /** Address of a picture by its digest. */
  imageAddress(digest: string): string;
}

/** The pieces of a book in reading order. */
export function readingPieces(desk: ReadingDesk): readonly ReadingPiece[] {
  const inPart = new Set(
    desk.edition.book.body.flatMap((node) =>
      node.type === "part" && hasHeading(node) ? node.sections.map(({ id }) => id) : [],
    ),
  );
  return composition(desk.edition).flatMap((piece): readonly ReadingPiece[] => {
    if (piece.type !== "part" && piece.type !== "section") return [];
    const node = piece.type === "part" ? piece.part : piece.section;
    const html = pieceMarkup(desk, node, inPart.has(node.id) ? 3 : 2);
    return [{ id: node.id, node, html }];
  });
}

/** The markup of one piece with its notes. */
export function pieceMarkup(desk: ReadingDesk, node: Part | Section, level: number): string {
  const { edition, theme } = desk;
  const context = {
    ...htmlContext(edition, theme, level),
    imageSource: (ref: string) => {
      const asset = edition.assets.get(ref);
      if (asset === undefined) return undefined;
      const { width, height } = asset;
      const src = desk.imageAddress(asset.digest);
      return width > 0 && height > 0 ? { src, width, height } : { src };
    },
  };
  const part = node.type === "part";
  const notes = (part ? notesOfPart(node) : notesOfSection(node))
    .map((note) => noteMarkup(note, context))
    .join("");
  const text = part ? partMarkup(node, context) : sectionMarkup(node, context);
  return text + (notes === "" ? "" : `<div class="notes">\n${notes}</div>\n`);
}
