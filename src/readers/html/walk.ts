import type { QuotationKind } from "../../model/book.ts";
import type { ListPlace } from "../rich/group.ts";
import {
  isEmpty,
  type Look,
  pushWords,
  type RichBlock,
  type RichParagraph,
  type RichPiece,
} from "../rich/rich.ts";
import { BLOCKS, isBlock } from "./blockish.ts";
import { noteCalled } from "./called-notes.ts";
import { figureOf } from "./figure.ts";
import { withListsNested } from "./flat-lists.ts";
import { imageOf } from "./images.ts";
import { isLeftOut } from "./left-out.ts";
import { paragraphsOf, type Setting } from "./lines.ts";
import { addressOf, isUnderlined } from "./link.ts";
import { listOf } from "./list.ts";
import { lookOf, type Style } from "./style.ts";
import { tableOf } from "./table.ts";
import { type Element, isNamed, textOf } from "./tree.ts";
import { verseOf } from "./verse.ts";
import type { Around, Walk } from "./walking.ts";
import { withLists, wordItemOf } from "./word-list.ts";

const VERSE = /^(?:verse|poem|poetry|line-block|stanza)$/i;

/** Classes that say what kind of matter an element sets apart. */
const KINDS: readonly (readonly [RegExp, QuotationKind])[] = [
  [/^epigraph$/i, "epigraph"],
  [/^letter$/i, "letter"],
  [/^(?:message|messages|text-message|chat)$/i, "message"],
  [/^dedication$/i, "dedication"],
  [/^(?:sign|notice|status-?box)$/i, "sign"],
  [/^aside$/i, "aside"],
];

/** The blocks inside an element: its blocks, and the lines between them as paragraphs. */
export function blocksIn(walk: Walk, element: Element, around: Around): readonly RichBlock[] {
  const blocks: RichBlock[] = [];
  const listed = new Map<RichBlock, ListPlace>();
  let line: RichPiece[] = [];
  const flush = () => {
    if (line.length > 0) for (const block of paragraphsOf(line, around.setting)) blocks.push(block);
    line = [];
  };
  const block = (child: Element) => {
    const item = wordItemOf(child, walk.styleOf);
    for (const made of blockFrom(walk, item?.paragraph ?? child, around)) {
      blocks.push(made);
      if (item !== undefined) listed.set(made, item.place);
    }
  };
  for (const child of withListsNested(element.children)) {
    if (typeof child === "string") words(child, around.look, line);
    else if (isLeftOut(walk, child)) continue;
    else if (isBlock(walk, child)) {
      flush();
      block(child);
    } else inline(walk, child, around.look, line);
  }
  flush();
  return withLists(blocks, listed);
}

/** The pieces inside an element, blocks in it parted by line breaks. */
export function piecesIn(walk: Walk, element: Element, look: Look): readonly RichPiece[] {
  const into: RichPiece[] = [];
  pieces(walk, element, look, into);
  return into;
}

function pieces(walk: Walk, element: Element, look: Look, into: RichPiece[]): void {
  for (const child of element.children) {
    if (typeof child === "string") words(child, look, into);
    else if (!isLeftOut(walk, child)) {
      if (BLOCKS.has(child.name) && !isEmpty(into)) into.push({ type: "break", look });
      inline(walk, child, look, into);
    }
  }
}

/** White space is run together as a browser does it, but for no-break spaces. */
function words(text: string, look: Look, into: RichPiece[]): void {
  const last = into.at(-1);
  const open =
    last?.type === "text" ? !/[ \n]$/.test(last.text) : last !== undefined && last.type !== "break";
  const run = text.replace(/[ \t\r\n\f]+/g, " ");
  const value = open ? run : run.replace(/^ /, "");
  // Pieces are not joined here: to look at the end of a text that grows costs more the longer it is.
  if (value !== "") into.push({ type: "text", text: value, look });
}

