import type { Note, Part, Section } from "../../model/book.ts";
import { composition, type Piece } from "../../model/composition.ts";
import type { Edition } from "../../model/edition.ts";
import { notesOfPart, notesOfSection } from "../markup.ts";
import type { MarkupContext } from "../markup-context.ts";
import type { PiecePlace } from "./cut.ts";
import { divide, type Item } from "./divide.ts";
import { mayBeLarge } from "./measure.ts";
import { type Visitor, walkBlocks, walkHeading, walkSection } from "./walk.ts";

/** What one file of text holds. */
export type Content =
  | { readonly type: "cover" }
  | Exclude<Piece, { readonly type: "section" }>
  | (Extract<Piece, { readonly type: "section" }> & { readonly notes: readonly Note[] })
  /** A section, or the page of a part, too long for one file: the items of one of its files. */
  | {
      readonly type: "items";
      readonly section: Section | Part;
      readonly matter: "front" | "body" | "back";
      readonly items: readonly Item[];
      readonly notes: readonly Note[];
    };

/** One file of text of the EPUB, before its markup is written. */
export interface PlannedFile {
  /** Letters and digits only, without folder and ending, unique: `chapter3`. */
  readonly name: string;
  readonly content: Content;
}

/** The files of the text in reading order, and where in them everything with an id stands. */
export interface Plan {
  readonly files: readonly PlannedFile[];
  readonly byName: ReadonlyMap<string, PlannedFile>;
  /** File of each section, part, block and note. */
  readonly fileOf: ReadonlyMap<string, string>;
  /** File of the call of each note. */
  readonly callFileOf: ReadonlyMap<string, string>;
  /** Ids of blocks that stand in notes, where no page of the print edition is marked. */
  readonly inNotes: ReadonlySet<string>;
  /** By the id of a block that stands in more files than one: its pieces. */
  readonly pieces: ReadonlyMap<string, readonly PiecePlace[]>;
}

/** Plans the files of an edition; `context` serves to measure what may not fit into one. */
export function planFiles(edition: Edition, cover: boolean, context: MarkupContext): Plan {
  const named = namer();
  const index: Index = {
    fileOf: new Map(),
    callFileOf: new Map(),
    inNotes: new Set(),
    pieces: new Map(),
  };
  const made = composition(edition).flatMap((piece) => contentsOf(piece, context, index));
  const contents: readonly Content[] = cover ? [{ type: "cover" }, ...made] : made;
  const files = contents.map((content) => ({ name: named(content), content }));
  for (const file of files) indexFile(file, index);
  return { files, byName: new Map(files.map((file) => [file.name, file])), ...index };
}

function contentsOf(piece: Piece, context: MarkupContext, index: Index): readonly Content[] {
  if (piece.type !== "section" && piece.type !== "part") return [piece];
  const section = piece.type === "section" ? piece.section : piece.part;
  if (mayBeLarge(section, context)) {
    const { shares, places } = divide(section, context);
    for (const [id, found] of places) index.pieces.set(id, found);
    const matter = piece.type === "section" ? piece.matter : "body";
    if (shares.length > 1)
      return shares.map((share) => ({ type: "items", section, matter, ...share }));
  }
  return [piece.type === "section" ? { ...piece, notes: notesOfSection(piece.section) } : piece];
}

/** Names files by what they hold, counted from 1 for those there may be many of. */
function namer(): (content: Content) => string {
  const counts = new Map<string, number>();
  const parts = new Map<Section | Part, number>();
  const count = (stem: string): number => {
    const next = (counts.get(stem) ?? 0) + 1;
    counts.set(stem, next);
    return next;
  };
  return (content) => {
    switch (content.type) {
      case "section":
        return `${content.section.role.toLowerCase()}${count(content.section.role)}`;
      case "items": {
        const { section } = content;
        const part = (parts.get(section) ?? 0) + 1;
        parts.set(section, part);
        const stem = section.type === "part" ? "part" : section.role;
        const number = part === 1 ? count(stem) : counts.get(stem);
        return `${stem.toLowerCase()}${number}x${part}`;
      }
      case "part":
        return `part${count("part")}`;
      default:
        return content.type.toLowerCase();
    }
  };
}

/** Where ids stand, under construction. */
interface Index {
  readonly fileOf: Map<string, string>;
  readonly callFileOf: Map<string, string>;
  readonly inNotes: Set<string>;
  readonly pieces: Map<string, readonly PiecePlace[]>;
}

function indexFile({ name, content }: PlannedFile, index: Index): void {
  switch (content.type) {
    case "section":
      walkSection(content.section, visitorOf(name, index));
      indexSections(name, content.section, index);
      indexNotes(name, content.notes, index);
      break;
    case "part":
      index.fileOf.set(content.part.id, name);
      walkHeading(content.part, visitorOf(name, index));
      walkBlocks(content.part.blocks, visitorOf(name, index));
      indexNotes(name, notesOfPart(content.part), index);
      break;
    case "items":
      for (const item of content.items) indexItem(name, item, index);
      indexNotes(name, content.notes, index);
      break;
    default:
  }
}

function indexItem(name: string, item: Item, index: Index): void {
  if (item.type === "block") walkBlocks([item.block], visitorOf(name, index));
  else
    for (const section of item.trail.slice(-1)) {
      index.fileOf.set(section.id, name);
      walkHeading(section, visitorOf(name, index));
    }
}

function indexSections(name: string, section: Section, index: Index): void {
  index.fileOf.set(section.id, name);
  for (const child of section.sections) indexSections(name, child, index);
}

/** Comes after what calls the notes: what stands in a note stands where its text does. */
function indexNotes(name: string, notes: readonly Note[], index: Index): void {
  const visitor = visitorOf(name, index);
  for (const note of notes) {
    if (note.id !== undefined) index.fileOf.set(note.id, name);
    walkBlocks(note.blocks, {
      ...visitor,
      block: (block) => {
        visitor.block?.(block);
        if (block.id !== undefined) index.inNotes.add(block.id);
      },
    });
  }
}

function visitorOf(name: string, { fileOf, callFileOf }: Index): Visitor {
  return {
    block: ({ id }) => {
      if (id !== undefined) fileOf.set(id, name);
    },
    inline: (inline) => {
      if (inline.type === "note" && inline.id !== undefined) callFileOf.set(inline.id, name);
    },
  };
}
