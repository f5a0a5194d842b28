import type { ChapterFate, Collation, Entry, Tally } from "../../collate/collation.ts";
import { PARTING } from "../../collate/collation.ts";
import { calledOf } from "../../collate/fates.ts";
import { OBJECT } from "../../model/text.ts";
import { count, plural } from "../figures.ts";
import type { BookDifference, Sides } from "./difference.ts";
import { papers, spineOf } from "./papers.ts";

/** Why two states could not be compared; absent where both were read. */
export function unreadWords({ unread }: BookDifference): string | undefined {
  switch (unread) {
    case undefined:
      return undefined;
    case "before":
      return "not compared: the book as it was cannot be read";
    case "after":
      return "not compared: the book as it is now cannot be read";
    case "both":
      return "not compared: neither state of the book can be read";
  }
}

/** A chapter in which something changed for a reader. */
export function isTouched(fate: ChapterFate): boolean {
  const { a, b, entries, moved, renamed } = fate;
  if (a === undefined || b === undefined || moved || renamed !== undefined) return true;
  return entries.some(({ type }) => type !== "same");
}

/** Words added, cut and moved, in words: “1,204 added, 320 cut”; “none changed” for none. */
export function tallyWords({ added, cut, moved }: Tally): string {
  const parts = [
    [added, "added"],
    [cut, "cut"],
    [moved, "moved"],
  ] as const;
  const said = parts
    .filter(([words]) => words > 0)
    .map(([words, what]) => `${count(words)} ${what}`);
  return said.length === 0 ? "none added or cut" : said.join(", ");
}

/** What happened to a chapter as a whole, besides its words: “split from “One””, “moved”. */
export function fateWords(fate: ChapterFate): readonly string[] {
  const { a, b, renamed, moved, follows, splitFrom, mergedInto } = fate;
  return [
    ...(splitFrom !== undefined ? [`split from “${splitFrom}”`] : []),
    ...(mergedInto !== undefined ? [`merged into “${mergedInto}”`] : []),
    ...(a === undefined && splitFrom === undefined ? ["new"] : []),
    ...(b === undefined && mergedInto === undefined ? ["cut"] : []),
    ...(renamed !== undefined ? [`was “${renamed}”`] : []),
    ...(moved ? [follows === undefined ? "moved to the front" : `moved after “${follows}”`] : []),
  ];
}

/** What is said of a chapter in a list: its fate, or what changed in it where that is no word. */
export function chapterWords(collation: Collation, fate: ChapterFate): readonly string[] {
  const { added, cut, moved } = fate.tally;
  const words = fateWords(fate);
  return words.length > 0 || added + cut + moved > 0 ? words : wordless(collation, fate);
}

function wordless(collation: Collation, { entries }: ChapterFate): readonly string[] {
  const kinds = entries.flatMap((entry) => kindOf(collation, entry) ?? []);
  return kinds.length === 0 ? [] : [`only ${[...new Set(kinds)].sort().join(" and ")}`];
}

/** What a change is of that neither adds a word nor cuts one. */
function kindOf({ before, after }: Collation, entry: Entry): string | undefined {
  if (entry.type === "same") return undefined;
  if (entry.type === "edited") {
    const changed = entry.runs.filter(({ type }) => type !== "same");
    const parted = changed.some((run) => `${run.before}${run.after}`.includes(PARTING));
    return parted ? "paragraphs parted or joined" : "punctuation";
  }
  const passage = "b" in entry ? after.passages[entry.b] : before.passages[entry.a];
  if (passage?.kind === "scene") return "scene breaks";
  return passage?.kind === "image" ? "pictures" : "punctuation";
}

/** Where moved text came from and where it went. */
export function moveWords(
  { before, after, moves }: Collation,
  number: number,
): { readonly from: string; readonly to: string; readonly words: string } {
  const move = moves[number];
  const from = before.chapters[move?.fromChapter ?? 0];
  const to = after.chapters[move?.toChapter ?? 0];
  return {
    from: from === undefined ? "" : calledOf(from),
    to: to === undefined ? "" : calledOf(to),
    words: plural(move?.words ?? 0, "word"),
  };
}

/** A figure that changed: “312 → 316”; one number where it did not; empty where nothing is known. */
export function sidesWords<T>({ before, after }: Sides<T>, show: (value: T) => string): string {
  if (after === undefined) return before === undefined ? "" : `${show(before)} → none`;
  if (before === undefined) return show(after);
  const [old, now] = [show(before), show(after)];
  return old === now ? now : `${old} → ${now}`;
}

/** One line of what is made of the book: a name, and the figure before and after. */
export interface Figure {
  readonly name: string;
  readonly value: string;
}

/** What changed in the files of a book. */
export function figuresOf({ output }: BookDifference): readonly Figure[] {
  if (output === undefined) return [];
  const { pages, epub, typography } = output;
  const spines = papers.map((paper) => ({
    name: `Spine, ${paper.name} paper`,
    value: sidesWords(pages, (each) => `${spineOf(each, paper).toFixed(1)} mm`),
  }));
  return [
    { name: "Pages", value: sidesWords(pages, count) },
    ...spines,
    { name: "EPUB", value: sidesWords(epub, kilobytes) },
    { name: "Typographic changes", value: sidesWords(typography, count) },
  ].filter(({ value }) => value !== "");
}

function kilobytes(bytes: number): string {
  return bytes < 1_000_000
    ? `${count(Math.round(bytes / 1000))} kB`
    : `${(bytes / 1e6).toFixed(2)} MB`;
}

/** Text of a book as one line: notes and pictures as a star, ends of passages as a pilcrow. */
export function lineOf(text: string): string {
  return text.replaceAll(OBJECT, "*").replaceAll(PARTING, " ¶ ").replace(/\s+/g, " ").trim();
}

/** The beginning of a text, cut between words. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length + 1);
  const space = cut.lastIndexOf(" ");
  const end = space > length / 2 ? space : length;
  return `${[...cut.slice(0, end)]
    .join("")
    .replace(/[\ud800-\udbff]$/, "")
    .trimEnd()} …`;
}
