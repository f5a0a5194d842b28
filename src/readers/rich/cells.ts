import { unreachable } from "../../base/unreachable.ts";
import type { CellAlign } from "../../model/book.ts";
import type { Item } from "./group.ts";
import { isEmpty, type RichBlock, type RichPiece, type RichRow } from "./rich.ts";

/** A row of a document's table: each cell as the items that stand in it. */
export interface CellRow {
  readonly head: boolean;
  readonly cells: readonly (readonly Item[])[];
}

/** A table; one of a single cell is a box round text, and one of one column only its layout. */
export function tableItems(rows: readonly CellRow[]): readonly Item[] {
  if (rows.every(({ cells }) => cells.length <= 1)) {
    const items = rows.flatMap(({ cells }) => cells.flat());
    return rows.length === 1 ? items.map((item) => ({ quotation: "sign", ...item })) : items;
  }
  const align: CellAlign[] = [];
  const made = rows.map(({ head, cells }) => ({
    head,
    cells: cells.map((items, i): RichRow[number] => {
      const [first] = items;
      if (first?.block.type === "paragraph") align[i] = first.block.align ?? "start";
      return cellPieces(items);
    }),
  }));
  const filled = made.filter(({ cells }) => cells.some((cell) => !isEmpty(cell)));
  const cut = Math.max(
    0,
    filled.findIndex(({ head }) => !head),
  );
  const head = filled.slice(0, cut).map(({ cells }) => cells);
  const body = filled.slice(cut).map(({ cells }) => cells);
  return [{ block: { type: "table", align, head, body, caption: [] } }];
}

/** The words of a cell in one run; its paragraphs, and the lines of whatever else stands in it, are lines. */
function cellPieces(items: readonly Item[]): readonly RichPiece[] {
  const into: RichPiece[] = [];
  for (const pieces of items.flatMap(({ block }) => linesOf(block))) {
    if (pieces.length === 0) continue;
    if (into.length > 0) into.push({ type: "break", look: {} });
    for (const piece of pieces) into.push(piece);
  }
  return into;
}

type Pieces = readonly RichPiece[];

function linesOf(block: RichBlock): readonly Pieces[] {
  switch (block.type) {
    case "paragraph":
      return [block.pieces];
    case "table":
      return [...block.head, ...block.body].map(spaced);
    case "quotation":
      return block.blocks.flatMap(linesOf);
    case "verse":
      return block.lines;
    case "list":
      return block.items.flat().flatMap(linesOf);
    case "figure":
      return [[block.image], block.caption];
    case "code":
      return block.value
        .split("\n")
        .map((text): Pieces => [{ type: "text", text, look: { code: true } }]);
    case "rule":
    case "gap":
      return [];
    default:
      return unreachable(block);
  }
}

/** The cells of a table inside a cell, a space between them. */
function spaced(row: RichRow): Pieces {
  return row.flatMap(
    (cell, at): Pieces => (at === 0 ? cell : [{ type: "text", text: " ", look: {} }, ...cell]),
  );
}
