import { append } from "../../base/append.ts";
import { callsComment } from "./comments.ts";
import { type Element, elementsIn, firstIn, isNamed, textOf } from "./tree.ts";

/** The notes of a page: what calls each, and what is a note's and not the text's. */
export interface Notes {
  /** The element that holds the words of the note a link calls. */
  bodyOf(link: Element): Element | undefined;
  /** True for a note that is called from the text, and not only from other notes. */
  isInText(body: Element): boolean;
  /** Holds the words of a note, or nothing but notes. */
  isBody(element: Element): boolean;
  /** Leads back from a note to its call, or is the note's own number. */
  isBack(element: Element): boolean;
}

/** What calls a note as a rule: a number or a letter, bracketed or not, or a mark. */
const CALL = /^[[(]?(?:\d{1,4}|[a-z]{1,2}|[ivx]{1,6}|[*†‡§¶]{1,3})[\])]?$/i;

const BLOCKS = /^(?:p|li|div|aside|section|dd|td|blockquote)$/;

/** Finds the notes of a page by its links: a call leads to a place that leads back, or says it is a note. */
export function notesOf(root: Element): Notes {
  const all = elementsIn(root);
  const byId = namesOf(all);
  const page = pageOf(all);
  const calls = new Map<Element, Element>();
  const backs = new Set<Element>();
  const bodies = new Set<Element>();
  for (const link of all) {
    const called = link.name === "a" ? noteCalled(link, byId.get(targetOf(link)), page) : undefined;
    if (called === undefined) continue;
    const { body, back } = called;
    calls.set(link, body);
    if (back !== undefined && holds(body, back)) backs.add(back);
    if (bodies.has(body)) continue;
    bodies.add(body);
    for (const one of elementsIn(body).filter(isBackLink)) backs.add(one);
  }
  // A call in a note may lead to the note that calls it.
  for (const link of calls.keys()) backs.delete(link);
  const inText = calledFrom(calls, bodies);
  return {
    bodyOf: (link) => calls.get(link),
    isInText: (body) => inText.has(body),
    isBody: (element) => bodies.has(element) || (bodies.size > 0 && onlyNotes(element, bodies)),
    isBack: (element) => backs.has(element),
  };
}

/** The notes that the text itself calls. Those that neither it nor they nor what they call ever call are none. */
function calledFrom(calls: Map<Element, Element>, bodies: Set<Element>): ReadonlySet<Element> {
  const text = new Set<Element>();
  const inNotes = new Map<Element, Element[]>();
  for (const [link, body] of calls) {
    const note = noteAround(link, bodies);
    if (note === undefined) text.add(body);
    else append(inNotes, note, body);
  }
  const reached = new Set(text);
  for (const body of reached) for (const inner of inNotes.get(body) ?? []) reached.add(inner);
  for (const body of bodies) if (!reached.has(body)) bodies.delete(body);
  for (const [link, body] of calls) if (!reached.has(body)) calls.delete(link);
  return text;
}

function noteAround(link: Element, bodies: ReadonlySet<Element>): Element | undefined {
  let up = link.parent;
  while (up !== undefined && !bodies.has(up)) up = up.parent;
  return up;
}

/** A page while its notes are looked for. What is known of a note is found once, however many links lead to it. */
interface Page {
  readonly order: ReadonlyMap<Element, number>;
  readonly blockAround: (target: Element) => Element | undefined;
  readonly linksIn: (body: Element) => ReadonlyMap<string, Element>;
}

function pageOf(all: readonly Element[]): Page {
  const blocks = new Map<Element, Element>();
  const links = new Map<Element, ReadonlyMap<string, Element>>();
  return {
    order: new Map(all.map((element, at) => [element, at])),
    blockAround(target) {
      const block = blockOf(target);
      if (block === undefined) return undefined;
      const known = blocks.get(block) ?? wholeNote(block);
      blocks.set(block, known);
      return known;
    },
    linksIn(body) {
      const known = links.get(body) ?? firstLinks(body);
      links.set(body, known);
      return known;
    },
  };
}

/** The first link of an element to each place. */
function firstLinks(body: Element): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>();
  for (const one of elementsIn(body)) {
    const target = targetOf(one);
    if (one.name === "a" && !found.has(target)) found.set(target, one);
  }
  return found;
}

/** Elements by their id or name; the first of two counts. */
function namesOf(all: readonly Element[]): ReadonlyMap<string, Element> {
  const byId = new Map<string, Element>();
  for (const element of all) {
    const id = element.attributes["id"] ?? element.attributes["name"];
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
  }
  return byId;
}

