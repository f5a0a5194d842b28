import { type CellRow, tableItems } from "../rich/cells.ts";
import type { Item } from "../rich/group.ts";
import type { Node } from "../xml.ts";
import type { OdtDocument } from "./document.ts";
import { hide } from "./hidden.ts";
import { imagesOf, isDrawn } from "./images.ts";
import { listItems } from "./list.ts";
import { paragraphItems, remarkItems } from "./paragraph.ts";
import { noteChanges } from "./tracked.ts";
import { isHidden } from "./words.ts";

/** Lists of chapters, pictures and words that the program made. */
const MADE =
  /^text:(?:table-of-content|illustration-index|table-index|object-index|user-index|alphabetical-index)$/;

/** What only holds other blocks. */
const HOLDS =
  /^(?:text:(?:section|bibliography|index-body|index-title|numbered-paragraph|list-header)|draw:text-box|office:text)$/;

/** The items of a block of a document: a paragraph, a list, a table, or what a section holds. */
export function itemsOf(document: OdtDocument, node: Node): readonly Item[] {
  switch (node.name) {
    case "text:p":
    case "text:h":
      return paragraphItems(document, node);
    case "text:list":
      return listItems(document, node, { style: "", depth: 1 });
    case "table:table":
      return tableItems(rowsOf(document, node, false));
    case "text:tracked-changes":
      noteChanges(document.changes, node);
      return [];
    case "text:section":
      if (node.attributes["text:display"] === "none" || isHidden(node))
        return remarkItems(hide(document, node));
      return document.itemsIn(document, node);
    default:
      if (MADE.test(node.name)) return [];
      if (HOLDS.test(node.name)) return document.itemsIn(document, node);
      return isDrawn(node) ? drawnItems(document, node) : [];
  }
}

/** A frame that hangs on the page and on no paragraph. */
function drawnItems(document: OdtDocument, node: Node): readonly Item[] {
  const { images, boxes, rule } = imagesOf(document, node, {});
  if (rule) return [{ block: { type: "rule" } }];
  const pictures = images.map((image): Item => ({ block: { type: "paragraph", pieces: [image] } }));
  return [...pictures, ...boxes.flatMap((box) => document.itemsIn(document, box))];
}

/** Rows and cells may lie in groups and in the head of a table. */
function rowsOf(document: OdtDocument, node: Node, head: boolean): readonly CellRow[] {
  return node.children.flatMap((one): readonly CellRow[] => {
    switch (one.name) {
      case "table:table-header-rows":
        return rowsOf(document, one, true);
      case "table:table-rows":
      case "table:table-row-group":
        return rowsOf(document, one, head);
      case "table:table-row": {
        const cells = one.children
          .filter(({ name }) => name === "table:table-cell" || name === "table:covered-table-cell")
          .map((cell) =>
            document.itemsIn(document, cell).filter(({ block }) => block.type !== "gap"),
          );
        return [{ head, cells }];
      }
      default:
        return [];
    }
  });
}
