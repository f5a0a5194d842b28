import { languageTag } from "../../base/language-tag.ts";
import {
  type Look,
  wordsOf as plainWords,
  pushWords,
  type RichBlock,
  type RichPiece,
} from "../rich/rich.ts";
import { child, find, type Node } from "../xml.ts";
import { commentAt } from "./comments.ts";
import { allText, type Document } from "./document.ts";
import { MADE, notePage, passFields, readField } from "./fields.ts";
import { imagesOf } from "./images.ts";
import { runLook } from "./styles.ts";
import { propertiesIn, staysIn } from "./tracked.ts";
import { isOn, value } from "./xml.ts";

/** The words of a paragraph, and what stands in it that is no word. */
export interface Line {
  readonly pieces: RichPiece[];
  /** Paragraphs of boxes that hang on this one. */
  readonly boxes: Node[];
  /** A page break stands before the words, or after them. */
  breakBefore: boolean;
  breakAfter: boolean;
  /** A rule is drawn here: before the words, or after some of them. */
  rule?: "above" | "below";
  /** The style of the paragraph hides its words; a run may show its own. */
  readonly hidden: boolean;
}

const FORMULA =
  "A formula was read as its letters and figures alone; put a picture of it in its place to have it whole";

/** Reads what stands inside a paragraph. */
export function lineOf(document: Document, paragraph: Node, look: Look): Line {
  const { of, plain } = document.styles;
  const style = of(value(child(paragraph, "w:pPr"), "w:pStyle")) ?? plain;
  const hidden = style?.hidden ?? false;
  const pieces = document.seen.marks.splice(0);
  const line: Line = { pieces, boxes: [], breakBefore: false, breakAfter: false, hidden };
  for (const node of paragraph.children) readNode(document, node, look, line);
  return line;
}

function readNode(document: Document, node: Node, look: Look, line: Line): void {
  const { seen } = document;
  switch (node.name) {
    case "w:r":
      readRun(document, node, look, line);
      return;
    case "w:hyperlink":
      readAll(document, node, linkLook(document, node, look), line);
      return;
    case "w:ins":
    case "w:moveTo":
    case "w:del":
    case "w:moveFrom":
      if (staysIn(document, node)) readAll(document, node, look, line);
      else {
        passFields(document, node);
        line.pieces.push(...seen.marks.splice(0));
      }
      return;
    case "w:fldSimple": {
      const code = node.attributes["w:instr"] ?? "";
      if (MADE.test(code)) notePage(document, code);
      else readAll(document, node, fieldLook(document, code, look), line);
      return;
    }
    case "w:bookmarkStart":
      seen.bookmarks.push(node.attributes["w:name"] ?? "");
      return;
    case "w:commentRangeStart":
    case "w:commentRangeEnd":
      line.pieces.push(...commentAt(document, node));
      return;
    case "mc:AlternateContent": {
      const chosen = child(node, "mc:Choice") ?? child(node, "mc:Fallback");
      if (chosen !== undefined) readAll(document, chosen, look, line);
      return;
    }
    case "w:smartTag":
    case "w:sdt":
    case "w:sdtContent":
    case "w:customXml":
    case "w:bdo":
    case "w:dir":
      readAll(document, node, look, line);
      return;
    case "w:subDoc":
      line.boxes.push(node);
      return;
    case "m:oMath":
    case "m:oMathPara":
      pushWords(allText(node), look, line.pieces);
      document.remarks.push({ name: "not-carried", message: FORMULA });
      return;
    default:
  }
}

function readAll(document: Document, node: Node, look: Look, line: Line): void {
  for (const one of node.children) readNode(document, one, look, line);
}

function linkLook({ relations, seen }: Document, { attributes }: Node, look: Look): Look {
  const relation = relations.get(attributes["r:id"] ?? "");
  const anchor = attributes["w:anchor"];
  if (relation?.external === true && /^(?:https?:|mailto:)/i.test(relation.target))
    return { ...look, href: relation.target };
  if (anchor === undefined || anchor === "") return look;
  seen.linked.add(anchor);
  return { ...look, href: `#${anchor}` };
}

function readRun(document: Document, run: Node, around: Look, line: Line): void {
  const properties = propertiesIn(document, run, "w:rPr");
  const style = document.styles.of(value(properties, "w:rStyle"));
  const hidden = isOn(properties, "w:vanish") ?? (line.hidden || style?.hidden === true);
  const own = runLook(properties);
  const raisedByNote = /note ?reference/i.test(style?.name ?? "");
  const look: Look = {
    ...around,
    ...(raisedByNote ? {} : linkless(style?.look ?? {}, around)),
    ...(around.href === undefined ? own : linkless(own, around)),
    ...languageOf(document, properties),
  };
  for (const node of run.children) {
    if (!hidden || MARKS.has(node.name)) readPart(document, node, look, line);
    else noteHidden(document, node);
  }
}

/** Says what is hidden: words, or a note that nobody can call. */
function noteHidden(document: Document, node: Node): void {
  if (isWords(node)) document.seen.hidden.push(node.text);
  if (!isCall(node)) return;
  const blocks = calledBy(document, node);
  if (blocks.length === 0) return;
  const words = blocks.map((one) => (one.type === "paragraph" ? plainWords(one.pieces) : ""));
  const message = `A note whose mark is hidden in the document was left out: “${words.join(" ").trim()}”`;
  document.remarks.push({ name: "hidden-text", message });
}

function isCall({ name }: Node): boolean {
  return name === "w:footnoteReference" || name === "w:endnoteReference";
}

