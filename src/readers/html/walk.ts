import type { AssetRef, QuotationKind, SectionRole } from "../../model/book.ts";
import type { Remark } from "../rich/draft.ts";
import type { ListPlace } from "../rich/group.ts";
import {
  isEmpty,
  type Look,
  pushWords,
  type RichBlock,
  type RichParagraph,
  type RichPiece,
} from "../rich/rich.ts";
import { type CalledNotes, noteCalled } from "./called-notes.ts";
import type { BackgroundOf } from "./colours.ts";
import type { Comments } from "./comments.ts";
import { isSilent } from "./content.ts";
import { figureOf } from "./figure.ts";
import { withListsNested } from "./flat-lists.ts";
import { hiddenBy, showsSome, takeHidden } from "./hidden.ts";
import { imageOf } from "./images.ts";
import { paragraphsOf, type Setting } from "./lines.ts";
import { addressOf, isUnderlined } from "./link.ts";
import { listOf } from "./list.ts";
import type { Notes } from "./notes.ts";
import { lookOf, type Style, type StyleOf } from "./style.ts";
import { tableOf } from "./table.ts";
import { type Element, isNamed, textOf } from "./tree.ts";
import { verseOf } from "./verse.ts";
import { withLists, wordItemOf } from "./word-list.ts";

/** A page while it is walked. */
export interface Walk {
  /** The id of the file, that paths of images start at. */
  readonly id: string;
  readonly styleOf: StyleOf;
  readonly backgroundOf: BackgroundOf;
  /** What seemed hidden and was said to be kept. */
  readonly doubted: Set<Element>;
  readonly notes: Notes;
  readonly comments: Comments;
  readonly remarks: Remark[];
  readonly embedded: Map<AssetRef, Uint8Array>;
  /** Ids that a link of the page leads to and that a heading has. */
  readonly targets: ReadonlySet<string>;
  /** True for what is no text of the author. */
  readonly isChrome: (element: Element) => boolean;
  /** What is known of headings beside their words: how deep they stand, and what they head. */
  readonly said?: ReadonlyMap<Element, SaidOfHeading>;
  /** The image of an address, where the page is packed together with its images. */
  readonly packed?: (src: string) => AssetRef | undefined;
  /** Elements known to hold blocks, or not. */
  readonly blockish: Map<Element, boolean>;
  /** Elements known to hold lines of verse, or not. */
  readonly lined: Map<Element, boolean>;
  /** The title of what is read is known, and no paragraph is asked for it. */
  readonly titled?: boolean;
  /** What was met already. */
  readonly seen: { title: boolean };
  readonly called: CalledNotes;
}

/** What a package says of one of its headings. */
export interface SaidOfHeading {
  readonly level?: number;
  readonly section?: SectionRole | "part";
  readonly id?: string;
}

/** What an element inherits from those round it. */
export interface Around {
  readonly look: Look;
  readonly setting: Setting;
}

const BLOCKS: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 " +
    "header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);

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

/** Leaves out what is hidden, a site's, or a note's, and says what went. */
function isLeftOut(walk: Walk, element: Element): boolean {
  if (walk.notes.isBody(element) || walk.notes.isBack(element)) return true;
  if (walk.comments.isBody(element)) return true;
  if (isSilent(element)) return true;
  const text = () => textOf(element).slice(0, 60);
  if (walk.isChrome(element)) {
    if (text() !== "")
      walk.remarks.push({
        name: "site-matter",
        message: `“${text()}” is a site’s own and was left out`,
      });
    return true;
  }
  return isHidden(walk, element);
}

/** Says what is hidden; false for what is in sight, as a whole or after what was hidden of it is taken out. */
function isHidden(walk: Walk, element: Element): boolean {
  const { styleOf, backgroundOf, remarks, doubted } = walk;
  const how = hiddenBy(element, styleOf(element), backgroundOf);
  if (how === undefined || (how === "perhaps" && doubted.has(element))) return false;
  const partly = how === "words" && showsSome(element, styleOf);
  const words = (partly ? takeHidden(element, styleOf) : textOf(element)).slice(0, 60);
  const what =
    how === "perhaps"
      ? "seems to be hidden in the page, and was kept"
      : "is hidden in the page and was left out";
  if (words !== "") remarks.push({ name: "hidden-text", message: `“${words}” ${what}` });
  if (how === "perhaps") doubted.add(element);
  return how !== "perhaps" && !partly;
}

function isBlock(walk: Walk, element: Element): boolean {
  if (BLOCKS.has(element.name) || isRule(element)) return true;
  const known = walk.blockish.get(element);
  if (known !== undefined) return known;
  const holds = element.children.some((child) => typeof child !== "string" && isBlock(walk, child));
  walk.blockish.set(element, holds);
  return holds;
}

/** A picture as low as a line, as programs draw a rule. */
function isRule({ name, attributes }: Element): boolean {
  if (name !== "img") return false;
  const height = Number(attributes["height"]);
  return height > 0 && height <= 4 && Number(attributes["width"]) >= height * 20;
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
