import type { CellAlign, Inline, Table, TableRow } from "../model/book.ts";
import { attribute } from "./escape.ts";
import { languageAttributes, type Sink } from "./markup-context.ts";
import { finishPages, markPagesBefore, writeInlines } from "./markup-inlines.ts";

/** Writes a table with its caption, head cells scoped to their columns. */
export function writeTable(block: Table, sink: Sink): void {
  const { parts, context } = sink;
  parts.push(`<table${attribute("id", block.id)}${languageAttributes(context, block.language)}>\n`);
  // The caption stands first in markup and last in the text, so its offsets are counted apart.
  if (block.caption.length > 0) writeCaption(block.caption, sink);
  if (block.head.length > 0) {
    parts.push("<thead>\n");
    for (const row of block.head) writeRow(row, block.align, "th", sink);
    parts.push("</thead>\n");
  }
  if (block.body.length > 0) {
    parts.push("<tbody>\n");
    for (const row of block.body) writeRow(row, block.align, "td", sink);
    parts.push("</tbody>\n");
  }
  parts.push("</table>\n");
  finishPages(sink, "div");
}

function writeCaption(caption: readonly Inline[], sink: Sink): void {
  const apart: Sink = { ...sink, breaks: [], nextBreak: 0, offset: 0, waiting: [] };
  sink.parts.push("<caption>");
  writeInlines(caption, apart);
  sink.parts.push("</caption>\n");
}

function writeRow(
  { cells }: TableRow,
  align: readonly CellAlign[],
  element: "th" | "td",
  sink: Sink,
): void {
  sink.parts.push("<tr>");
  for (const [column, cell] of cells.entries()) {
    // A head cell that says nothing heads nothing: a screen reader would announce an empty header.
    const name = cell.length === 0 ? "td" : element;
    const place = align[column] ?? "start";
    const classes = place === "start" ? "" : ` class="${place}"`;
    sink.parts.push(`<${name}${name === "th" ? ' scope="col"' : ""}${classes}>`);
    writeInlines(cell, sink);
    sink.offset += 1;
    markPagesBefore(sink.offset, sink);
    sink.parts.push(`</${name}>`);
  }
  sink.parts.push("</tr>\n");
}
