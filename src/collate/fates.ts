import type { ChapterPairs } from "./chapters.ts";
import type { Chapter, ChapterFate, Witness } from "./collation.ts";

/** What a chapter is called, was called, and came from. */
export function fateNames(
  before: Witness,
  after: Witness,
  { splitFrom, mergedInto }: ChapterPairs,
  { a, b }: { readonly a?: number | undefined; readonly b?: number | undefined },
): Omit<ChapterFate, "a" | "b" | "moved" | "tally" | "entries"> {
  const old = a === undefined ? undefined : before.chapters[a];
  const chapter = b === undefined ? undefined : after.chapters[b];
  const source = b === undefined ? undefined : before.chapters[splitFrom[b] ?? -1];
  const target = a === undefined ? undefined : after.chapters[mergedInto[a] ?? -1];
  const renamed =
    old !== undefined && chapter !== undefined && old.name !== chapter.name
      ? calledOf(old)
      : undefined;
  const one = chapter ?? old;
  return {
    name: one === undefined ? "" : calledOf(one),
    wordsBefore: old?.words ?? 0,
    wordsAfter: chapter?.words ?? 0,
    ...(renamed !== undefined && { renamed }),
    ...(source !== undefined && { splitFrom: calledOf(source) }),
    ...(target !== undefined && { mergedInto: calledOf(target) }),
  };
}

/** The words for a leaf that has no name of its own. */
const ROLES: Readonly<Record<string, string>> = {
  halfTitle: "half-title",
  titlePage: "title page",
  copyright: "copyright page",
  authorNote: "author’s note",
  aboutAuthor: "about the author",
  alsoBy: "also by",
  section: "untitled",
  chapter: "untitled chapter",
  part: "untitled part",
};

/** What a chapter is called where one is spoken of. */
export function calledOf({ name, role }: Chapter): string {
  return name === "" ? `(${ROLES[role] ?? role})` : name;
}
