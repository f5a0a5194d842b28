import { count, plural } from "../figures.ts";
import { printable, type Style } from "../style.ts";
import type { BookDifference } from "./difference.ts";
import {
  chapterWords,
  figuresOf,
  isTouched,
  lineOf,
  moveWords,
  shortened,
  sidesWords,
  tallyWords,
  unreadWords,
} from "./wording.ts";

/** The most chapters and moves that are told on a terminal. */
const MOST = { chapters: 40, moves: 8 } as const;

/** What changed in a book, in a few lines for a terminal. */
export function differenceText(difference: BookDifference, style: Style): string {
  const { title, words, fate, collation } = difference;
  const unread = unreadWords(difference);
  if (unread !== undefined) return `${style.strong(printable(title))}  ${style.odd(unread)}`;
  const size = sidesWords(words, count);
  const what =
    fate === "compared"
      ? collation === undefined
        ? `${size} words`
        : `${size} words: ${tallyWords(collation.tally)}`
      : `${fate}, ${size} words`;
  return [
    `${style.strong(printable(title))}  ${what}`,
    ...chapterLines(difference, style),
    ...moveLines(difference),
    ...outputLines(difference, style),
  ].join("\n");
}

function chapterLines({ collation }: BookDifference, style: Style): readonly string[] {
  if (collation === undefined) return [];
  const touched = collation.chapters.filter(isTouched);
  if (touched.length === 0) return ["  A reader reads the same book"];
  const rows = touched.slice(0, MOST.chapters).map((fate) => {
    const { added, cut, moved } = fate.tally;
    const remarks = chapterWords(collation, fate);
    return {
      added: added === 0 ? "" : `+${count(added)}`,
      cut: cut === 0 ? "" : `−${count(cut)}`,
      moved: moved === 0 ? "" : `~${count(moved)}`,
      name: printable(fate.name),
      remark: remarks.length === 0 ? "" : `  ${style.odd(printable(remarks.join(", ")))}`,
    };
  });
  const wide = (key: "added" | "cut" | "moved") => Math.max(...rows.map((row) => row[key].length));
  const [added, cut, moved] = [wide("added"), wide("cut"), wide("moved")];
  const lines = rows.map((row) => {
    const figures = [
      style.good(row.added.padStart(added)),
      style.bad(row.cut.padStart(cut)),
      ...(moved === 0 ? [] : [row.moved.padStart(moved)]),
    ];
    return `  ${figures.join("  ")}  ${row.name}${row.remark}`;
  });
  const rest = touched.length - rows.length;
  return [...lines, ...(rest > 0 ? [`  and ${plural(rest, "more chapter")}`] : [])];
}

function moveLines({ collation }: BookDifference): readonly string[] {
  if (collation === undefined) return [];
  const { moves } = collation;
  const lines = moves.slice(0, MOST.moves).map((move, number) => {
    const { from, to, words } = moveWords(collation, number);
    const way = from === to ? `in “${to}”` : `from “${from}” to “${to}”`;
    return `  moved ${words} ${printable(way)}: ${printable(shortened(lineOf(move.text), 48))}`;
  });
  const rest = moves.length - lines.length;
  return [...lines, ...(rest > 0 ? [`  and ${plural(rest, "more move")}`] : [])];
}

function outputLines(difference: BookDifference, style: Style): readonly string[] {
  const { output, collation } = difference;
  const retyped = collation?.retyped ?? 0;
  const set =
    retyped === 0 ? [] : [`  ${plural(retyped, "passage")} typed otherwise, read the same`];
  if (output === undefined) return set;
  const figures = figuresOf(difference).map(({ name, value }) => `${name.toLowerCase()} ${value}`);
  const asked = output.questions.length;
  return [
    ...set,
    `  ${figures.join(" · ").replace("epub", "EPUB")}`,
    ...(asked > 0 ? [`  ${style.odd(plural(asked, "new question"))}: quoin decide`] : []),
  ];
}
