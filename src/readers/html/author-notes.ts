import { type Element, firstIn, isNamed, textOf } from "./tree.ts";

/** What the author says round the text of a download from the Archive of Our Own. */
export interface AuthorNotes {
  readonly before: readonly Element[];
  readonly after: readonly Element[];
  readonly summary?: string;
}

/** A page of the Archive has three at most on either side. */
const MOST = 10;

/** Finds the summary and the notes that stand before and after the chapters, each under a line that says what it is. */
export function authorNotesOf(all: readonly Element[]): AuthorNotes {
  const named = (id: string) => all.find(({ attributes }) => attributes["id"] === id);
  const said = [named("preface"), named("afterword")].flatMap((box, at) =>
    all
      .filter(
        (one) => one.name === "blockquote" && isNamed(one, /^userstuff$/) && isInside(one, box),
      )
      .slice(0, MOST)
      .map((words) => ({ words, label: labelOf(words), after: at === 1 })),
  );
  const notes = said.filter(({ label }) => /^(?:end )?notes$/i.test(label));
  const summary = said.find(({ label }) => /^summary$/i.test(label));
  const words = summary === undefined ? "" : textOf(summary.words);
  return {
    before: notes.filter(({ after }) => !after).map(({ words: note }) => note),
    after: notes.filter(({ after }) => after).map(({ words: note }) => note),
    ...(words !== "" && { summary: words }),
  };
}

/** Notes as a part of the text, under a heading of their own. */
export function underHeading(notes: readonly Element[]): readonly Element[] {
  const children = notes.flatMap((note) => note.children);
  if (!notes.some((note) => textOf(note) !== "" || firstIn(note, isImage) !== undefined)) return [];
  const heading: Element = { name: "h2", attributes: {}, children: ["Author’s Note"] };
  return [{ name: "div", attributes: {}, children: [heading, ...children] }];
}

function isImage({ name }: Element): boolean {
  return name === "img";
}

function isInside(element: Element, box: Element | undefined): boolean {
  let up = element.parent;
  while (up !== undefined && up !== box) up = up.parent;
  return up !== undefined;
}

/** The words of the paragraph right before. */
function labelOf(element: Element): string {
  const beside = (element.parent?.children ?? []).filter((one) => typeof one !== "string");
  const before = beside[beside.indexOf(element) - 1];
  return before?.name === "p" ? textOf(before) : "";
}
