import type { CellAlign } from "../../model/book.ts";
import { isEmpty, type RichBlock, type RichPiece } from "../rich/rich.ts";
import type { StyleOf } from "./style.ts";
import { type Element, elementsIn } from "./tree.ts";

/** How the walk reads what stands in a cell. */
export interface CellReader {
  readonly styleOf: StyleOf;
  readonly pieces: (cell: Element) => readonly RichPiece[];
  readonly blocks: (cell: Element) => readonly RichBlock[];
}

interface Row {
  readonly head: boolean;
  readonly cells: readonly (readonly RichPiece[])[];
  readonly align: readonly CellAlign[];
}

/** A table; one of a single cell is a box round text, and one of one column only its layout. */
export function tableOf(table: Element, read: CellReader): readonly RichBlock[] {
  const rows = elementsIn(table).filter(
    (element) => element.name === "tr" && tableAround(element) === table,
  );
  const cells = rows.map(cellsOf);
  if (cells.every((row) => row.length <= 1)) {
    const blocks = cells.flat().flatMap((cell) => read.blocks(cell));
    if (blocks.length === 0) return [];
    return rows.length === 1 ? [{ type: "quotation", kind: "sign", blocks }] : blocks;
  }
  const made = rows.map((row): Row => {
    const own = cellsOf(row);
    return {
      head: row.parent?.name === "thead" || own.every(({ name }) => name === "th"),
      cells: own.map((cell) => read.pieces(cell)),
      align: own.map((cell) => alignOf(read, cell)),
    };
  });
  const caption = table.children.find(
    (child): child is Element => typeof child !== "string" && child.name === "caption",
  );
  const filled = made.filter((row) => row.cells.some((cell) => !isEmpty(cell)));
  const heads = filled.findIndex(({ head }) => !head);
  const cut = Math.max(0, heads);
  return [
    {
      type: "table",
      align: filled.at(-1)?.align ?? [],
      head: filled.slice(0, cut).map((row) => row.cells),
      body: filled.slice(cut).map((row) => row.cells),
      caption: caption === undefined ? [] : read.pieces(caption),
    },
  ];
}

function tableAround(row: Element): Element | undefined {
  let up = row.parent;
  while (up !== undefined && up.name !== "table") up = up.parent;
  return up;
}

function cellsOf({ children }: Element): readonly Element[] {
  return children.filter(
    (child): child is Element => typeof child !== "string" && /^t[dh]$/.test(child.name),
  );
}

function alignOf({ styleOf }: CellReader, cell: Element): CellAlign {
  const align = styleOf(cell)["text-align"] ?? cell.attributes["align"];
  if (align === "center") return "center";
  return align === "right" || align === "end" ? "end" : "start";
}
