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
  const loose = looseIn(table);
  if (loose.length === 0) return rowsOf(table, read);
  // What stands between the cells of a table is shown before it.
  const { parent: _, ...frame } = table;
  return [...read.blocks({ ...frame, children: loose }), ...rowsOf(table, read)];
}

/** Words and elements of a table that are in none of its cells, nor in its caption. */
function looseIn(part: Element): Element["children"] {
  const inside = part.name === "tr" ? CELLS : PARTS;
  return part.children.flatMap((child) => {
    if (typeof child === "string") return child.trim() === "" ? [] : [child];
    if (!inside.test(child.name)) return [child];
    return /^t(?:r|head|body|foot)$/.test(child.name) ? looseIn(child) : [];
  });
}

const CELLS = /^t[dh]$/;
const PARTS = /^(?:tr|thead|tbody|tfoot|caption|colgroup|col)$/;

function rowsOf(table: Element, read: CellReader): readonly RichBlock[] {
  const rows = elementsIn(table).filter(
    (element) => element.name === "tr" && tableAround(element) === table,
  );
  const caption = table.children.find(
    (child): child is Element => typeof child !== "string" && child.name === "caption",
  );
  const cells = rows.map(cellsOf);
  if (cells.every((row) => row.length <= 1)) {
    const blocks = cells.flat().flatMap((cell) => read.blocks(cell));
    const over = caption === undefined ? [] : read.blocks(caption);
    if (blocks.length === 0) return over;
    return rows.length === 1
      ? [...over, { type: "quotation", kind: "sign", blocks }]
      : [...over, ...blocks];
  }
  const made = rows.map((row): Row => {
    const own = cellsOf(row);
    return {
      head: row.parent?.name === "thead" || own.every(({ name }) => name === "th"),
      cells: own.map((cell) => read.pieces(cell)),
      align: own.map((cell) => alignOf(read, cell)),
    };
  });
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