function inline(walk: Walk, element: Element, around: Look, into: RichPiece[]): void {
  const look = lookOf(element, walk.styleOf(element), around);
  switch (element.name) {
    case "br":
      into.push({ type: "break", look: around });
      return;
    case "img": {
      const image = imageOf(walk, element, around);
      if (image !== undefined) into.push(image);
      return;
    }
    case "#comment":
    case "a":
      link(walk, element, look, into);
      return;
    case "q":
      pushWords("“", look, into);
      pieces(walk, element, look, into);
      pushWords("”", look, into);
      return;
    case "rp":
      return;
    case "rt":
      // Readings stand after their characters, as where ruby cannot be shown.
      pushWords("(", look, into);
      pieces(walk, element, look, into);
      pushWords(")", look, into);
      return;
    default:
      pieces(walk, element, look, into);
  }
}

function link(walk: Walk, element: Element, look: Look, into: RichPiece[]): void {
  const comment = walk.comments.of(element);
  if (comment !== undefined) {
    into.push({ type: "remark", comment, look: {} });
    return;
  }
  const body = walk.notes.bodyOf(element);
  if (body !== undefined) {
    const blocks = (one: Element) => blocksIn(walk, one, { look: {}, setting: {} });
    const note = noteCalled(walk, { link: element, body }, blocks);
    if (note === undefined) pieces(walk, element, look, into);
    else into.push({ type: "note", blocks: note, look: {} });
    return;
  }
  const href = addressOf(element.attributes["href"]?.trim() ?? "");
  const inside = href.startsWith("#") && walk.targets.has(href.slice(1));
  const leads = inside || /^(?:https?:|mailto:)/i.test(href);
  if (!leads && href !== "" && !href.startsWith("#")) {
    const message = `The link to “${href.slice(0, 80)}” leads nowhere a book can lead; its words stay`;
    walk.remarks.push({ name: "link", message });
  }
  const own = leads && isUnderlined(walk.styleOf, element) ? { ...look, emphasis: false } : look;
  pieces(walk, element, leads ? { ...own, href } : own, into);
}

function settingOf({ name, attributes }: Element, style: Style, around: Setting): Setting {
  // WordPress says by a class what others say by a style.
  const named = /(?:^|\s)has-text-align-(center|right)(?:\s|$)/.exec(
    attributes["class"] ?? "",
  )?.[1];
  const align = style["text-align"] ?? attributes["align"]?.toLowerCase() ?? named;
  if (name === "center" || align === "center") return { align: "center" };
  if (align === "right" || align === "end") return { align: "end" };
  return align === undefined ? around : {};
}

function blockFrom(walk: Walk, element: Element, around: Around): readonly RichBlock[] {
  const { name } = element;
  const style = walk.styleOf(element);
  const inner: Around = {
    look: lookOf(element, style, around.look),
    setting: settingOf(element, style, around.setting),
  };
  if (/^h[1-6]$/.test(name)) return heading(walk, element, inner);
  const said = roleOf(walk, element);
  if (said !== undefined)
    return [{ type: "paragraph", role: said, pieces: piecesIn(walk, element, {}) }];
  if (isNamed(element, VERSE))
    return verseOf(element, {
      pieces: (line) => piecesIn(walk, line, inner.look),
      blocks: (stanza) => blocksIn(walk, stanza, { look: inner.look, setting: {} }),
      lined: walk.lined,
    });
  const kind = KINDS.find(([names]) => isNamed(element, names))?.[1];
  if (kind !== undefined) return quotation(walk, element, inner, kind);
  switch (name) {
    case "hr":
    case "img":
      return [{ type: "rule", space: isNamed(element, /^scene-space$/) }];
    case "blockquote":
      return quotation(walk, element, inner, "quotation");
    case "aside":
      return quotation(walk, element, inner, "aside");
    case "ul":
    case "ol":
      return [
        listOf(element, {
          isLeftOut: (item) => isLeftOut(walk, item),
          blocks: (item) => blocksIn(walk, item, inner),
        }),
      ];
    case "table":
      return tableOf(element, {
        styleOf: walk.styleOf,
        pieces: (cell) => piecesIn(walk, cell, inner.look),
        blocks: (cell) => blocksIn(walk, cell, inner),
      });
    case "figure":
      return figureOf(element, {
        pieces: (caption) => piecesIn(walk, caption, {}),
        blocks: (frame) => blocksIn(walk, frame, inner),
      });
    case "pre":
      return preformatted(walk, element, inner);
    default:
      return container(walk, element, { inner, style });
  }
}

