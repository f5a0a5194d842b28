import { GENERATOR } from "../../pipeline/version.ts";
import { changesIn, type ListedChange } from "./change-list.ts";
import type { BookDifference } from "./difference.ts";
import { isTouched } from "./wording.ts";

/** What changed in books as JSON, and how many were not touched: figures, chapters and every change, each text as one line. */
export function differencesJson(differences: readonly BookDifference[], untouched: number): string {
  const books = differences.map(bookJson);
  return `${JSON.stringify({ schema: 1, tool: GENERATOR, untouched, books }, undefined, 2)}\n`;
}

function bookJson({ collation, ...rest }: BookDifference): object {
  if (collation === undefined) return rest;
  const changes = new Map<number, ListedChange[]>();
  for (const change of changesIn(collation)) {
    const own = changes.get(change.chapter);
    if (own === undefined) changes.set(change.chapter, [change]);
    else own.push(change);
  }
  return {
    ...rest,
    tally: collation.tally,
    retyped: collation.retyped,
    chapters: collation.chapters.flatMap((fate, chapter) => {
      if (!isTouched(fate)) return [];
      const { entries: _, a, b, ...told } = fate;
      const own = changes.get(chapter) ?? [];
      return [
        {
          ...told,
          new: a === undefined,
          gone: b === undefined,
          changes: own.map(({ kind, before, after, way }) => ({ kind, before, after, way })),
        },
      ];
    }),
    moves: collation.moves.map(({ words, fromChapter, toChapter, text }) => ({
      words,
      from: collation.before.chapters[fromChapter]?.name,
      to: collation.after.chapters[toChapter]?.name,
      text,
    })),
  };
}
