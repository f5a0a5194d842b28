import type { CellAlign } from "../../model/book.ts";
import type { Item } from "./group.ts";
import { isEmpty, type RichPiece, type RichRow } from "./rich.ts";

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

/** The words of a cell in one run; its paragraphs are lines. */
function cellPieces(items: readonly Item[]): readonly RichPiece[] {
  const into: RichPiece[] = [];
  for (const { block } of items) {
    const pieces =
      block.type === "paragraph"
        ? block.pieces
        : block.type === "table"
          ? [...block.head, ...block.body].flat(2)
          : [];
    if (pieces.length === 0) continue;
    if (into.length > 0) into.push({ type: "break", look: {} });
    for (const piece of pieces) into.push(piece);
  }
  return into;
}