function roleOf(walk: Walk, element: Element): RichParagraph["role"] {
  if (walk.titled === true || !/^(?:p|div|h[1-6])$/.test(element.name)) return undefined;
  if (isNamed(element, /^(?:author|byline)$/) && textOf(element).length < 100) return "author";
  if (isNamed(element, /^(?:subtitle(?:-western)?|MsoSubtitle)$/)) return "subtitle";
  if (isNamed(element, /^date$/)) return "date";
  if (!isNamed(element, /^(?:title(?:-western)?|MsoTitle)$/) || walk.seen.title) return undefined;
  walk.seen.title = true;
  return "title";
}

function heading(walk: Walk, element: Element, { look, setting }: Around): readonly RichBlock[] {
  const role = roleOf(walk, element);
  // The weight of a heading is its looks and no stress.
  const pieces = piecesIn(walk, labelled(element), { ...look, strong: false });
  const said = walk.said?.get(element);
  if (isEmpty(pieces) && said?.section === undefined) return [];
  if (role !== undefined) return [{ type: "paragraph", role, pieces }];
  const id = said?.id ?? element.attributes["id"];
  const level = said?.level ?? Number(element.name.charAt(1));
  const kept = id !== undefined && walk.targets.has(id) ? { id } : {};
  const section = said?.section === undefined ? {} : { section: said.section };
  return [{ type: "paragraph", level, pieces, ...setting, ...kept, ...section }];
}

/** A heading whose label and title are set apart by style alone has a colon between them in words. */
function labelled(element: Element): Element {
  const spans = element.children.filter((child): child is Element => typeof child !== "string");
  const [label, title, ...more] = spans;
  if (label === undefined || title === undefined || more.length > 0) return element;
  if (!isNamed(label, /^label$/) || !isNamed(title, /^title$/)) return element;
  const joint = /[.:!?…]$/.test(textOf(label)) ? " " : ": ";
  return { ...element, children: [label, joint, title] };
}

function quotation(
  walk: Walk,
  element: Element,
  around: Around,
  kind: QuotationKind,
): readonly RichBlock[] {
  const blocks = blocksIn(walk, element, around).filter(({ type }) => type !== "gap");
  return blocks.length === 0 ? [] : [{ type: "quotation", kind, blocks }];
}

function preformatted(walk: Walk, element: Element, around: Around): readonly RichBlock[] {
  const inner = element.children.some((child) => typeof child !== "string" && isBlock(walk, child));
  if (inner) return blocksIn(walk, element, around);
  const value = rawText(walk, element).replace(/^\n|\s+$/g, "");
  const code = element.children.find((child): child is Element => typeof child !== "string");
  const syntax = /(?:^|\s)language-([\w+#-]+)/.exec(code?.attributes["class"] ?? "")?.[1];
  return value === "" ? [] : [{ type: "code", value, ...(syntax !== undefined && { syntax }) }];
}

function rawText(walk: Walk, { children }: Element): string {
  return children
    .map((child) => {
      if (typeof child === "string") return child;
      if (child.name === "br") return "\n";
      return isLeftOut(walk, child) ? "" : rawText(walk, child);
    })
    .join("");
}

function container(
  walk: Walk,
  element: Element,
  { inner, style }: { readonly inner: Around; readonly style: Style },
): readonly RichBlock[] {
  const blocks = blocksIn(walk, element, inner);
  const turned = /always|page|left|right/.test(
    style["page-break-before"] ?? style["break-before"] ?? "",
  );
  const page: readonly RichBlock[] = turned ? [{ type: "gap", newPage: true }] : [];
  // An empty paragraph is an empty line.
  if (blocks.length === 0 && element.name === "p")
    return [...page, { type: "gap", newPage: false }];
  return [...page, ...blocks];
}
