import type { Note } from "../../model/book.ts";
import type { Tag } from "../pagination.ts";
import type { FootLine, FootNote, TextItem } from "./column.ts";
import type { Desk } from "./desk.ts";
import { noteLines } from "./note-lines.ts";
import type { NoteCall, RunText } from "./runs.ts";

/** Where the notes of a chapter go. */
export interface Footnotes {
  /** Sets the notes a paragraph calls, and gives the offsets at which it calls them. */
  book(runs: RunText): TextItem["calls"];
}

const NONE: TextItem["calls"] = [];

/** Notes that stand at the foot of the page, in the order in which they are called; `notes` receives them. */
export function footnotesAtFoot(desk: Desk, notes: FootNote[]): Footnotes {
  const set = ({ note, tag }: NoteCall): void => {
    const lines: FootLine[] = [];
    notes.push({ lines, span: note.span });
    // A note called in a note follows it at the foot.
    const inner: Footnotes = {
      book(runs) {
        for (const call of runs.calls) set(call);
        return NONE;
      },
    };
    lines.push(...noteLines(desk, note, parentOf(desk, tag), inner));
  };
  return {
    book: (runs) =>
      runs.calls.length === 0
        ? NONE
        : runs.calls.map((call) => {
            set(call);
            return { offset: call.offset, note: notes.length - 1 };
          }),
  };
}

/** A note is an element beside its call, in the paragraph that calls it. */
function parentOf(desk: Desk, tag: Tag): Tag {
  return desk.structure.elements[tag]?.parent ?? 0;
}

/** Notes that are printed together at the end of the book; `notes` receives them. */
export function footnotesAtEnd(notes: Note[]): Footnotes {
  return {
    book(runs) {
      for (const { note } of runs.calls) notes.push(note);
      return NONE;
    },
  };
}
