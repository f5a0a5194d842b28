import { tableItems } from "../rich/cells.ts";
import type { Item, ListPlace } from "../rich/group.ts";
import {
  isEmpty,
  type Look,
  pushWords,
  type RichParagraph,
  type RichPiece,
  wordsOf,
} from "../rich/rich.ts";
import { saidLook } from "../rich/said-styles.ts";
import { child, type Node } from "../xml.ts";
import { noteComment } from "./comments.ts";
import type { Document } from "./document.ts";
import { passFields } from "./fields.ts";
import { type Line, lineOf } from "./runs.ts";
import type { Style } from "./styles.ts";
import { isCellGone, isRowGone, isTracked, joined, propertiesIn, staysIn } from "./tracked.ts";
import { isOn, value } from "./xml.ts";

/** The items of a child of the body: a paragraph, a table, or what a control holds. */
export function itemsOf(document: Document, node: Node): readonly Item[] {
  switch (node.name) {
    case "w:p":
      return paragraphItems(document, node);
    case "w:tbl":
      return tableOf(document, node);
    case "w:sdt":
      if (isContents(node)) return leftOut(document, node);
      return itemsIn(document, node.children);
    case "w:sdtContent":
    case "w:customXml":
      return itemsIn(document, node.children);
    case "w:ins":
    case "w:moveTo":
    case "w:del":
    case "w:moveFrom":
      return staysIn(document, node) ? itemsIn(document, node.children) : leftOut(document, node);
    case "mc:AlternateContent":
      return (
        (child(node, "mc:Choice") ?? child(node, "mc:Fallback"))?.children.flatMap((one) =>
          itemsOf(document, one),
        ) ?? []
      );
    case "w:altChunk":
    case "w:subDoc":
      document.remarks.push({ name: "not-carried", message: INSERTED_FILE });
      return [];
    case "w:bookmarkStart":
      document.seen.bookmarks.push(node.attributes["w:name"] ?? "");
      return [];
    case "w:commentRangeStart":
    case "w:commentRangeEnd":
      noteComment(document, node);
      return [];
    default:
      return [];
  }
}

function leftOut(document: Document, node: Node): readonly Item[] {
  passFields(document, node);
  return [];
}

/** Word reads such a file when the document is opened; it can be anything, and anywhere. */
const INSERTED_FILE =
  "Another document that is to be put in here was left out; open and save the document in Word to have it inside";

/** The items of blocks that stand together. */
export function itemsIn(document: Document, nodes: readonly Node[]): readonly Item[] {
  return joined(document, nodes).flatMap((one) => itemsOf(document, one));
}

/** A list of chapters the word processor made. */
function isContents(node: Node): boolean {
  const gallery = value(child(child(node, "w:sdtPr"), "w:docPartObj"), "w:docPartGallery");
  return /contents/i.test(gallery ?? "");
}

function paragraphItems(document: Document, node: Node): readonly Item[] {
  const properties = propertiesIn(document, node, "w:pPr");
  const style = document.styles.of(value(properties, "w:pStyle")) ?? document.styles.plain;
  const kind = style?.kind;
  if (style !== undefined && kind === undefined) noteStyle(document, style.name);
  // The looks of a style whose meaning is known are the theme's to give.
  const look = kind === undefined ? slantOf(style) : saidLook(style?.said);
  const line = lineOf(document, node, look);
  const boxes = itemsIn(document, line.boxes);
  const { bookmarks } = document.seen;
  document.seen.bookmarks = [];
  if (kind?.type === "contents") {
    document.seen.marks.push(...line.pieces.filter(({ type }) => type === "remark"));
    return boxes;
  }
  const breaksPage =
    line.breakBefore || (isOn(properties, "w:pageBreakBefore") ?? style?.newPage ?? false);
  const section: readonly Item[] =
    child(properties, "w:sectPr") === undefined && !line.breakAfter ? [] : [gap(true)];
  if (isEmpty(line.pieces)) {
    const ruled = line.rule !== undefined || kind?.type === "break";
    return [ruled ? RULE : gap(breaksPage), ...remarksOf(line), ...boxes, ...section];
  }
  const paragraph = paragraphOf(document, {
    line,
    first: child(node, "w:r"),
    properties,
    style,
    newPage: breaksPage,
  });
  // A name somebody gave is a better one than those Word makes for its contents.
  const id =
    bookmarks.find((name) => /^[^_]/.test(name)) ?? bookmarks.find((name) => name !== "_GoBack");
  const item = itemOf(document, { paragraph, properties, style, id });
  return [...withRule(item, line), ...boxes, ...section];
}

const RULE: Item = { block: { type: "rule" } };

function withRule(item: Item, { rule }: Line): readonly Item[] {
  if (rule === undefined) return [item];
  return rule === "above" ? [RULE, item] : [item, RULE];
}

function gap(newPage: boolean): Item {
  return { block: { type: "gap", newPage } };
}

/** The comments that begin or end after the last paragraph. */
export function lastComments({ seen }: Document): readonly Item[] {
  return remarksOf({ pieces: seen.marks.splice(0) });
}

/** Comments on an empty paragraph are still said. */
function remarksOf({ pieces }: Pick<Line, "pieces">): readonly Item[] {
  const remarks = pieces.filter((piece) => piece.type === "remark");
  return remarks.length === 0 ? [] : [{ block: { type: "paragraph", pieces: remarks } }];
}

