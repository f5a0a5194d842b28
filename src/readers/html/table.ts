import type { CellAlign } from "../../model/book.ts";
import { isEmpty, type RichBlock, type RichPiece } from "../rich/rich.ts";
import type { StyleOf } from "./style.ts";
import type { Element } from "./tree.ts";

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
  const found: Found = { rows: [], loose: [] };
  find(table, found);
  const { rows, loose } = found;
  if (loose.length === 0) return rowsOf(table, rows, read);
  // What stands between the cells of a table is shown before it.
  const { parent: _, ...frame } = table;
  return [...read.blocks({ ...frame, children: loose }), ...rowsOf(table, rows, read)];
}

/** What stands in a table: its rows, and the words and elements that are in none of its cells, nor in its caption. */
interface Found {
  readonly rows: Element[];
  readonly loose: Element["children"];
}

/** Looks into the parts of a table and no deeper, so that tables in tables cost no more than others. */
function find(part: Element, found: Found): void {
  const inside = part.name === "tr" ? CELLS : PARTS;
  if (part.name === "tr") found.rows.push(part);
  for (const child of part.children) {
    if (typeof child === "string") {
      if (child.trim() !== "") found.loose.push(child);
    } else if (!inside.test(child.name)) {
      if (child.name !== "form") found.loose.push(child);
      else find(child, found);
    } else if (/^t(?:r|head|body|foot)$/.test(child.name)) find(child, found);
  }
}

const CELLS = /^t[dh]$/;
const PARTS = /^(?:tr|thead|tbody|tfoot|caption|colgroup|col)$/;

function rowsOf(table: Element, rows: readonly Element[], read: CellReader): readonly RichBlock[] {
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
