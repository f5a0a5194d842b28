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
import type { ParagraphLook, Rtf, RtfStyle, Target } from "./document.ts";

/** Ends a paragraph: what was gathered becomes an item of the text, or of the cell it stands in. */
export function endParagraph(rtf: Rtf): void {
  const { target } = rtf;
  const look = rtf.group.paragraph;
  const into = look.inTable === true ? target.cell : target.items;
  if (look.inTable !== true) endTable(target);
  for (const item of paragraphItems(rtf, look)) into.push(item);
  target.pieces = [];
  target.breakBefore = false;
  target.breakAfter = false;
  target.rule = false;
  target.leftOut = false;
  target.bookmarks = [];
  target.label = "";
  delete target.size;
}

/** Ends a cell, whose last paragraph has no end of its own. */
export function endCell(rtf: Rtf): void {
  const { target, group } = rtf;
  if (target.pieces.length > 0) {
    group.paragraph = { ...group.paragraph, inTable: true };
    endParagraph(rtf);
  }
  target.row.push(target.cell.filter(({ block }) => block.type !== "gap"));
  target.cell = [];
}

/** Ends a row of a table. */
export function endRow({ target }: Rtf): void {
  if (target.row.length > 0) target.rows.push({ head: target.head, cells: target.row });
  target.row = [];
}

/** Ends a text: what no mark has ended. */
export function endTarget(rtf: Rtf): void {
  const { target } = rtf;
  if (target.pieces.length > 0 || target.boxes.length > 0) endParagraph(rtf);
  if (target.cell.length > 0) endCell(rtf);
  endRow(rtf);
  endTable(target);
}

function endTable(target: Target): void {
  if (target.rows.length === 0) return;
  for (const item of tableItems(target.rows)) target.items.push(item);
  target.rows = [];
}

/** The style of a paragraph; what is made for one name and based on another means what that means. */
export function styleOf(rtf: Rtf, number: number | undefined, depth = 0): RtfStyle | undefined {
  const style = rtf.styles.get(number ?? 0);
  if (style === undefined || style.kind !== undefined || depth > 20) return style;
  const base = style.basedOn === undefined ? undefined : styleOf(rtf, style.basedOn, depth + 1);
  return base?.kind === undefined || base.kind.type === "plain"
    ? style
    : { ...style, kind: base.kind, ...(base.said !== undefined && { said: base.said }) };
}

function paragraphItems(rtf: Rtf, look: ParagraphLook): readonly Item[] {
  const { target } = rtf;
  const style = styleOf(rtf, look.style);
  const kind = style?.kind;
  const boxes = target.boxes.splice(0);
  if (kind?.type === "contents") return boxes;
  const newPage = target.breakBefore || look.newPage === true;
  const after: readonly Item[] = [...boxes, ...(target.breakAfter ? [gap(true)] : [])];
  if (isEmpty(target.pieces)) {
    const rule = kind?.type === "break" || look.ruled === true || target.rule;
    // What only carried a box, or words that somebody took out, leaves no empty line.
    const carries = (boxes.length > 0 || target.leftOut) && !newPage && !rule;
    const empty = carries ? [] : [rule ? RULE : gap(newPage)];
    return [...empty, ...remarksIn(target), ...after];
  }
  if (style !== undefined && kind === undefined) countStyle(rtf, style.name);
  const own = style?.kind === undefined ? {} : style.look;
  const said = saidLook(style?.said);
  const paragraph = paragraphOf(target, { look, own, said, newPage });
  return [itemOf(rtf, { paragraph, look, style }), ...after];
}

function paragraphOf(
  { pieces, size }: Target,
  {
    look,
    own,
    said,
    newPage,
  }: {
    readonly look: ParagraphLook;
    readonly own: Look;
    readonly said: Look;
    readonly newPage: boolean;
  },
): RichParagraph {
  return {
    type: "paragraph",
    pieces: withLook(withoutLook(pieces, own), said),
    ...(look.align !== undefined && { align: look.align }),
    ...(size !== undefined && { size }),
    ...(newPage && { newPage }),
  };
}

/** Comments on an empty paragraph are still said. */
function remarksIn({ pieces }: Target): readonly Item[] {
  const remarks = pieces.filter((piece) => piece.type === "remark");
  return remarks.length === 0 ? [] : [{ block: { type: "paragraph", pieces: remarks } }];
}

const RULE: Item = { block: { type: "rule" } };

function gap(newPage: boolean): Item {
  return { block: { type: "gap", newPage } };
}

