import type { Note, Part, Section } from "../../model/book.ts";
import { composition, type Piece } from "../../model/composition.ts";
import { titleText } from "../../model/text.ts";
import type { Column } from "../blocks/column.ts";
import type { Desk } from "../blocks/desk.ts";
import { contentsColumn, foliosOfEntries } from "./contents.ts";
import { endNotesColumn } from "./end-notes.ts";
import { type Flow, isDisplay, partColumn, sectionColumn } from "./flow.ts";
import { type Leaf, leafColumn } from "./front-pages.ts";

/** A piece of the book before it is set: where its pages begin, what their heads say, and how to set it. */
export interface PiecePlan extends Flow {
  /** What of the book stands in it, where that is one node: such a piece may be remembered. */
  readonly content?: PieceContent;
  /** All that a piece of our own making is made of, in plain data, where it may be remembered. */
  readonly made?: unknown;
  /** Sets it into lines; notes for the end of the book go into `endNotes`. */
  column(desk: Desk, endNotes: Note[]): Column;
}

/** The node a piece is set from, and the level of its heading. */
export interface PieceContent {
  readonly node: Part | Section;
  readonly level: number;
}

/** The pieces of a book in order: front matter before and after the contents, and the text. */
export interface BookPieces {
  readonly before: readonly PiecePlan[];
  readonly contents?: ContentsPlan;
  readonly after: readonly PiecePlan[];
  readonly text: readonly (PiecePlan | "notes")[];
}

/** The contents, which are set again until their folios are true. */
export type ContentsPlan = (folioOf: (id: string) => string) => PiecePlan;

/** Plans every piece of the book; nothing is set yet. `notes` stands where gathered notes are printed, if there are any. */
export function piecePlans(desk: Desk): BookPieces {
  const pieces = composition(desk.edition);
  const at = pieces.findIndex(({ type }) => type === "contents");
  const contents = pieces[at];
  const before = pieces.slice(0, Math.max(0, at)).filter(isFront);
  const after = pieces.slice(at + 1).filter(isFront);
  const text = pieces.filter((piece) => piece.type !== "contents" && !isFront(piece));
  return {
    before: before.flatMap((piece) => frontPlan(desk, piece)),
    ...(contents?.type === "contents" && { contents: contentsPlan(desk, contents.entries) }),
    after: after.flatMap((piece) => frontPlan(desk, piece)),
    text: [...textPlans(desk, text)],
  };
}

function isFront(piece: Piece): boolean {
  return piece.type === "section" ? piece.matter === "front" : piece.type !== "part";
}

function contentsPlan(desk: Desk, entries: Parameters<typeof contentsColumn>[1]): ContentsPlan {
  return (folioOf) => ({
    start: "recto",
    matter: "front",
    display: false,
    chapter: desk.terms.contents,
    part: "",
    made: { id: "contents", entries, folios: foliosOfEntries(entries, folioOf) },
    column: (own) => contentsColumn(own, entries, folioOf),
  });
}

function frontPlan(desk: Desk, piece: Piece): readonly PiecePlan[] {
  switch (piece.type) {
    case "halfTitle":
    case "titlePage":
    case "copyrightPage":
      return [leafPlan(desk, piece)];
    case "section": {
      const start = piece.section.role === "copyright" ? "verso" : "recto";
      return [sectionPlan(piece.section, { matter: "front", start, part: "" })];
    }
    default:
      return [];
  }
}

/** A copyright page stands on the back of the title. */
function leafPlan({ edition }: Desk, leaf: Leaf): PiecePlan {
  return {
    start: leaf.type === "copyrightPage" ? "verso" : "recto",
    matter: "front",
    display: true,
    chapter: "",
    part: "",
    made: { leaf, metadata: edition.book.metadata },
    column: (desk) => leafColumn(desk, leaf),
  };
}

/** The first chapter of the book and of each part begins on a recto, the others where the theme says. */
function* textPlans(desk: Desk, pieces: readonly Piece[]): Generator<PiecePlan | "notes"> {
  let first = true;
  let part = "";
  for (const piece of pieces) {
    if (piece.type === "part") {
      const plan = partPlan(piece.part);
      yield plan;
      part = plan.part;
      first = true;
    }
    if (piece.type !== "section") continue;
    const { matter, section } = piece;
    if (matter === "back") {
      yield "notes";
      part = "";
    }
    const start = first ? "recto" : desk.theme.chapter.start;
    yield sectionPlan(section, { matter, start, part });
    first = false;
  }
  yield "notes";
}

/** A section as a piece. Its heading is a level lower in a part. */
export function sectionPlan(
  section: Section,
  place: Pick<Flow, "matter" | "start" | "part">,
): PiecePlan {
  const level = place.part === "" ? 1 : 2;
  return {
    ...place,
    display: isDisplay(section),
    chapter: titleText(section.title) || titleText(section.label),
    content: { node: section, level },
    column: (desk, endNotes) => sectionColumn(desk, section, { level, endNotes }),
  };
}

/** The page of a part as a piece. */
export function partPlan(part: Part): PiecePlan {
  return {
    start: "recto",
    matter: "body",
    display: true,
    chapter: "",
    part: titleText(part.title) || titleText(part.label),
    content: { node: part, level: 1 },
    column: (desk, endNotes) => partColumn(desk, part, endNotes),
  };
}

/** The notes gathered for the end of the book as a piece. */
export function notesPlan(desk: Desk, notes: readonly Note[]): PiecePlan {
  return {
    start: desk.theme.chapter.start,
    matter: "back",
    display: false,
    chapter: desk.terms.notes,
    part: "",
    column: (own) => endNotesColumn(own, [...notes]),
  };
}
