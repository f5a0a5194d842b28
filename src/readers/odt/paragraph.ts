import type { Item } from "../rich/group.ts";
import { numberIn } from "../rich/number-format.ts";
import {
  isEmpty,
  type Look,
  pushWords,
  type RichParagraph,
  type RichPiece,
  wordsOf,
} from "../rich/rich.ts";
import { saidLook } from "../rich/said-styles.ts";
import type { Node } from "../xml.ts";
import { apart, type OdtDocument } from "./document.ts";
import { hide } from "./hidden.ts";
import type { OdtStyle } from "./styles.ts";
import { isHidden, lineOf, type OdtLine } from "./words.ts";

/** A paragraph or heading, and what hangs on it. */
export function paragraphItems(document: OdtDocument, node: Node): readonly Item[] {
  const { styles, seen } = document;
  const style = styles.paragraph(node.attributes["text:style-name"]);
  const kind = node.name === "text:h" ? undefined : style?.kind;
  if (node.name === "text:p" && style !== undefined && kind === undefined)
    noteStyle(document, style);
  if (style?.hidden === true || isHidden(node) || node.children.some(hidesParagraph))
    return remarkItems(hide(document, node));
  const line = lineOf(
    document,
    node,
    baseLook(style, kind !== undefined || node.name === "text:h"),
  );
  const boxes = line.boxes.flatMap((box) => document.itemsIn(apart(document), box));
  const { bookmarks } = seen;
  seen.bookmarks = [];
  if (kind?.type === "contents") return boxes;
  const newPage = seen.begun && style?.newPage === true;
  seen.begun = true;
  const after: readonly Item[] = [...boxes, ...(style?.endsPage === true ? [gap(true)] : [])];
  if (isEmpty(line.pieces)) return [...emptyItems(line, { style, newPage }), ...after];
  const paragraph: RichParagraph = {
    type: "paragraph",
    pieces: trimmedEnd(line.pieces),
    ...(style?.align !== undefined && { align: style.align }),
    ...(style?.size !== undefined && { size: style.size }),
    ...(newPage && { newPage }),
  };
  const [id] = bookmarks;
  return [itemOf(document, { paragraph, node, style, id }), ...after];
}

/** A field that hides the paragraph it stands in, where its condition does. */
function hidesParagraph(node: Node): boolean {
  if (node.name === "text:hidden-paragraph") return isHidden(node);
  return node.name === "text:span" && node.children.some(hidesParagraph);
}

/** A paragraph without words: an empty line, a new page, a rule, or nothing where it only carries boxes. */
function emptyItems(
  line: OdtLine,
  { style, newPage }: { readonly style: OdtStyle | undefined; readonly newPage: boolean },
): readonly Item[] {
  const remarks = remarkItems(line.pieces);
  if (style?.kind?.type === "break" || style?.ruled === true || line.rule)
    return [{ block: { type: "rule" } }, ...remarks];
  return line.boxes.length > 0 && !newPage ? remarks : [gap(newPage), ...remarks];
}

/** The looks of a style whose meaning is known are the theme's to give; of others italics are kept. */
function baseLook(style: OdtStyle | undefined, known: boolean): Look {
  if (style?.said !== undefined) return saidLook(style.said);
  return !known && style?.look.emphasis === true ? { emphasis: true } : {};
}

function gap(newPage: boolean): Item {
  return { block: { type: "gap", newPage } };
}

/** Comments on an empty or a hidden paragraph are still said. */
export function remarkItems(pieces: readonly RichPiece[]): readonly Item[] {
  const remarks = pieces.filter((piece) => piece.type === "remark");
  return remarks.length === 0 ? [] : [{ block: { type: "paragraph", pieces: remarks } }];
}

function trimmedEnd(pieces: readonly RichPiece[]): readonly RichPiece[] {
  const last = pieces.findLastIndex((piece) => piece.type !== "break");
  return pieces.slice(0, last + 1);
}

function noteStyle({ seen }: OdtDocument, { name }: OdtStyle): void {
  seen.unknownStyles.set(name, (seen.unknownStyles.get(name) ?? 0) + 1);
}

interface ItemParts {
  readonly paragraph: RichParagraph;
  readonly node: Node;
  readonly style: OdtStyle | undefined;
  readonly id: string | undefined;
}

function itemOf(document: OdtDocument, { paragraph, node, style, id }: ItemParts): Item {
  const kind = style?.kind;
  const heading = kind?.type === "heading" ? kind.level : undefined;
  const level = node.name === "text:h" ? outlineLevel(node) : heading;
  // Programs know only a few title styles by name, and some write them as headings.
  if (kind?.type === "role") return { block: { ...paragraph, role: kind.role } };
  if (level !== undefined) {
    const pieces = numbered(document, node, { pieces: withoutBold(paragraph.pieces), level });
    return { block: { ...paragraph, pieces, level, ...(id !== undefined && { id }) } };
  }
  switch (kind?.type) {
    case "quotation":
      return { block: paragraph, quotation: kind.kind };
    case "caption":
      return captionItem(paragraph);
    case "verse":
    case "code":
      return { block: paragraph, shape: kind.type };
    default:
      return { block: paragraph };
  }
}

function outlineLevel({ attributes }: Node): number {
  const level = Number(attributes["text:outline-level"] ?? 1);
  return Number.isInteger(level) && level >= 1 ? Math.min(level, 9) : 1;
}

/** The weight of a heading is its looks and no stress. */
function withoutBold(pieces: readonly RichPiece[]): readonly RichPiece[] {
  return pieces.map((piece) => ({ ...piece, look: { ...piece.look, strong: false } }));
}

/** An image and words under it in one paragraph, as the program makes captions. */
function captionItem(paragraph: RichParagraph): Item {
  const images = paragraph.pieces.filter((piece) => piece.type === "image");
  const [image] = images;
  if (image === undefined || images.length > 1) return { block: paragraph, shape: "caption" };
  const caption = paragraph.pieces.filter(
    (piece) => piece.type !== "image" && piece.type !== "break",
  );
  const same = wordsOf(caption).trim() === image.alt;
  return { block: { type: "figure", image, caption: same ? [] : caption } };
}

/** A heading that the program numbers by itself says its number: “Chapter 3: The Well”. */
function numbered(
  { styles, seen }: OdtDocument,
  node: Node,
  { pieces, level }: { readonly pieces: readonly RichPiece[]; readonly level: number },
): readonly RichPiece[] {
  const own = styles.outline(level);
  if (own === undefined || !own.ordered || node.attributes["text:is-list-header"] === "true")
    return pieces;
  seen.numbers[level] = (seen.numbers[level] ?? own.start - 1) + 1;
  seen.numbers.length = level + 1;
  const label = own.mark
    .replace(/%(\d+)/g, (_, digits: string) => {
      const at = Number(digits);
      return numberIn(seen.numbers[at] ?? 1, styles.outline(at)?.format ?? "decimal");
    })
    .trim();
  if (!/[\p{L}\d]/u.test(label)) return pieces;
  const into: RichPiece[] = [];
  pushWords(wordsOf(pieces).trim() === "" ? label : `${label.replace(/[.:]$/, "")}: `, {}, into);
  return [...into, ...pieces];
}