/** Of a style with a name of the author's own, italics are kept: thoughts, letters, songs. */
function slantOf(style: Style | undefined): Look {
  return style?.look.emphasis === true ? { emphasis: true } : {};
}

function noteStyle({ seen }: Document, name: string): void {
  seen.unknownStyles.set(name, (seen.unknownStyles.get(name) ?? 0) + 1);
}

interface ParagraphParts {
  readonly line: Line;
  /** The first run, whose type size is taken for that of the paragraph. */
  readonly first: Node | undefined;
  readonly properties: Node | undefined;
  readonly style: Style | undefined;
  readonly newPage: boolean;
}

function paragraphOf(
  document: Document,
  { line, first, properties, style, newPage }: ParagraphParts,
): RichParagraph {
  const { pieces } = line;
  const align = value(properties, "w:jc") ?? style?.align;
  const size = sizeOf(document, first, style);
  return {
    type: "paragraph",
    pieces,
    ...(align === "center" && { align: "center" }),
    ...((align === "right" || align === "end") && { align: "end" }),
    ...(size !== undefined && { size }),
    ...(newPage && { newPage: true }),
  };
}

function sizeOf(
  { styles }: Document,
  run: Node | undefined,
  style: Style | undefined,
): number | undefined {
  const own = Number(value(child(run, "w:rPr"), "w:sz"));
  return own > 0 ? own : (style?.size ?? styles.size);
}

interface ItemParts {
  readonly paragraph: RichParagraph;
  readonly properties: Node | undefined;
  readonly style: Style | undefined;
  readonly id: string | undefined;
}

function itemOf(document: Document, { paragraph, properties, style, id }: ItemParts): Item {
  const kind = style?.kind;
  const outline = Number(value(properties, "w:outlineLvl") ?? 9);
  const level = kind?.type === "heading" ? kind.level : outline < 9 ? outline + 1 : undefined;
  const place = placeOf(document, child(properties, "w:numPr") ?? style?.numbering);
  if (level !== undefined) {
    const pieces = numbered(withoutBold(paragraph.pieces), place?.label ?? "");
    return { block: { ...paragraph, pieces, level, ...(id !== undefined && { id }) } };
  }
  switch (kind?.type) {
    case "role":
      return { block: { ...paragraph, role: kind.role } };
    case "quotation":
      return { block: paragraph, quotation: kind.kind };
    case "verse":
    case "code":
    case "caption":
      return { block: paragraph, shape: kind.type };
    default:
      return place === undefined ? { block: paragraph } : { block: paragraph, list: place.list };
  }
}

/** The weight of a heading is its looks and no stress. */
function withoutBold(pieces: readonly RichPiece[]): readonly RichPiece[] {
  return pieces.map((piece) => ({ ...piece, look: { ...piece.look, strong: false } }));
}

/** The place of a paragraph in a list, and what stands before its words. */
function placeOf(
  { numbering }: Document,
  properties: Node | undefined,
): { readonly list: ListPlace; readonly label: string } | undefined {
  const id = value(properties, "w:numId");
  const depth = Number(value(properties, "w:ilvl") ?? 0);
  if (id === undefined || id === "0" || !(depth >= 0 && depth < 9)) return undefined;
  const counted = numbering.next(id, depth);
  if (counted === undefined) return undefined;
  const { list, level, number, label } = counted;
  const ordered = !/^(?:bullet|none)$/.test(level.format);
  return { list: { id: list, depth, ordered, start: number, mark: level.text }, label };
}

/** A heading that Word numbers by itself says its number: “Chapter 3: The Well”. */
function numbered(pieces: readonly RichPiece[], said: string): readonly RichPiece[] {
  const label = said.trim();
  if (!/[\p{L}\d]/u.test(label)) return pieces;
  const into: RichPiece[] = [];
  const title = wordsOf(pieces).trim();
  pushWords(title === "" ? label : `${label.replace(/[.:]$/, "")}: `, {}, into);
  return [...into, ...pieces];
}

function tableOf(document: Document, table: Node): readonly Item[] {
  return tableItems(
    rowsOf(document, table).map((row) => ({
      head: isOn(child(row, "w:trPr"), "w:tblHeader") === true,
      cells: cellsOf(document, row).map((cell) => itemsIn(document, cell.children)),
    })),
  );
}

/** Rows and cells may lie in controls and tracked changes. */
function rowsOf(document: Document, table: Node): readonly Node[] {
  return table.children.flatMap((one) => {
    if (one.name === "w:tr") {
      if (!isRowGone(document, one)) return [one];
      passFields(document, one);
      return [];
    }
    const holds = isTracked(one)
      ? staysIn(document, one)
      : /^w:(?:sdt|sdtContent|customXml)$/.test(one.name);
    if (!holds) passFields(document, one);
    return holds ? rowsOf(document, one) : [];
  });
}

function cellsOf(document: Document, row: Node): readonly Node[] {
  return row.children.flatMap((one) => {
    if (one.name === "w:tc") {
      if (!isCellGone(document, one)) return [one];
      passFields(document, one);
      return [];
    }
    if (/^w:(?:sdt|sdtContent|customXml)$/.test(one.name)) return cellsOf(document, one);
    // Between cells stand no words, but comments may begin there.
    passFields(document, one);
    return [];
  });
}
