import type { CellAlign, Table, TableRow } from "../../model/book.ts";
import type { Span } from "../../source/span.ts";
import { passageOf, type Range } from "../passage.ts";
import { markdownInlines } from "./inlines.ts";
import type { MarkdownReading } from "./markdown-reading.ts";

/** A table of pipes: a line of heads, a line of rules, and rows. */
export function tableOf(reading: MarkdownReading, lines: readonly Range[], span: Span): Table {
  const [head, rules, ...rows] = lines;
  const align =
    rules === undefined
      ? []
      : cellsIn(reading.text, rules).map((cell) => alignOf(reading.text, cell));
  const row = (line: Range): TableRow => {
    const cells = cellsIn(reading.text, line).slice(0, align.length);
    const read = cells.map((cell) =>
      cell.end > cell.start ? markdownInlines(reading, passageOf(reading.text, [cell])) : [],
    );
    return { cells: align.map((_, i) => read[i] ?? []) };
  };
  const filled = rows.filter(({ start, end }) => reading.text.slice(start, end).trim() !== "");
  return {
    type: "table",
    align,
    head: head === undefined ? [] : [row(head)],
    body: filled.map(row),
    caption: [],
    span,
  };
}

function alignOf(text: string, { start, end }: Range): CellAlign {
  const rule = text.slice(start, end);
  if (rule.endsWith(":")) return rule.startsWith(":") ? "center" : "end";
  return "start";
}

/** The cells of a line, parted by pipes that have no backslash before them. */
function cellsIn(text: string, { start, end }: Range): readonly Range[] {
  const cells: Range[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && text[at] === "\\") at++;
    else if (at === end || text[at] === "|") {
      cells.push(trimmed(text, from, at));
      from = at + 1;
    }
  }
  const empty = (cell: Range | undefined) => cell !== undefined && cell.start === cell.end;
  const line = text.slice(start, end).trim();
  const first = line.startsWith("|") && empty(cells[0]) ? 1 : 0;
  const last = /(?<!\\)\|$/.test(line) && empty(cells.at(-1)) ? cells.length - 1 : cells.length;
  return cells.slice(first, last);
}

function trimmed(text: string, start: number, end: number): Range {
  const cell = text.slice(start, end);
  const from = start + cell.length - cell.trimStart().length;
  return { start: Math.min(from, end), end: Math.max(from, start + cell.trimEnd().length) };
}