function countStyle({ seen }: Rtf, name: string): void {
  seen.unknownStyles.set(name, (seen.unknownStyles.get(name) ?? 0) + 1);
}

/** The format repeats the looks of a style with every paragraph; those of one whose meaning is known are the theme's. */
function withoutLook(pieces: readonly RichPiece[], style: Look): readonly RichPiece[] {
  const flags = (["emphasis", "strong", "smallCaps"] as const).filter(
    (flag) => style[flag] === true,
  );
  if (flags.length === 0) return pieces;
  const off = Object.fromEntries(flags.map((flag) => [flag, false]));
  return pieces.map((piece) => ({ ...piece, look: { ...piece.look, ...off } }));
}

function withLook(pieces: readonly RichPiece[], look: Look): readonly RichPiece[] {
  if (Object.keys(look).length === 0) return pieces;
  return pieces.map((piece) => ({ ...piece, look: { ...piece.look, ...look } }));
}

interface ItemParts {
  readonly paragraph: RichParagraph;
  readonly look: ParagraphLook;
  readonly style: RtfStyle | undefined;
}

function itemOf(rtf: Rtf, { paragraph, look, style }: ItemParts): Item {
  const kind = style?.kind;
  const level = kind?.type === "heading" ? kind.level : look.outline;
  if (kind?.type === "role") return { block: { ...paragraph, role: kind.role } };
  if (level !== undefined) return { block: headingOf(rtf, paragraph, level) };
  switch (kind?.type) {
    case "quotation":
      return { block: paragraph, quotation: kind.kind };
    case "verse":
    case "code":
    case "caption":
      return { block: paragraph, shape: kind.type };
    default:
      return listItem(rtf, paragraph, look);
  }
}

function headingOf({ target }: Rtf, paragraph: RichParagraph, level: number): RichParagraph {
  const pieces = paragraph.pieces.map((piece) => ({
    ...piece,
    look: { ...piece.look, strong: false },
  }));
  const label = target.label.replace(/\s+/g, " ").trim();
  // A name somebody gave is a better one than those a program makes.
  const id = target.bookmarks.find((name) => /^[^_]/.test(name)) ?? target.bookmarks[0];
  const numbered = /[\p{L}\d]/u.test(label) ? labelled(label, pieces) : pieces;
  return { ...paragraph, pieces: numbered, level, ...(id !== undefined && { id }) };
}

/** A heading that the program numbers by itself says its number: “Chapter 3: The Well”. */
function labelled(label: string, pieces: readonly RichPiece[]): readonly RichPiece[] {
  const into: RichPiece[] = [];
  pushWords(wordsOf(pieces).trim() === "" ? label : `${label.replace(/[.:]$/, "")}: `, {}, into);
  return [...into, ...pieces];
}

function listItem({ lists, target }: Rtf, paragraph: RichParagraph, look: ParagraphLook): Item {
  const depth = Math.min(8, Math.max(0, look.depth ?? 0));
  const level = look.list === undefined ? undefined : lists.get(look.list)?.[depth];
  const made = level ?? target.oldList;
  if (made !== undefined && target.label !== "")
    return { block: paragraph, list: { id: `list ${look.list ?? ""}`, depth, ...made } };
  return typedItem(paragraph, look) ?? { block: paragraph };
}

/** A mark and a tab at the head of a paragraph that hangs from them. */
const TYPED = /^([•‣◦▪·*–—-]|(\d{1,3})[.)]|[a-z][.)])\t\s*/;

/** Twips by which programs indent one level of a list. */
const STEP = 360;

/** A list whose marks stand in the text, as programs write it that have no lists. */
function typedItem(paragraph: RichParagraph, look: ParagraphLook): Item | undefined {
  const at = paragraph.pieces.findIndex(({ type }) => type !== "remark");
  const first = paragraph.pieces[at];
  if (first?.type !== "text" || (look.first ?? 0) >= 0) return undefined;
  const [whole, mark = "", number] = TYPED.exec(first.text) ?? [];
  if (whole === undefined) return undefined;
  const depth = Math.min(8, Math.max(0, Math.round((look.indent ?? STEP) / STEP) - 1));
  const text = first.text.slice(whole.length);
  const ordered = !/^[•‣◦▪·*–—-]$/.test(mark);
  const list: ListPlace = { id: "typed", depth, ordered, start: Number(number ?? 1), mark };
  const pieces = paragraph.pieces.with(at, { ...first, text });
  return { block: { ...paragraph, pieces }, list };
}
