import { callsComment } from "./comments.ts";
import { type Element, elementsIn, isNamed, textOf } from "./tree.ts";

/** The notes of a page: what calls each, and what is a note's and not the text's. */
export interface Notes {
  /** The element that holds the words of the note a link calls. */
  bodyOf(link: Element): Element | undefined;
  /** Holds the words of a note, or nothing but notes. */
  isBody(element: Element): boolean;
  /** Leads back from a note to its call, or is the note's own number. */
  isBack(element: Element): boolean;
}

/** What calls a note as a rule: a number or a letter, bracketed or not, or a mark. */
const CALL = /^[[(]?(?:\d{1,4}|[a-z]{1,2}|[ivx]{1,6}|[*†‡§¶]{1,3})[\])]?$/i;

const BLOCKS = /^(?:p|li|div|aside|section|dd|td|blockquote)$/;

/** Finds the notes of a page by its links: a call leads to a place that leads back, or says it is a note. */
export function notesOf(page: Element): Notes {
  const all = elementsIn(page);
  const byId = namesOf(all);
  const order = new Map(all.map((element, at) => [element, at]));
  const calls = new Map<Element, Element>();
  const backs = new Set<Element>();
  const bodies = new Set<Element>();
  for (const link of all) {
    const called =
      link.name === "a" ? noteCalled(link, byId.get(targetOf(link)), order) : undefined;
    if (called === undefined) continue;
    const { body, back } = called;
    calls.set(link, body);
    bodies.add(body);
    for (const one of elementsIn(body)) if (one === back || isBackLink(one)) backs.add(one);
  }
  return {
    bodyOf: (link) => calls.get(link),
    isBody: (element) => bodies.has(element) || (bodies.size > 0 && onlyNotes(element, bodies)),
    isBack: (element) => backs.has(element),
  };
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
  order: ReadonlyMap<Element, number>,
): { readonly body: Element; readonly back: Element | undefined } | undefined {
  const none = target === undefined || isBackLink(link) || callsComment(link);
  const body = none ? undefined : blockAround(target);
  if (target === undefined || body === undefined || holds(body, link)) return undefined;
  const back = backLink(body, link, target);
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

/** The block that holds the words of a note: the target itself, or the one round it. */
function blockAround(target: Element): Element | undefined {
  for (let up: Element | undefined = target; up !== undefined; up = up.parent) {
    if (!BLOCKS.test(up.name)) continue;
    // A paragraph alone in its box is the box.
    const { parent } = up;
    const box = parent?.name === "div" || parent?.name === "aside" || parent?.name === "section";
    const alone = up.name === "p" && (parent?.name === "li" || (box && elementsOf(parent) === 1));
    const whole = alone || (box && isNoteBox(parent, up));
    return whole && parent !== undefined ? parent : up;
  }
  return undefined;
}

/**
 * A box round all paragraphs of one note: Word names it by the note's number, LibreOffice too;
 * that of Google has no name, and its other paragraphs have no place a link could lead to.
 */
function isNoteBox(box: Element, first: Element): boolean {
  const inside = box.children.filter((child) => typeof child !== "string");
  if (inside[0] !== first) return false;
  const { id } = box.attributes;
  if (id !== undefined) return /(?:note|ftn|edn|fn)[-_:]?\d+$/i.test(id);
  if (Object.keys(box.attributes).length > 0) return false;
  return inside.slice(1).every((one) => one.name === "p" && !elementsIn(one).some(isPlace));
}

function isPlace({ name, attributes }: Element): boolean {
  return name === "a" && (attributes["id"] ?? attributes["name"]) !== undefined;
}

function elementsOf({ children }: Element): number {
  return children.filter((child) => typeof child !== "string").length;
}

function holds(element: Element, inner: Element): boolean {
  for (let up: Element | undefined = inner; up !== undefined; up = up.parent)
    if (up === element) return true;
  return false;
}

/** A link in the note to its call, or to what stands round the call. */
function backLink(body: Element, link: Element, target: Element): Element | undefined {
  const ids = new Set<string>();
  for (let up: Element | undefined = link, i = 0; up !== undefined && i < 3; up = up.parent, i++) {
    for (const id of [up.attributes["id"], up.attributes["name"]]) if (id) ids.add(id);
  }
  const links = [target, ...elementsIn(body)].filter(({ name }) => name === "a");
  return links.find((one) => ids.has(targetOf(one)));
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
