import type { Note } from "../../model/book.ts";
import { composition, type Piece } from "../../model/composition.ts";
import type { Desk } from "../blocks/desk.ts";
import { endNotesFlow } from "./end-notes.ts";
import { type Flow, partFlow, sectionFlow } from "./flow.ts";
import { leafFlow } from "./front-pages.ts";

/** A book as columns: front matter before the contents, the contents, front matter after them, and the text. */
export interface BookFlows {
  readonly before: readonly Flow[];
  readonly contents: Extract<Piece, { type: "contents" }> | undefined;
  readonly after: readonly Flow[];
  /** Made one by one, so that a chapter is forgotten when its pages are set. */
  readonly text: Iterable<Flow>;
}

/** Sets every piece of the book into lines; the contents wait for their folios. */
export function bookFlows(desk: Desk): BookFlows {
  const pieces = composition(desk.edition);
  const at = pieces.findIndex(({ type }) => type === "contents");
  const found = pieces[at];
  const contents = found?.type === "contents" ? found : undefined;
  const endNotes: Note[] = [];
  const isFront = (piece: Piece): boolean =>
    piece.type === "section" ? piece.matter === "front" : piece.type !== "part";
  const before = pieces.slice(0, Math.max(0, at)).filter(isFront);
  const after = pieces.slice(at + 1).filter(isFront);
  const text = pieces.filter((piece) => piece.type !== "contents" && !isFront(piece));
  return {
    before: before.flatMap((piece) => frontFlow(desk, piece, endNotes)),
    contents,
    after: after.flatMap((piece) => frontFlow(desk, piece, endNotes)),
    text: textFlows(desk, text, endNotes),
  };
}

function frontFlow(desk: Desk, piece: Piece, endNotes: Note[]): readonly Flow[] {
  switch (piece.type) {
    case "halfTitle":
    case "titlePage":
    case "copyrightPage":
      return [leafFlow(desk, piece)];
    case "section": {
      const start = piece.section.role === "copyright" ? "verso" : "recto";
      const place = { matter: "front", start, part: "", level: 1, endNotes } as const;
      return [sectionFlow(desk, piece.section, place)];
    }
    default:
      return [];
  }
}

/** The first chapter of the book and of each part begins on a recto, the others where the theme says. */
function* textFlows(desk: Desk, pieces: readonly Piece[], endNotes: Note[]): Generator<Flow> {
  let first = true;
  let part = "";
  for (const piece of pieces) {
    if (piece.type === "part") {
      const flow = partFlow(desk, piece.part, endNotes);
      yield flow;
      part = flow.part;
      first = true;
    }
    if (piece.type !== "section") continue;
    const { matter, section } = piece;
    if (matter === "back") {
      yield* notesTogether(desk, endNotes);
      part = "";
    }
    const start = first ? "recto" : desk.theme.chapter.start;
    yield sectionFlow(desk, section, { matter, start, part, level: part === "" ? 1 : 2, endNotes });
    first = false;
  }
  yield* notesTogether(desk, endNotes);
}

/** The notes gathered so far, where there are any; they stand before the back matter. */
function notesTogether(desk: Desk, endNotes: Note[]): readonly Flow[] {
  return endNotes.length > 0 ? [endNotesFlow(desk, endNotes.splice(0))] : [];
}
