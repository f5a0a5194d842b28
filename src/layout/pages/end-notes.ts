import type { Note } from "../../model/book.ts";
import { titleText } from "../../model/text.ts";
import type { Column, ColumnItem } from "../blocks/column.ts";
import type { Desk } from "../blocks/desk.ts";
import { footnotesAtEnd } from "../blocks/footnotes.ts";
import { headingItems } from "../blocks/heading.ts";
import { setNote } from "../blocks/note-lines.ts";
import { changedItem } from "../blocks/paragraphs.ts";
import { DOCUMENT } from "../blocks/structure.ts";
import type { Tag } from "../pagination.ts";
import { columnOf } from "./flow.ts";
import { chapterOpening } from "./opening.ts";

/** All notes of the book together, under the titles of the chapters that call them. */
export function endNotesColumn(desk: Desk, notes: Note[]): Column {
  const tag = desk.structure.add(DOCUMENT, "Sect");
  const title = desk.terms.notes;
  const book = footnotesAtEnd(notes);
  const bare = { type: "section", role: "section", label: [], blocks: [], sections: [] } as const;
  const named = (id: string, value: string): Parameters<typeof chapterOpening>[1] => ({
    ...bare,
    id,
    title: [{ type: "text", value }],
  });
  const items: ColumnItem[] = [
    chapterOpening(desk, named("notes", title), { level: 1, tag, notes: book }),
  ];
  const chapters = chapterTitles(desk);
  let chapter: string | undefined;
  // Setting a note may add those it calls to the end of the list.
  for (let i = 0; i < notes.length; i += 1) {
    const note = notes[i];
    if (note === undefined) break;
    const of = chapters.get(note.id ?? "");
    if (of !== undefined && of !== chapter) {
      const head = named(`notes-${i}`, of);
      const heading = headingItems(desk, head, { depth: 2, level: 2, tag, notes: book });
      // The white under the title of the notes is enough above the first of them.
      items.push(
        ...(chapter === undefined ? heading.filter(({ type }) => type !== "gap") : heading),
      );
      chapter = of;
    }
    items.push(...noteItems(desk, note, tag, notes));
  }
  return columnOf(desk, items);
}

function noteItems(desk: Desk, note: Note, parent: Tag, notes: Note[]): readonly ColumnItem[] {
  const { items } = setNote(desk, note, parent, footnotesAtEnd(notes));
  const [first, ...rest] = items;
  return first?.type === "text"
    ? [changedItem(first, { anchors: [...first.anchors, note.id ?? ""] }), ...rest]
    : items;
}

/** What the chapter of each note is called. */
function chapterTitles({ edition }: Desk): ReadonlyMap<string, string> {
  const { front, body, back } = edition.book;
  const titles = new Map<string, string>();
  const tops = body.flatMap((node) => (node.type === "part" ? [node, ...node.sections] : [node]));
  for (const { id, label, title } of [...front, ...tops, ...back])
    titles.set(id, [titleText(label), titleText(title)].filter(Boolean).join("\u2002"));
  return new Map(edition.notes.map(({ id, section }) => [id, titles.get(section) ?? ""] as const));
}