function calledBy(document: Document, { name, attributes }: Node): readonly RichBlock[] {
  const kind = name === "w:footnoteReference" ? "footnote" : "endnote";
  return document.note(kind, attributes["w:id"] ?? "");
}

/** What hidden runs do to what stands round them. */
const MARKS: ReadonlySet<string> = new Set(["w:fldChar", "w:commentReference"]);

/** The underline of a link is no stress. */
function linkless(look: Look, { href }: Look): Look {
  if (href === undefined) return look;
  const { emphasis: _, ...rest } = look;
  return rest;
}

/** A language of the run's own, where it is not that of the document. */
function languageOf({ styles }: Document, properties: Node | undefined): Look {
  const tag = languageTag(child(properties, "w:lang")?.attributes["w:val"] ?? "");
  if (tag === undefined || styles.language === undefined) return {};
  const primary = (one: string) => one.toLowerCase().split("-")[0];
  return primary(tag) === primary(styles.language) ? {} : { language: tag };
}

/** What a field leads to, on the net or in the document, its words are a link to. */
function fieldLook({ seen }: Document, code: string, look: Look): Look {
  const address = /^\s*HYPERLINK\s+"((?:https?:|mailto:)[^"\s]+)"/i.exec(code)?.[1];
  if (address !== undefined) return { ...look, href: address };
  const place = /^\s*(?:HYPERLINK\s+\\l|REF)\s+"?([^"\s\\]+)/i.exec(code)?.[1];
  if (place === undefined) return look;
  seen.linked.add(place);
  return { ...look, href: `#${place}` };
}

function readPart(document: Document, node: Node, look: Look, line: Line): void {
  const field = document.seen.fields.at(-1);
  const shown = document.seen.fields.every((one) => one.shown && !MADE.test(one.code));
  switch (node.name) {
    case "w:fldChar":
      readField(document, node);
      return;
    case "w:instrText":
    case "w:delInstrText":
      if (field !== undefined && !field.shown) field.code += node.text;
      return;
    case "w:commentReference":
      line.pieces.push(...commentAt(document, node));
      return;
    case "w:br":
    case "w:cr":
      readBreak(node, look, line);
      return;
    case "mc:AlternateContent": {
      const chosen = child(node, "mc:Choice") ?? child(node, "mc:Fallback");
      for (const one of chosen?.children ?? []) readPart(document, one, look, line);
      return;
    }
    default:
  }
  if (!shown) return;
  const words = wordsOf(node);
  if (words !== undefined)
    pushWords(
      words,
      field === undefined ? look : fieldLook(document, field.code, look),
      line.pieces,
    );
  else readObject(document, node, look, line);
}

function isWords({ name }: Node): boolean {
  return name === "w:t" || name === "w:delText";
}

/** The characters a part of a run stands for. */
function wordsOf(node: Node): string | undefined {
  switch (node.name) {
    case "w:t":
    case "w:delText":
      return node.text;
    case "w:tab":
    case "w:ptab":
      return "\t";
    case "w:noBreakHyphen":
      return "\u2011";
    case "w:softHyphen":
      return "";
    case "w:sym": {
      const code = Number.parseInt(node.attributes["w:char"] ?? "", 16);
      return code > 31 && code < 0xd800
        ? String.fromCharCode(code)
        : String.fromCharCode(code & 0xffff || 32);
    }
    case "w:ruby": {
      const base = child(node, "w:rubyBase");
      const reading = child(node, "w:rt");
      return `${base === undefined ? "" : allText(base)}${reading === undefined ? "" : `(${allText(reading)})`}`;
    }
    default:
      return undefined;
  }
}

function readObject(document: Document, node: Node, look: Look, line: Line): void {
  switch (node.name) {
    case "w:footnoteReference":
    case "w:endnoteReference": {
      const blocks = calledBy(document, node);
      if (blocks.length > 0) line.pieces.push({ type: "note", blocks, look: {} });
      return;
    }
    case "w:drawing":
    case "w:pict":
    case "w:object":
      if (isRule(node)) line.rule = line.pieces.some(isWritten) ? "below" : "above";
      else {
        line.pieces.push(...imagesOf(document, node, look));
        boxesIn(node, line.boxes);
      }
      return;
    default:
  }
}

function isWritten(piece: RichPiece): boolean {
  return piece.type === "text" ? piece.text.trim() !== "" : piece.type !== "remark";
}

/** A tenth of an inch, in the units of drawings: nothing lower holds words. */
const LOW = 91_440;

/** A line across the page: what Word calls one, or a shape that is one and is too low for any words. */
function isRule(drawing: Node): boolean {
  if (find(drawing, "v:rect")?.attributes["o:hr"] !== undefined) return true;
  if (find(drawing, "wps:wsp") === undefined || find(drawing, "w:txbxContent") !== undefined)
    return false;
  const { cx, cy } = find(drawing, "wp:extent")?.attributes ?? {};
  const [width, height] = [Number(cx), Number(cy)];
  return height >= 0 && height < LOW && width > Math.max(LOW, height) * 20;
}

/** The paragraphs of text boxes, which hang on a run and stand where they like. */
function boxesIn(node: Node, into: Node[]): void {
  for (const one of node.children) {
    if (one.name === "w:txbxContent") into.push(...one.children);
    else if (one.name !== "mc:Fallback") boxesIn(one, into);
  }
}

function readBreak({ name, attributes }: Node, look: Look, line: Line): void {
  const type = name === "w:br" ? attributes["w:type"] : undefined;
  if (type === undefined || type === "textWrapping") line.pieces.push({ type: "break", look });
  else if (line.pieces.some(isWritten)) line.breakAfter = true;
  else line.breakBefore = true;
}