/** The words of the note a link calls, and the way back from them; undefined where it calls none. */
function noteCalled(
  link: Element,
  target: Element | undefined,
  page: Page,
): { readonly body: Element; readonly back: Element | undefined } | undefined {
  const { order, blockAround } = page;
  const none = target === undefined || isBackLink(link) || callsComment(link);
  const body = none ? undefined : blockAround(target);
  if (target === undefined || body === undefined || holds(body, link)) return undefined;
  const back = backLink(page, { body, link, target });
  const says = /noteref/.test(kindOf(link)) || isNamed(link, /^(?:footnote-ref|noteref)$/);
  const looks = CALL.test(textOf(link)) && back !== undefined;
  // Of two links that lead to each other the call is the one that comes first on the page.
  const first = (order.get(link) ?? 0) < (order.get(target) ?? 0);
  return says || (looks && first) ? { body, back } : undefined;
}

function targetOf({ attributes }: Element): string {
  const href = attributes["href"] ?? "";
  return href.startsWith("#") ? href.slice(1) : "";
}

function kindOf({ attributes }: Element): string {
  return `${attributes["role"] ?? ""} ${attributes["epub:type"] ?? ""}`;
}

function isBackLink(link: Element): boolean {
  if (link.name !== "a") return false;
  return (
    /backlink/.test(kindOf(link)) ||
    isNamed(link, /^(?:footnote-back|footnote-backref|backref|reversefootnote)$/) ||
    /^(?:↩\uFE0E?|\^|↑|\[?back\]?|return)$/i.test(textOf(link))
  );
}

/** The block a note's place stands in: the target itself, or the one round it. */
function blockOf(target: Element): Element | undefined {
  let up: Element | undefined = target;
  while (up !== undefined && !BLOCKS.test(up.name)) up = up.parent;
  return up;
}

/** The block that holds all words of a note: a paragraph alone in its box is the box. */
function wholeNote(block: Element): Element {
  const { parent } = block;
  const box = parent?.name === "div" || parent?.name === "aside" || parent?.name === "section";
  const alone = block.name === "p" && (parent?.name === "li" || (box && isOnly(block, parent)));
  const whole = alone || (box && isNoteBox(parent, block));
  return whole && parent !== undefined ? parent : block;
}

/**
 * A box round all paragraphs of one note: Word names it by the note's number, LibreOffice too;
 * that of Google has no name, and its other paragraphs have no place a link could lead to.
 */
function isNoteBox(box: Element, first: Element): boolean {
  if (box.children.find((child) => typeof child !== "string") !== first) return false;
  const { id } = box.attributes;
  if (id !== undefined) return /(?:note|ftn|edn|fn)[-_:]?\d+$/i.test(id);
  if (Object.keys(box.attributes).length > 0) return false;
  return box.children.every(
    (one) =>
      typeof one === "string" ||
      one === first ||
      (one.name === "p" && firstIn(one, isPlace) === undefined),
  );
}

function isPlace({ name, attributes }: Element): boolean {
  return name === "a" && (attributes["id"] ?? attributes["name"]) !== undefined;
}

/** True for the one element of its parent. Of a page with many it looks at two. */
function isOnly(element: Element, { children }: Element): boolean {
  const isOther = (child: Element | string) => typeof child !== "string" && child !== element;
  return !children.some(isOther);
}

function holds(element: Element, inner: Element): boolean {
  for (let up: Element | undefined = inner; up !== undefined; up = up.parent)
    if (up === element) return true;
  return false;
}

/** A link in the note to its call, or to what stands round the call. */
function backLink(
  { order, linksIn }: Page,
  {
    body,
    link,
    target,
  }: { readonly body: Element; readonly link: Element; readonly target: Element },
): Element | undefined {
  const links = linksIn(body);
  const ids = new Set<string>();
  for (let up: Element | undefined = link, i = 0; up !== undefined && i < 3; up = up.parent, i++) {
    for (const id of [up.attributes["id"], up.attributes["name"]]) if (id) ids.add(id);
  }
  if (target.name === "a" && ids.has(targetOf(target))) return target;
  const back = [...ids].flatMap((id) => links.get(id) ?? []);
  return back.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))[0];
}

/** True for a section or list that holds notes and nothing else but rules and headings. */
function onlyNotes(element: Element, bodies: ReadonlySet<Element>): boolean {
  if (!/^(?:section|div|aside|ol|ul|footer|dl)$/.test(element.name)) return false;
  let found = false;
  for (const child of element.children) {
    if (typeof child === "string") {
      if (child.trim() !== "") return false;
    } else if (bodies.has(child) || onlyNotes(child, bodies)) found = true;
    else if (child.name !== "hr" && !/^h[1-6]$/.test(child.name)) return false;
  }
  return found;
}
